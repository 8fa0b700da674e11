import { db } from "@/lib/kernel/db";
import { deactivatePerson } from "@/lib/people/person.commands";
import { LOCKED_FROM } from "@/lib/people/sign-in/sign-in-lockout";
import { throttleKeys } from "@/lib/people/sign-in/sign-in.steps";
import { emailOf, member, newPerson, TEST_PASSWORD } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { ownerQuery } from "../support/postgres";
import { forgetAddressFailures, postSignIn, runUrl, SESSION, sessionOf, signIn } from "../support/sign-in";

test.afterAll(forgetAddressFailures);

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${runUrl()}${path}`, { redirect: "manual", ...init });
  return { answer, text: await answer.text() };
};

const policyOf = (answer: Response) => {
  const policy = answer.headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    policy.split("; ").map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1)] as const),
  );
};

test("every answer carries the security headers, and says nothing of the software", async () => {
  const session = await sessionOf(emailOf("auditor"));
  for (const path of ["/", "/donors", "/sign-in", "/desk", "/no-such-page", "/api/health", "/api/v1/overview"]) {
    const { answer } = await ask(path, { headers: { cookie: `${SESSION}=${session}` } });
    const { headers } = answer;
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("referrer-policy"), path).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/);
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("permissions-policy"), path).toContain("camera=()");
    expect(headers.get("x-powered-by"), path).toBeNull();
    expect(headers.get("x-request-id"), path).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("scripts need the nonce of their own answer; nothing inline, nothing evaluated, nothing from elsewhere", async () => {
  const nonces = new Set<string>();
  for (const path of ["/", "/", "/sign-in", "/no-such-page"]) {
    const { answer, text } = await ask(path);
    const policy = policyOf(answer);
    const scripts = policy["script-src"] ?? [];
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
    expect(policy["object-src"]).toEqual(["'none'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(policy["form-action"]).toEqual(["'self'"]);
    const nonce = /'nonce-(.+)'/.exec(scripts.join(" "))?.[1]?.replace(/'.*$/, "") ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    nonces.add(nonce);
    const tags = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    expect(text).not.toMatch(/<[a-z]+[^>]* on[a-z]+="/);
  }
  expect(nonces.size).toBe(4);
});

test("the session cookie is out of a script's reach and stays with this site", async () => {
  const answer = await postSignIn(runUrl(), emailOf("donor"), TEST_PASSWORD);
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(SESSION)) ?? "";
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(cookie).toMatch(/; Path=\//i);
});

test("wrong passwords slow sign-in down and then lock it for this address, and the answer stays the same", async () => {
  const { email, actor } = await newPerson("auditor");
  const isIn = async (password: string) => {
    const answer = await postSignIn(runUrl(), email, password);
    return answer.headers.getSetCookie().some((one) => one.startsWith(SESSION));
  };
  const wrong = await postSignIn(runUrl(), email, "not the password at all");
  const unknown = await postSignIn(runUrl(), "nobody@demo.local", "not the password at all");
  expect([unknown.status, await unknown.text()]).toEqual([wrong.status, await wrong.text()]);

  for (let attempt = 0; attempt < 3; attempt++) expect(await isIn("not the password at all")).toBe(false);
  // The first pause is a second, and this machine may be slower: it is made longer where there is one, and then ended.
  const { pair } = throttleKeys(email, "127.0.0.1");
  const movePause = (by: string) =>
    ownerQuery("UPDATE sign_in_throttles SET locked_until = locked_until + $2::interval WHERE key = $1", [pair, by]);
  await movePause("1 hour");
  expect(await isIn(TEST_PASSWORD), "during the pause").toBe(false);
  await movePause("-2 hours");
  expect(await isIn(TEST_PASSWORD), "after the pause").toBe(true);

  await ownerQuery(
    `INSERT INTO sign_in_throttles (key, failures, started_at, last_at) VALUES ($1, $2, now(), now())
     ON CONFLICT (key) DO UPDATE SET failures = $2, locked_until = NULL, last_at = now()`,
    [pair, LOCKED_FROM - 1],
  );
  expect(await isIn("not the password at all")).toBe(false);
  expect(await isIn(TEST_PASSWORD), "during the lock").toBe(false);
  const [lock] = await ownerQuery<{ minutes: number }>(
    `SELECT round(extract(epoch FROM locked_until - now()) / 60)::int AS minutes FROM sign_in_throttles WHERE key = $1`,
    [pair],
  );
  expect(lock?.minutes).toBeGreaterThanOrEqual(14);
  expect(await db.auditFact.count({ where: { name: "session.locked", subjectId: actor.id } })).toBe(1);
});

test("whoever is deactivated is out at once, in every open window", async ({ context, page }) => {
  const { email, actor } = await newPerson("auditor");
  await signIn(context, email);
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await deactivatePerson(await member("admin"), { personId: actor.id });
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(sessionOf(email)).rejects.toThrow("could not sign in");
});

test("signing out ends the session", async ({ context, page }) => {
  await signIn(context, emailOf("chair"));
  await open(page, "/desk");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("after signing in nobody is led to another site", async ({ page }) => {
  for (const next of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"]) {
    await page.context().clearCookies();
    await open(page, `/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail address").fill(emailOf("chair"));
    await page.getByLabel("Password").fill(TEST_PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${runUrl()}/desk`);
  }
});
