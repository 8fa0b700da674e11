import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as, plus } from "../support/office";
import { open } from "../support/open";
import { runUrl } from "../support/sign-in";

/** No other journey signs anything, so what is committed in all moves by these rows alone. */
const FILE = [
  "Donor,Date,Commitment,Receipt number",
  "Norway,2025-03-31,1000.10,A-1",
  "Denmark,2025-04-30,2000.20,A-2",
  "Sweden,2025-13-45,3000.00,A-3",
].join("\n");
const SOURCE = `Portal of agreements ${randomUUID().slice(0, 8)}`;

async function committed(): Promise<string> {
  const answer = await fetch(`${runUrl()}/api/v1/overview`);
  return ((await answer.json()) as { contributions: { committed: string } }).contributions.committed;
}

const figure = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) }) });
const expectCount = (page: Page, label: string, count: string) =>
  expect(figure(page, label).getByRole("definition").first()).toHaveText(count);

/** Brings a file to its dry run. */
async function check(page: Page, text = FILE) {
  await open(page, "/imports/new");
  const file = { name: "agreements.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel(/^File/).setInputFiles(file);
  await page.getByRole("button", { name: "Upload and look at the columns" }).click();
  await expect(page.getByRole("heading", { name: "What the columns hold" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^System the file comes from/).fill(SOURCE);
  await page.getByLabel(/^How days are written/).selectOption("year-month-day");
  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(page.getByText("Checked just now against the books. Nothing is booked yet.")).toBeVisible();
}

test("a broken row is named and booked by nobody; the good rows are booked once, however often they come", async ({
  browser,
}) => {
  const before = await committed();
  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page);
    await expectCount(page, "Error", "1");
    await expectCount(page, "New", "2");
    const broken = page.getByRole("row").filter({ hasText: "2025-13-45" });
    await expect(broken).toContainText("Date: “2025-13-45” is no day in the format chosen.");
    await expect(broken.getByRole("cell").first()).toHaveText("4");
    await expectAccessible(page);
    await expect(page.getByText("1 row has an error, so nothing would be imported.")).toBeVisible();

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText(/One row has an error, so nothing was imported: row 4, Date/)).toBeVisible();
    expect(await committed()).toBe(before);

    await page.getByRole("radio", { name: /^The good rows only/ }).check();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("2 entries were booked, 0 organisations were added")).toBeVisible();
    await expectAccessible(page);
  });
  const after = plus(before, 3000.3);
  expect(await committed()).toBe(after);

  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page);
    await expect(page.getByText("This very file was imported before")).toBeVisible();
    await expectCount(page, "Duplicate", "2");
    await expectCount(page, "New", "0");
    await expect(page.getByText("There is nothing new to import.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });
  expect(await committed()).toBe(after);
});

test("names nobody knows are added by one box, and its rows can then be booked", async ({ browser }) => {
  const stranger = `Atlantis ${randomUUID().slice(0, 8)}`;
  await as(browser, "fmu_head", async ({ page }) => {
    await check(page, `Donor,Date,Commitment\n${stranger},2025-03-31,1000.10`);
    await expectCount(page, "Error", "1");
    await page.getByLabel("Add every name left unknown as a new organisation").check();
    await page.getByRole("button", { name: "Keep these answers and check again" }).click();
    await expectCount(page, "Error", "0");
    await expectCount(page, "New", "1");
    await expectAccessible(page);
  });
});

test("where no row can be imported, the way back to the columns stays open", async ({ browser }) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page, "Donor,Date,Commitment\nNorway,2025-13-45,1000.10");
    await expectCount(page, "Error", "1");
    await expect(page.getByText("Rows with errors say what is wrong")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Change the columns" }).click();
    await expect(page.getByRole("heading", { name: "What the columns hold" })).toBeVisible();
  });
});

const TRANSFERS = [
  "Participating organization,Transfer date,Amount,Type,Project",
  'IOM,2022-03-01,"1,000.10",Transfer,',
  "UNHCR,2022-04-30,-20.20,Transfer,",
  "UNHCR,2022-05-31,30.30,Transfer,Never approved",
].join("\n");

test("the Administrative Agent sees what would become of a list of older transfers before anything is booked", async ({
  browser,
}) => {
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, "/imports/new");
    const file = { name: "transfers.csv", mimeType: "text/csv", buffer: Buffer.from(TRANSFERS) };
    await page.getByLabel(/^File/).setInputFiles(file);
    await page.getByRole("button", { name: "Upload and look at the columns" }).click();
    await page.getByLabel(/^System the file comes from/).fill(SOURCE);
    await expect(page.getByLabel(/^Programme/)).toHaveValue("Project");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Check every row" }).click();
    await expect(page.getByText("Checked just now against the books. Nothing is booked yet.")).toBeVisible();
    await expectCount(page, "New", "2");
    const refused = page.getByRole("row").filter({ hasText: "Never approved" });
    await expect(refused).toContainText("Project: “Never approved” is no programme of the Fund");
    await expect(page.getByRole("row").filter({ hasText: "-20.20" })).toContainText("Below zero: read as a refund.");
    await expectAccessible(page);
  });
});
