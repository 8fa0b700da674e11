import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { deactivatePerson } from "@/lib/people/person.commands";
import { throttleKeys } from "@/lib/people/sign-in/sign-in.steps";
import { expectAccessible } from "../support/axe";
import { castWay, emailOf, member, newPerson, TEST_PASSWORD } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { ownerQuery } from "../support/postgres";
import { browserOf, forgetAddressFailures, postSignIn, runUrl, SESSION, sessionOf } from "../support/sign-in";

const EXPORT = "/ledger/export";
const NEW_PASSWORD = "heron walks over quiet water";

/** What the server answers to a download with a cookie that somebody kept: the file, or the way to the sign-in page. */
async function downloadWith(session: string, path = EXPORT, headers: Record<string, string> = {}) {
  const answer = await fetch(`${runUrl()}${path}`, {
    redirect: "manual",
    headers: { cookie: `${SESSION}=${session}`, ...headers },
  });
  await answer.arrayBuffer();
  const target = answer.headers.get("location");
  return target && new URL(target, runUrl()).pathname === "/sign-in" ? "sign in" : answer.status;
}

const cookieOf = async (page: Page) => {
  const found = (await page.context().cookies()).find(({ name }) => name === SESSION);
  if (!found) throw new Error("The browser has no session cookie.");
  return found.value;
};

/** Moves the start and the last use of a person's open sessions into the past. */
const age = (personId: string, minutes: { started: number; used: number }) =>
  ownerQuery(
    `UPDATE sessions SET started_at = now() - make_interval(mins => $2), last_used_at = now() - make_interval(mins => $3)
      WHERE person_id = $1 AND ended_at IS NULL`,
    [personId, minutes.started, minutes.used],
  );

/** How many minutes ago the person's session was last used. */
async function minutesSinceUse(personId: string): Promise<number> {
  const [row] = await ownerQuery<{ minutes: number }>(
    `SELECT floor(extract(epoch FROM now() - last_used_at) / 60)::int AS minutes FROM sessions
      WHERE person_id = $1 AND ended_at IS NULL`,
    [personId],
  );
  if (!row) throw new Error("The person has no open session.");
  return row.minutes;
}

async function signInByForm(page: Page, email: string) {
  await open(page, "/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test.afterAll(forgetAddressFailures);

test("a cookie kept from before signing out opens nothing", async ({ browser }) => {
  const { email } = await newPerson("auditor");
  const context = await browserOf(browser, email as `${string}@${string}`);
  const page = await context.newPage();
  await open(page, "/desk");
  const kept = await cookieOf(page);
  expect(await downloadWith(kept)).toBe(200);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  expect(await downloadWith(kept)).toBe("sign in");
  await context.close();
});

test("a cookie kept from before a change of password opens nothing, and this browser's session goes on", async ({
  browser,
}) => {
  const { email } = await newPerson("auditor");
  const kept = await sessionOf(email);
  const context = await browserOf(browser, email as `${string}@${string}`);
  const page = await context.newPage();
  await open(page, "/account");
  await page.getByLabel("Current password").fill(TEST_PASSWORD);
  await page.getByLabel(/^New password(?!,)/).fill(NEW_PASSWORD);
  await page.getByLabel(/^New password, again/).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed", { exact: false })).toBeVisible();
  expect(await downloadWith(kept)).toBe("sign in");
  expect(await downloadWith(await cookieOf(page))).toBe(200);
  await context.close();
});

test("a cookie kept from before a deactivation opens nothing", async () => {
  const { email, actor } = await newPerson("auditor");
  const kept = await sessionOf(email);
  expect(await downloadWith(kept)).toBe(200);
  await deactivatePerson(await member("admin"), { personId: actor.id });
  expect(await downloadWith(kept)).toBe("sign in");
});

test("a session ends after an hour without use, and after eight hours with use", async () => {
  const { email, actor } = await newPerson("auditor");
  const used = await sessionOf(email);
  await age(actor.id, { started: 120, used: 59 });
  expect(await downloadWith(used)).toBe(200);
  expect(await minutesSinceUse(actor.id)).toBe(0);
  await age(actor.id, { started: 120, used: 60 });
  expect(await downloadWith(used)).toBe("sign in");

  const old = await sessionOf(email);
  await age(actor.id, { started: 480, used: 1 });
  expect(await downloadWith(old)).toBe("sign in");
  const ends = await ownerQuery<{ reason: string }>(
    "SELECT end_reason AS reason FROM sessions WHERE person_id = $1 ORDER BY id",
    [actor.id],
  );
  expect(ends.map(({ reason }) => reason)).toEqual(["idle", "expired"]);
});

test("a form that saves by itself keeps no session open, and nothing typed is lost when the session ends", async ({
  browser,
}) => {
  const { email, actor } = await newPerson("agency", "iom");
  const way = await castWay();
  const noteId = await way.draft({ title: "Written for longer than an hour" });
  const context = await browserOf(browser, email as `${string}@${string}`);
  const page = await context.newPage();
  await open(page, `/concept-notes/${noteId}/edit`);
  const summary = page.getByLabel("Summary");
  await age(actor.id, { started: 120, used: 50 });
  await summary.fill("Saved by itself.");
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  expect(await minutesSinceUse(actor.id)).toBe(50);

  await age(actor.id, { started: 120, used: 61 });
  await summary.fill("Typed after the session had ended.");
  await expect(page.getByText("Your session has ended.", { exact: false }).first()).toBeVisible();
  await expect(summary).toHaveValue("Typed after the session had ended.");
  await context.close();
});

test("what the router and the browser fetch ahead keeps no session open", async () => {
  const { email, actor } = await newPerson("auditor");
  const session = await sessionOf(email);
  await age(actor.id, { started: 120, used: 50 });
  await downloadWith(session, "/desk", { rsc: "1", "next-router-prefetch": "1" });
  await downloadWith(session, "/desk", { rsc: "1", "next-router-segment-prefetch": "/_tree" });
  await downloadWith(session, "/desk", { "sec-purpose": "prefetch" });
  expect(await minutesSinceUse(actor.id)).toBe(50);
  await downloadWith(session, "/desk");
  expect(await minutesSinceUse(actor.id)).toBe(0);
});

test("cookies of the earlier form, of another secret and without a session are refused", async () => {
  const { id } = await member("auditor");
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  expect(secret).not.toBe("");
  for (const [token, signedWith] of [
    [{ personId: id, epoch: 0, until: 4_000_000_000 }, secret],
    [{ session: "a session that nobody started" }, secret],
    [{ session: "another secret" }, "another secret of at least 32 characters"],
  ] as const)
    expect(await downloadWith(await encode({ token, secret: signedWith }))).toBe("sign in");
});

test("a person sees and ends their own sessions", async ({ browser }) => {
  const { email } = await newPerson("auditor");
  const [one, other] = [await sessionOf(email), await sessionOf(email)];
  const context = await browserOf(browser, email as `${string}@${string}`);
  const page = await context.newPage();
  await open(page, "/account");
  const rows = page.getByRole("table", { name: "Open sessions" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(page.getByText("This session")).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole("button", { name: "End session" }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "End session" }).click();
  await expect(rows).toHaveCount(3);
  expect(await downloadWith(one)).toBe("sign in");
  expect(await downloadWith(other)).toBe(200);

  await page.getByRole("button", { name: "End all other sessions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all other sessions" }).click();
  await expect(rows).toHaveCount(2);
  expect(await downloadWith(other)).toBe("sign in");
  expect(await downloadWith(await cookieOf(page))).toBe(200);
  await context.close();
});

test("an administrator ends the sessions of a person", async ({ browser }) => {
  const { email, actor } = await newPerson("donor", "norway");
  const kept = await sessionOf(email);
  const context = await browserOf(browser, "admin");
  const page = await context.newPage();
  await open(page, `/people/${actor.id}`);
  await expect(page.getByRole("table", { name: "Open sessions" }).getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "End all sessions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all sessions" }).click();
  await expect(page.getByText("This person is not signed in.")).toBeVisible();
  expect(await downloadWith(kept, "/desk")).toBe("sign in");
  await context.close();
});

test("an attacked account is open in a known device, and its person reads of the attempts", async ({ browser }) => {
  const { email } = await newPerson("auditor");
  const known = await browser.newContext({ baseURL: runUrl() });
  const page = await known.newPage();
  await signInByForm(page, email);
  await expect(page).toHaveURL(`${runUrl()}/desk`);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();

  await postSignIn(runUrl(), email, "a guess");
  await postSignIn(runUrl(), email, "another guess");
  const { account, pair } = throttleKeys(email, "127.0.0.1");
  await ownerQuery(
    `INSERT INTO sign_in_throttles (key, failures, started_at, last_at, locked_until)
     SELECT key, 100, now(), now(), now() + interval '1 hour' FROM unnest($1::text[]) AS key
     ON CONFLICT (key) DO UPDATE SET failures = 100, locked_until = now() + interval '1 hour'`,
    [[account, pair]],
  );

  const unknown = await browser.newContext({ baseURL: runUrl() });
  const stranger = await unknown.newPage();
  await signInByForm(stranger, email);
  await expect(stranger.getByText("or there were too many attempts", { exact: false }).first()).toBeVisible();
  await expectAccessible(stranger);
  await unknown.close();

  await signInByForm(page, email);
  await expect(page).toHaveURL(`${runUrl()}/desk`);
  await expect(page.getByText("2 failed sign-in attempts to your account before you signed in")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "your account" }).click();
  await expect(page.getByText("Before you signed in: 2", { exact: false })).toBeVisible();
  await open(page, "/desk");
  await expect(page.getByText("failed sign-in attempts", { exact: false })).toHaveCount(0);
  await known.close();
});

test("a refused sign-in says the same for an account that exists and for one that does not", async ({ page }) => {
  const sentences = [];
  for (const email of [emailOf("reviewer"), "no-account@demo.local"]) {
    await open(page, "/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const refusal = page.getByText("The email address or the password is wrong", { exact: false }).first();
    await expect(refusal).toBeVisible();
    sentences.push(await refusal.innerText());
  }
  expect(sentences[1]).toBe(sentences[0]);
});
