import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { settings } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { withRequestId } from "@/lib/kernel/request-id";
import { type SignedIn, signIn, signOut } from "@/lib/people/sign-in/commands";
import { addressOf } from "./address";

/** How long a session lasts (seconds); it is not prolonged. */
export const SESSION_SECONDS = 8 * 3600;

const inSeconds = (moment: number) => Math.floor(moment / 1000);

/** True once a session has lasted its time. The library renews the cookie whenever it is asked, the session it does not. */
export const isOver = ({ until }: { until: number }, now = Date.now()): boolean => until <= inSeconds(now);

/** The session's cookie: out of a script's reach, and over https only where the site's address is https. */
export function sessionCookie() {
  const secure = settings().NEXTAUTH_URL.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return { name: `${secure ? "__Secure-" : ""}next-auth.session-token`, options };
}

/** A fault while signing in is logged here; the library would show its text to the browser. */
async function checkCredentials(raw: unknown, headers: Record<string, unknown>): Promise<SignedIn | null> {
  const requestId = String(headers["x-request-id"] ?? "");
  try {
    return await withRequestId(requestId, () => signIn(raw, addressOf(headers)));
  } catch (err) {
    log().error({ err, requestId }, "fault while signing in");
    throw new Error("Unavailable", { cause: err });
  }
}

/** The session cookie carries the person's id and epoch and nothing else; roles never travel in it. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
  get secret() {
    return settings().NEXTAUTH_SECRET;
  },
  get cookies() {
    return { sessionToken: sessionCookie() };
  },
  logger: {
    // The library's details may hold what somebody typed: its code alone says enough.
    error: (code) => log().error({ code }, "sign-in library"),
    warn: (code) => log().warn({ code }, "sign-in library"),
    debug: () => undefined,
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (raw, request) => checkCredentials(raw, request.headers ?? {}),
    }),
  ],
  events: {
    // The library's type leaves out that a cookie may be gone or damaged.
    signOut: async ({ token }: { token?: JWT | null }) => {
      if (token) await signOut({ id: token.personId, epoch: token.epoch });
    },
  },
  callbacks: {
    jwt({ token, user }) {
      if (user) {
        token.personId = user.id;
        token.epoch = user.epoch;
        delete token.email;
        delete token.name;
        delete token.picture;
        delete token.sub;
        token.until = inSeconds(Date.now()) + SESSION_SECONDS;
      }
      token.until ??= token.exp;
      return token;
    },
    session({ session, token }) {
      return { expires: session.expires, personId: token.personId, epoch: token.epoch, until: token.until ?? 0 };
    },
  },
};
