import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { settings } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { withRequestId } from "@/lib/kernel/request-id";
import { SESSION_SECONDS } from "@/lib/people/sessions/session-limits";
import { type SignedIn, signIn, signOut } from "@/lib/people/sign-in/sign-in.commands";
import { safeReturn } from "./return-address";
import { readDeviceToken, readSessionToken, sessionCookie, writeDeviceToken } from "./session-cookie";
import { visitorOf } from "./visitor-address";

/** A fault while signing in is logged here; the library would show its text to the browser. */
async function checkCredentials(raw: unknown, headers: Record<string, unknown>): Promise<SignedIn | null> {
  const requestId = String(headers["x-request-id"] ?? "");
  try {
    const token = (await readSessionToken()) ?? undefined;
    const deviceToken = (await readDeviceToken()) ?? undefined;
    const visitor = { ...visitorOf(headers), token, deviceToken };
    const signedIn = await withRequestId(requestId, () => signIn(raw, visitor));
    if (signedIn) await writeDeviceToken(signedIn.deviceToken);
    return signedIn;
  } catch (err) {
    log().error({ err, requestId }, "fault while signing in");
    throw new Error("Unavailable", { cause: err });
  }
}

/** The session cookie carries a random identifier and nothing else; whose it is and what they may do is in the database. */
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
      async authorize(raw, request) {
        const signedIn = await checkCredentials(raw, request.headers ?? {});
        return signedIn && { id: signedIn.personId, token: signedIn.token };
      },
    }),
  ],
  events: {
    // The library's type leaves out that a cookie may be gone or damaged.
    signOut: async ({ token }: { token?: JWT | null }) => {
      if (token?.session) await signOut(token.session);
    },
  },
  callbacks: {
    redirect: safeReturn,
    jwt: ({ token, user }) => (user ? { session: user.token } : token),
    // A script may read this answer: it says nothing. The application reads the cookie itself.
    session: ({ session }) => ({ expires: session.expires }),
  },
};
