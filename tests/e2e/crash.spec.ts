import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import pg from "pg";
import { TEST_PASSWORD, type ThrowAway, throwAwayDatabase } from "../../scripts/support/throw-away.ts";
import { emailOf } from "../support/cast";
import { type Instance, startInstance } from "../support/e2e-server";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { SESSION, sessionOf } from "../support/sign-in";

test.describe.configure({ mode: "serial" });
// The page of a fault logs that it is one.
test.use({ broughtAbout: /status of 50[03]|React error #441/ });

/** An installation of its own: what is killed here is nobody else's. */
let database: ThrowAway;
let instance: Instance;
test.beforeAll(async () => {
  database = await throwAwayDatabase("crash", "demo");
  instance = await startInstance({ env: database.env });
});
test.afterAll(async () => {
  await instance?.stop();
  await database?.remove();
});

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const db = new pg.Client({ connectionString: database.ownerUrl });
  await db.connect();
  try {
    return (await db.query<Row>(sql)).rows;
  } finally {
    await db.end();
  }
}

const TITLE = "A title to be replaced";
type Form = { action: string; type: string; body: string; key: string; cookie: string };

/** What the officer's browser sends for a filled-in contribution, caught before it leaves. */
async function caughtForm(browser: Browser): Promise<Form> {
  const value = await sessionOf(emailOf("fmu_officer"), instance.url);
  const context = await browser.newContext({ baseURL: instance.url });
  await context.addCookies([{ name: SESSION, value, domain: "localhost", path: "/" }]);
  const page = await context.newPage();
  await open(page, "/contributions/new?donor=norway");
  await page.route("**/contributions/new**", (route) =>
    route.request().method() === "POST" ? undefined : route.continue(),
  );
  await page.getByLabel(/^Title/).fill(TITLE);
  await page.getByLabel(/^Source/).fill("A statement of the bank");
  await page.getByRole("checkbox", { name: "Deposit" }).check();
  await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
  await page.getByLabel(/^Amount/).fill("1000.01");
  await page.getByLabel(/^Received on/).fill("2026-11-02");
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/contributions/new")),
    page.getByRole("button", { name: "Record the contribution" }).click(),
  ]);
  const { "next-action": action = "", "content-type": type = "" } = sent.headers();
  const body = sent.postData() ?? "";
  await context.close();
  const key = /"requestKey":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? "";
  expect(key, body.slice(0, 300)).not.toBe("");
  return { action, type, body, key, cookie: `${SESSION}=${value}` };
}

/** Records one contribution over HTTP; true when the server said that it is recorded. */
async function record({ action, type, body, key, cookie }: Form, title: string): Promise<boolean> {
  const answer = await fetch(`${instance.url}/contributions/new`, {
    method: "POST",
    headers: { "next-action": action, "content-type": type, accept: "text/x-component", origin: instance.url, cookie },
    body: body.replaceAll(key, randomUUID()).replaceAll(TITLE, title),
  }).catch(() => null);
  if (!answer?.ok) return false;
  const text = await answer.text().catch(() => "");
  return text.includes('"ok":true');
}

/** Several writers at once until the blow falls; gives the titles that were acknowledged. */
async function writeUntil(form: Form, enough: number, blow: () => Promise<void>): Promise<string[]> {
  const acknowledged: string[] = [];
  let isOver = false;
  const strike = async () => {
    isOver = true;
    await blow();
  };
  let struck: Promise<void> | undefined;
  const writer = async () => {
    while (!isOver) {
      const title = `Crash ${randomUUID()}`;
      if (await record(form, title)) acknowledged.push(title);
      // The blow falls while the other writers are in the middle of theirs.
      if (acknowledged.length >= enough) struck ??= strike();
    }
  };
  await Promise.all(Array.from({ length: 6 }, writer));
  await struck;
  return acknowledged;
}

const HALF_DONE = `
  SELECT c.reference FROM contributions c
   WHERE (SELECT count(*) FROM contribution_entries e WHERE e.contribution_id = c.id) = 0
      OR (SELECT count(*) FROM audit_facts f
           WHERE f.subject_id = c.id::text AND f.name = 'contribution.recorded') <> 1`;
const CELLS =
  "account::text AS account, currency, coalesce(donor_id::text, '') AS donor, coalesce(area_number, 0) AS area";
const RECOUNT = `
  SELECT g.grain::text AS grain, date_trunc(g.grain, effective_on)::date::text AS day, ${CELLS},
         count(*)::int AS lines, sum(amount)::text AS amount
    FROM ledger_lines CROSS JOIN (VALUES ('year'), ('month')) AS g(grain) GROUP BY 1, 2, 3, 4, 5, 6
  ORDER BY 1, 2, 3, 4, 5, 6`;
const KEPT = `
  SELECT grain::text AS grain, starts_on::text AS day, ${CELLS}, sum(lines)::int AS lines, sum(amount)::text AS amount
    FROM ledger_totals WHERE lines > 0 GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`;
const GAPS = `
  SELECT right(reference, 3)::int AS number FROM contributions WHERE reference LIKE 'C-' || extract(year FROM now()) || '-%'
  ORDER BY 1`;

/** Everything acknowledged is there; whatever is there is whole, audited, counted, and numbered without a gap. */
async function expectWhole(acknowledged: readonly string[]) {
  const titles = new Set((await ask<{ title: string }>("SELECT title FROM contributions")).map(({ title }) => title));
  expect(acknowledged.filter((title) => !titles.has(title))).toEqual([]);
  expect(await ask(HALF_DONE)).toEqual([]);
  expect(await ask(KEPT)).toEqual(await ask(RECOUNT));
  const numbers = (await ask<{ number: number }>(GAPS)).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
}

test("the application is killed while people write: everything acknowledged is there, nothing is half-done", async ({
  browser,
}) => {
  const form = await caughtForm(browser);
  const acknowledged = await writeUntil(form, 20, () => instance.kill());
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  await instance.restart();
  await expectWhole(acknowledged);
  expect(await record(form, "Crash: afterwards")).toBe(true);
  await expectWhole([...acknowledged, "Crash: afterwards"]);
});

test("the database is killed while people write: the same, and the application finds it again by itself", async ({
  browser,
}) => {
  const form = await caughtForm(browser);
  const acknowledged = await writeUntil(form, 20, () => database.server.kill());
  const health = async () => (await fetch(`${instance.url}/api/health`)).status;
  await expect.poll(health).toBe(503);

  // What a reader sees meanwhile: an identifier, and nothing of what failed.
  const page = await browser.newPage();
  const answer = await page.goto(`${instance.url}/donors`);
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()["retry-after"]).toBe("5");
  await expect(page.getByRole("heading", { name: "The site cannot answer now" })).toBeVisible();
  await expect(page.getByText("tell the Fund Management Unit this identifier")).toBeVisible();
  const shown = (await answer?.text()) ?? "";
  for (const word of ["ECONNREFUSED", "prisma", "postgres", "node_modules", "    at ", TEST_PASSWORD])
    expect(shown).not.toContain(word);
  await page.close();

  await database.server.restart();
  await expect.poll(health, { timeout: 60_000 }).toBe(200);
  await expectWhole(acknowledged);
  expect(await record(form, "Crash: after the database")).toBe(true);
  await expectWhole([...acknowledged, "Crash: after the database"]);
});
