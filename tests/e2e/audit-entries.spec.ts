import { db } from "@/lib/kernel/db";
import { expectAccessible } from "../support/axe";
import { member, newPerson } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { browserOf, forgetAddressFailures, postSignIn, runUrl, SESSION, sessionOf } from "../support/sign-in";

test.afterAll(forgetAddressFailures);

const entriesOf = (actorId: string, name: string) =>
  db.auditFact.findMany({
    where: { actorId, name },
    orderBy: { id: "asc" },
    select: { subjectType: true, subjectId: true, after: true },
  });

const get = async (session: string, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${runUrl()}${path}`, {
    redirect: "manual",
    headers: { cookie: `${SESSION}=${session}`, ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
};

test("each page that a person could not open is one entry, with the permission that was missing", async () => {
  const { email, actor } = await newPerson("donor", "norway");
  const session = await sessionOf(email);
  expect(await get(session, "/audit?who=x")).toBe(404);
  expect(await get(session, "/ledger/export")).toBe(404);
  expect(await get(session, "/no-such-page")).toBe(404);
  expect(await entriesOf(actor.id, "page.refused")).toEqual([
    { subjectType: "page", subjectId: "/audit", after: { permission: "audit.read" } },
    { subjectType: "page", subjectId: "/ledger/export", after: { permission: "ledger.read" } },
  ]);
});

test("a refused page opened in a browser is one entry", async ({ browser }) => {
  const { email, actor } = await newPerson("donor", "norway");
  const context = await browserOf(browser, email as `${string}@${string}`);
  const page = await context.newPage();
  expect((await page.goto("/people"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await entriesOf(actor.id, "page.refused")).toHaveLength(1);
  await context.close();
});

test("each downloaded file is one entry with its filter; a visitor's download of open data is none", async () => {
  const { email, actor } = await newPerson("auditor");
  const session = await sessionOf(email);
  expect(await get(session, "/ledger/export?from=2024-01-01")).toBe(200);
  expect(await get(session, "/audit/export")).toBe(200);
  expect(await entriesOf(actor.id, "export.downloaded")).toEqual([
    { subjectType: "export", subjectId: "/ledger/export", after: { format: "CSV", filter: { from: "2024-01-01" } } },
    { subjectType: "export", subjectId: "/audit/export", after: { format: "CSV" } },
  ]);
});

test("the audit page counts failed sign-ins with the first, shows the address, and can leave out sign-ins", async ({
  browser,
}) => {
  const { email, actor } = await newPerson("donor", "norway");
  for (let attempt = 0; attempt < 3; attempt++) await postSignIn(runUrl(), email, "not the password");
  const context = await browserOf(browser, "auditor");
  const page = await context.newPage();
  await open(page, `/audit?subjectId=${actor.id}`);
  await expect(page.getByRole("rowheader", { name: "Sign-in refused" })).toHaveCount(1);
  await expect(page.getByText("2 further failed sign-ins", { exact: false })).toBeVisible();
  await expect(page.getByText(/^From (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/).first()).toBeVisible();
  await expectAccessible(page);

  const file = await context.request.get(`/audit/export?subjectId=${actor.id}`);
  const line = (await file.text()).split("\r\n").find((one) => one.includes("Sign-in refused"));
  expect(line).toMatch(/,2,20\d\d-/);
  expect(line).not.toContain("127.0.0.1");

  await page.getByLabel("Sign-ins").selectOption("Leave out sign-ins");
  await page
    .getByRole("button", { name: "Filter" })
    .or(page.getByRole("button", { name: "Apply" }))
    .first()
    .click();
  await expect(page).toHaveURL(/signIns=without/);
  await expect(page.getByRole("rowheader", { name: "Sign-in refused" })).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: "Invited a person" })).toHaveCount(1);
  expect((await entriesOf((await member("auditor")).id, "export.downloaded")).length).toBeGreaterThan(0);
  await context.close();
});
