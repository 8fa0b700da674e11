import type { Browser, BrowserContext } from "@playwright/test";
import type { Role } from "@/lib/access/permissions";
import { emailOf, TEST_PASSWORD } from "./cast";
import { ownerQuery } from "./postgres";

export const SESSION = "next-auth.session-token";

/** The address of the run's instance. */
export const runUrl = (): string => `http://localhost:${process.env.E2E_PORT}`;

const pairsOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Sends e-mail and password as the sign-in form does, and gives the answer back. */
export async function postSignIn(url: string, email: string, password: string): Promise<Response> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  return fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: pairsOf(asked).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
}

/** Forgets the failed sign-ins of this machine's address, so that a test of failures does not slow the sign-ins of others. */
export const forgetAddressFailures = () => ownerQuery("DELETE FROM sign_in_throttles WHERE key LIKE 'address:%'");

/** The value of the session cookie somebody gets for their password. Throws where they are refused. */
export async function sessionOf(email: string, url = runUrl()): Promise<string> {
  const answer = await postSignIn(url, email, TEST_PASSWORD);
  const found = pairsOf(answer).find((pair) => pair.startsWith(`${SESSION}=`));
  if (!found) throw new Error(`${email} could not sign in: ${answer.status}`);
  return found.slice(SESSION.length + 1);
}

/** Gives a browser the session of this e-mail address. Cookies do not tell ports apart: it holds at every instance. */
export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const value = await sessionOf(email);
  await context.addCookies([{ name: SESSION, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Lax" }]);
}

/** A browser of its own for somebody of the cast, or for the e-mail address given. */
export async function browserOf(browser: Browser, who: Role | `${string}@${string}`): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: runUrl(), locale: "en-GB", timezoneId: "UTC" });
  await signIn(context, who.includes("@") ? who : emailOf(who as Role));
  return context;
}
