import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { settings } from "@/lib/kernel/env";

/** True when people type an https address, so that cookies may be bound to it. */
const isSecure = () => settings().NEXTAUTH_URL.startsWith("https:");

/** Over https the browser itself refuses such a name from another host, for another path or without encryption. */
const hostBound = (name: string) => `${isSecure() ? "__Host-" : ""}${name}`;

/** The session's cookie: out of a script's reach, and over https for this host alone. */
export const sessionCookie = () => ({
  name: hostBound("next-auth.session-token"),
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
});

/**
 * The session identifier in a cookie's value. Null where the value is damaged, too old, signed with another secret, or of
 * the earlier form, which names a person and no session.
 */
export async function sessionTokenOf(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const read = await decode({ token: value, secret: settings().NEXTAUTH_SECRET }).catch(() => null);
  return typeof read?.session === "string" ? read.session : null;
}

/** The session identifier that this request's browser presents; null where it presents none. */
export const readSessionToken = async (): Promise<string | null> =>
  sessionTokenOf((await cookies()).get(sessionCookie().name)?.value);
