import { randomUUID } from "node:crypto";
import type { Browser, Locator, Page } from "@playwright/test";
import { ELIGIBILITY_LINES, REVIEW_CRITERIA } from "@/lib/concept-notes/concept-note.labels";
import { db } from "@/lib/kernel/db";
import { expectAccessible } from "../support/axe";
import { emailOf, TEST_PASSWORD } from "../support/cast";
import { type Instance, startInstance } from "../support/e2e-server";
import { expect, test } from "../support/journey";
import { keyboardOf } from "../support/keyboard";
import { as, type Office, overviewAt, plus } from "../support/office";
import { awake, open } from "../support/open";
import { runUrl } from "../support/sign-in";

test.describe.configure({ mode: "serial" });

const TITLE = `Seasonal work with rights ${randomUUID().slice(0, 8)}`;
const BUDGETS = { iom: "1070000", undp: "535000" };

let other: Instance;
let noteId: string;
test.beforeAll(async () => {
  other = await startInstance();
});
test.afterAll(() => other?.stop());

const openNote = (page: Page) => open(page, `/concept-notes/${noteId}`);
const done = (page: Page, what: string) => expect(page.getByText(`Done: ${what}.`)).toBeVisible();

/** The public sees it at once: on this instance and on the other, in pages that stood open before. */
async function expectPublished(pages: readonly Page[], path: string) {
  for (const page of pages) {
    await page.goto(new URL(path, page.url()).href);
    await expect(page.getByRole("link", { name: TITLE }).first()).toBeVisible();
  }
}

async function openPublic(browser: Browser): Promise<Page[]> {
  const pages = [];
  for (const url of [runUrl(), other.url]) {
    const page = await (await browser.newContext({ baseURL: url })).newPage();
    await page.goto(`${url}/pipeline`);
    await expect(page.getByRole("link", { name: TITLE })).toHaveCount(0);
    pages.push(page);
  }
  return pages;
}

/** Everything a submission asks for. */
async function fillIn({ page, keys }: Office, form: Locator) {
  await keys.type(form.getByLabel("Summary"), "Seasonal workers know their rights and use them.");
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await keys.type(form.getByLabel("Duration in months"), "24");
  await keys.choose(form.getByRole("group", { name: "Thematic area" }), /^4\./);
  await keys.find(form.getByRole("group", { name: "Objectives of the Global Compact" }), "flexibility", /^5\./);
  await keys.find(form.getByRole("group", { name: /^Places/ }), "Albania", "Albania");
  const organisations = form.getByRole("group", { name: "Participating UN organizations" });
  await keys.find(
    organisations,
    "International Organization for Migration",
    /International Organization for Migration/,
  );
  await keys.find(organisations, "United Nations Development", /United Nations Development Programme/);
  await keys.type(form.getByLabel(/Budget of International Organization for Migration/), BUDGETS.iom);
  await keys.type(form.getByLabel(/Budget of United Nations Development Programme/), BUDGETS.undp);
  await keys.type(form.getByLabel("Government partners"), "Ministry of Labour\nMinistry of Interior");
  await keys.type(form.getByLabel("Stakeholders"), "Seasonal workers, their employers and trade unions.");
  await keys.choose(form.getByRole("group", { name: /^Gender marker/ }), /^2:/);
  await keys.type(form.getByLabel("Justification of the gender marker"), "Half of the workers are women.");
  await keys.choose(form.getByRole("group", { name: /^Human rights marker/ }), /^A:/);
  await keys.type(form.getByLabel("Justification of the human rights marker"), "It is about rights.");
  await keys.choose(form.getByRole("group", { name: /^Child sensitivity marker/ }), /^C:/);
  await keys.type(form.getByLabel("Justification of the child sensitivity marker"), "Adults only.");
}

test("the agency signs in, writes and submits with the keyboard alone", async ({ page }) => {
  const keys = keyboardOf(page);
  await open(page, "/concept-notes/new");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expectAccessible(page);
  await keys.type(page.getByLabel("E-mail address"), emailOf("agency"));
  await keys.type(page.getByLabel("Password"), TEST_PASSWORD);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Start a concept note" })).toBeVisible();
  await awake(page);
  await keys.press(page.getByRole("button", { name: "Continue" }));
  await expect(page.getByRole("alert").filter({ hasText: "Enter a title." })).toBeFocused();
  await expectAccessible(page);
  await keys.type(page.getByLabel("Title"), TITLE);
  await page.keyboard.press("Enter");

  const form = page.getByRole("form", { name: "Concept note" });
  await expect(page).toHaveURL(/\/concept-notes\/[0-9a-f-]{36}\/edit$/);
  await expect(form).toBeVisible();
  noteId = /concept-notes\/([0-9a-f-]+)\/edit/.exec(page.url())?.[1] ?? "";
  await keys.press(form.getByLabel(/^Title/));
  const summary = form.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await keys.press(summary.getByRole("link", { name: "Describe the programme." }));
  await expect(form.getByLabel("Summary")).toBeFocused();

  await fillIn({ page, keys }, form);
  await expectAccessible(page);
  await keys.press(form.getByRole("button", { name: "Submit to the Fund Management Unit" }));

  await expect(page).toHaveURL(new RegExp(`/concept-notes/${noteId}$`));
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByText("Submitted", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the office screens, reviews and recommends with the keyboard alone", async ({ browser }) => {
  await as(browser, "fmu_officer", async ({ page, keys }) => {
    await open(page, "/desk");
    await keys.press(page.getByRole("link", { name: new RegExp(TITLE) }).first());
    const form = page.getByRole("form", { name: "Confirm eligibility" });
    await expect(form).toBeVisible();
    await awake(page);
    for (const { text } of ELIGIBILITY_LINES) await keys.tick(form.getByRole("checkbox", { name: text }));
    await keys.press(form.getByRole("button", { name: "Confirm eligibility" }));
    await done(page, "Found eligible");
    await keys.unfold(page.locator("summary", { hasText: "Assign a reviewer" }));
    await keys.select(page.getByRole("combobox", { name: /^Reviewer/ }), "Rafael Ortega");
    await keys.press(page.getByRole("button", { name: "Assign the reviewer" }));
    await done(page, "Reviewer assigned");
    await expectAccessible(page);
  });
  await as(browser, "reviewer", async ({ page, keys }) => {
    await openNote(page);
    for (const { label } of REVIEW_CRITERIA)
      await keys.choose(page.getByRole("group", { name: new RegExp(`^${label}`) }), /^4:/);
    await keys.type(page.getByLabel("Comment"), "Sound, and well founded.");
    await keys.press(page.getByRole("button", { name: "Complete the review" }));
    await done(page, "Review completed");
    await expectAccessible(page);
  });
  await as(browser, "fmu_officer", async ({ page, keys }) => {
    await openNote(page);
    await keys.unfold(page.locator("summary", { hasText: "Validate the markers" }));
    await keys.type(page.getByLabel("Justification", { exact: false }).last(), "The assessments hold.");
    await keys.press(page.getByRole("button", { name: "Validate the markers" }));
    await done(page, "Markers validated");
    await keys.unfold(page.locator("summary", { hasText: "Recommend to the committee" }));
    await keys.type(page.getByLabel("Recommendation"), "Recommended: eligible, well scored, good balance.");
    await keys.press(page.getByRole("button", { name: "Recommend to the committee" }));
    await done(page, "Recommended to the committee");
  });
});

test("a decision brings it to the pipeline, and everybody sees it at once", async ({ browser }) => {
  const before = await overviewAt(runUrl());
  const readers = await openPublic(browser);
  await as(browser, "fmu_officer", async ({ page, keys }) => {
    await open(page, `/committee/decisions/new?note=${noteId}`);
    const panel = page.getByRole("group", { name: "Outcome" }).first();
    await keys.choose(panel, /^Endorsed/);
    await keys.type(page.getByLabel("Text of the decision"), "The committee endorses the note.");
    await expectAccessible(page);
    await keys.press(page.getByRole("button", { name: "Record the decision" }));
    await expect(page).toHaveURL(/\/committee\/decisions\/SC-/);
    await expectAccessible(page);
  });
  await expectPublished(readers, "/pipeline");
  for (const url of [runUrl(), other.url]) {
    const now = await overviewAt(url);
    expect(now.pipeline).toEqual({
      count: before.pipeline.count + 1,
      amount: plus(before.pipeline.amount, 1_605_000),
    });
    expect(now.funded).toEqual(before.funded);
  }
});

test("the document is invited, written, handed in and appraised with the keyboard alone", async ({ browser }) => {
  await as(browser, "fmu_head", async ({ page, keys }) => {
    await openNote(page);
    await keys.press(page.getByRole("button", { name: "Take the rest from here: Unearmarked" }));
    await keys.press(page.getByRole("button", { name: "Invite the programme document" }));
    await done(page, "Programme document invited");
  });
  await as(browser, "agency", async ({ page, keys }) => {
    await open(page, `/concept-notes/${noteId}/document`);
    const form = page.getByRole("form", { name: "Programme document" });
    await keys.press(form.getByRole("button", { name: "Hand in the document" }));
    await expect(form.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await expectAccessible(page);
    if ((await form.getByLabel("Indicator").count()) === 0)
      await keys.press(form.getByRole("button", { name: "Add an outcome" }));
    await keys.type(form.getByRole("textbox", { name: /^Outcome/ }), "Workers know their rights.");
    await keys.type(form.getByLabel("Indicator"), "Complaints that are answered");
    await keys.type(form.getByLabel("Baseline"), "10 of 100");
    await keys.type(form.getByLabel("Target"), "80 of 100");
    if ((await form.getByLabel("Mitigation").count()) === 0)
      await keys.press(form.getByRole("button", { name: "Add a risk" }));
    await keys.type(form.getByRole("textbox", { name: /^Risk/ }), "Employers do not take part.");
    await keys.select(form.getByLabel("Likelihood"), "Low");
    await keys.select(form.getByLabel("Impact"), "High");
    await keys.type(form.getByLabel("Mitigation"), "Their associations are partners from the start.");
    const cell = (name: string) => form.getByLabel(new RegExp(`${name}.*, staff.*year 1`, "i"));
    await keys.type(cell("International Organization for Migration"), "1000000");
    await keys.type(cell("United Nations Development Programme"), "500000");
    await expect(form.getByText("The budget adds up to the amount.")).toBeVisible();
    await expect(page.getByText(/^Saved at/)).toBeVisible();
    await expectAccessible(page);
    await keys.press(form.getByRole("button", { name: "Hand in the document" }));
    await expect(page).toHaveURL(new RegExp(`/concept-notes/${noteId}$`));
  });
  await as(browser, "fmu_officer", async ({ page, keys }) => {
    await openNote(page);
    await keys.press(page.getByRole("button", { name: "Confirm the appraisal" }));
    await done(page, "Appraised");
  });
});

test("the approval funds it: open data, home, brief and overview change at once, on both instances", async ({
  browser,
}) => {
  const before = await overviewAt(runUrl());
  const readers: Page[] = [];
  for (const url of [runUrl(), other.url]) readers.push(await (await browser.newContext({ baseURL: url })).newPage());
  for (const reader of readers) await reader.goto("/programmes");

  await as(browser, "fmu_officer", async ({ page, keys }) => {
    await open(page, `/committee/decisions/new?note=${noteId}`);
    await keys.choose(page.getByRole("group", { name: "Outcome" }).first(), /^Approved/);
    await keys.press(page.getByRole("button", { name: "Take the rest from here: Unearmarked" }));
    await keys.type(page.getByLabel("Text of the decision"), "The committee approves the programme.");
    await keys.press(page.getByRole("button", { name: "Record the decision" }));
    await expect(page).toHaveURL(/\/committee\/decisions\/SC-/);
  });

  await expectPublished(readers, "/programmes");
  await expectPublished(readers, "/regions/europe");
  const funded = { count: before.funded.count + 1, amount: plus(before.funded.amount, 1_605_000) };
  const pipeline = { count: before.pipeline.count - 1, amount: plus(before.pipeline.amount, -1_605_000) };
  for (const url of [runUrl(), other.url]) expect(await overviewAt(url)).toMatchObject({ funded, pipeline });
  await as(browser, "chair", async ({ page }) => {
    for (const url of [runUrl(), other.url]) {
      await page.goto(`${url}/committee?region=europe`);
      await expect(page.getByText(`${funded.count} programmes; approved amounts`, { exact: false })).toBeVisible();
    }
  });
  const record = await db.conceptNote.findUniqueOrThrow({
    where: { id: noteId },
    select: { programmeReference: true },
  });
  for (const reader of readers) {
    await reader.goto(new URL(`/programmes/${record.programmeReference}`, reader.url()).href);
    await expect(reader.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  }
});
