import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { settings } from "@/lib/kernel/env";
import { signIn } from "@/lib/people/sign-in/commands";
import { addressOf } from "./address";

const EIGHT_HOURS = 8 * 3600;

/** The session cookie carries the person's id and epoch and nothing else; roles never travel in it. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: EIGHT_HOURS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  get secret() {
    return settings().NEXTAUTH_SECRET;
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (raw, request) => signIn(raw, addressOf(request.headers ?? {})),
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user) {
        token.personId = user.id;
        token.epoch = user.epoch;
        delete token.email;
        delete token.name;
        delete token.picture;
      }
      return token;
    },
    session({ session, token }) {
      return { expires: session.expires, personId: token.personId, epoch: token.epoch };
    },
  },
};
