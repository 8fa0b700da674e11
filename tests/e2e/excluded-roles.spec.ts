import { expectAccessible } from "../support/axe";
import { member, newPerson } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { ownerQuery } from "../support/postgres";
import { browserOf } from "../support/sign-in";

/** Gives a role as an installation may hold it from before the rule. */
const addEarlierRole = (personId: string, role: string) =>
  ownerQuery(
    `WITH earlier AS (SELECT set_config('session_replication_role', 'replica', true))
     INSERT INTO role_assignments (person_id, role) SELECT $1, $2::role FROM earlier`,
    [personId, role],
  );

test("a person with two roles that exclude each other reads, cannot act, and gives up one of them", async ({
  browser,
}) => {
  const { email, actor } = await newPerson("fmu_officer");
  await addEarlierRole(actor.id, "committee");
  const admin = await (await browserOf(browser, "admin")).newPage();
  await open(admin, "/people");
  const notice = admin
    .getByText("people have roles that exclude each other")
    .or(admin.getByText("1 person has roles that exclude each other"));
  await expect(notice).toBeVisible();
  await expectAccessible(admin);
  await open(admin, `/people/${actor.id}`);
  await expect(admin.getByText("This person can read but not act")).toBeVisible();

  const page = await (await browserOf(browser, email as `${string}@${string}`)).newPage();
  const pipeline = await page.goto("/pipeline");
  expect(pipeline?.status()).toBe(200);
  const entry = await page.goto("/contributions/new");
  expect(entry?.status()).toBe(404);

  await open(page, "/account");
  await expect(page.getByText("You can read but not act")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give up Steering Committee member" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Give up Steering Committee member" }).click();
  await expect(page.getByText("You can read but not act")).toHaveCount(0);
  expect((await page.goto("/contributions/new"))?.status()).toBe(200);

  await open(admin, `/audit?subjectType=person&subjectId=${actor.id}`);
  await expect(admin.getByRole("rowheader", { name: "Resolved roles that exclude each other" })).toHaveCount(1);
  await Promise.all([admin.context().close(), page.context().close()]);
});

test("the form refuses two roles that exclude each other, at the field, and keeps what was chosen", async ({
  browser,
}) => {
  const { actor } = await newPerson("reviewer");
  const page = await (await browserOf(browser, "admin")).newPage();
  await open(page, `/people/${actor.id}`);
  await page.getByRole("checkbox", { name: "Auditor" }).check();
  await page.getByRole("button", { name: "Save roles and organisation" }).click();
  await expect(page.getByText(/exclude each other/).first()).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Auditor" })).toBeChecked();
  await expectAccessible(page);
  await page.context().close();
});

test("a renewed link is shown to its person and to administrators", async ({ browser }) => {
  const { email, actor } = await newPerson("auditor");
  const admin = await (await browserOf(browser, "admin")).newPage();
  await open(admin, `/people/${actor.id}`);
  await admin.getByRole("button", { name: "Make a recovery link" }).click();
  await expect(admin.getByLabel("One-time link")).toHaveValue(/\/invitation\//);
  await open(admin, "/people");
  await expect(admin.getByText("One-time links renewed in the last 30 days")).toBeVisible();
  await expect(admin.getByRole("link", { name: actor.name }).first()).toBeVisible();

  const page = await (await browserOf(browser, email as `${string}@${string}`)).newPage();
  await open(page, "/account");
  await expect(page.getByText("A new one-time link was made for your account")).toBeVisible();
  await expect(page.getByText((await member("admin")).name, { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  await Promise.all([admin.context().close(), page.context().close()]);
});
