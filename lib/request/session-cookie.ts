import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { settings } from "@/lib/kernel/env";
import { DEVICE_SECONDS } from "@/lib/people/sign-in/sign-in-lockout";

/** True when people type an https address, so that cookies may be bound to it. */
const isSecure = () => settings().NEXTAUTH_URL.startsWith("https:");

/** Over https the browser itself refuses such a name from another host, for another path or without encryption. */
const hostBound = (name: string) => `${isSecure() ? "__Host-" : ""}${name}`;

/** A cookie out of a script's reach, and over https for this host alone. */
const cookieCalled = (name: string) => ({
  name: hostBound(name),
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
});

export const sessionCookie = () => cookieCalled("next-auth.session-token");
export const deviceCookie = () => cookieCalled("known-device");

/** Of another key than the session's, so that neither cookie can stand in for the other. */
const DEVICE_SALT = "known-device";

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

/** The device identifier in a cookie's value; null where the value is damaged, too old or signed with another secret. */
export async function deviceTokenOf(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const given = { token: value, secret: settings().NEXTAUTH_SECRET, salt: DEVICE_SALT };
  const read = await decode(given).catch(() => null);
  return typeof read?.device === "string" ? read.device : null;
}

/** The device identifier that this request's browser presents; null where it presents none. */
export const readDeviceToken = async (): Promise<string | null> =>
  deviceTokenOf((await cookies()).get(deviceCookie().name)?.value);

/** Makes this browser present the identifier for ninety days. For route handlers and server actions only. */
export async function writeDeviceToken(device: string): Promise<void> {
  const { name, options } = deviceCookie();
  const secret = settings().NEXTAUTH_SECRET;
  const value = await encode({ token: { device }, secret, salt: DEVICE_SALT, maxAge: DEVICE_SECONDS });
  (await cookies()).set(name, value, { ...options, maxAge: DEVICE_SECONDS });
}
