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
  await page.getByLabel(/^Date format/).selectOption("year-month-day");
  await page.getByLabel(/^Currency of every row/).selectOption("USD");
  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(page.getByText("Checked just now against the ledger. Nothing is recorded yet.")).toBeVisible();
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
    await expectAccessible(page);
    await expect(page.getByText("Nothing is imported: the file has 1 row with errors.")).toBeVisible();
    await expect(broken.getByRole("cell").nth(1)).toHaveText("4");
    await expect(page.getByRole("row").filter({ hasText: "Norway" }).last()).toContainText(
      "Commitment, 31 March 2025: USD 1,000.10",
    );

    const run = page.getByRole("button", { name: "Import 2 rows: USD 3,000.30" });
    await run.click();
    await expect(page.getByText(/1 row has an error, so nothing was imported: row 4, Date/)).toBeVisible();
    expect(await committed()).toBe(before);

    await page.getByRole("radio", { name: /^The selected rows only/ }).check();
    await run.click();
    await expect(page.getByText("2 entries recorded, 0 organizations added")).toBeVisible();
    await expectAccessible(page);
  });
  const after = plus(before, 3000.3);
  expect(await committed()).toBe(after);

  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page);
    await expect(page.getByText("This very file was imported before")).toBeVisible();
    await expectCount(page, "Duplicate", "2");
    await expectCount(page, "New", "0");
    await expect(page.getByText("No row is selected for import.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
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
    await page.getByRole("button", { name: "Save matches and recheck" }).click();
    await expectCount(page, "Error", "0");
    await expectCount(page, "New", "1");
    await expectAccessible(page);
  });
});

test("where no row can be imported, the way back to the columns stays open", async ({ browser }) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page, "Donor,Date,Commitment\nNorway,2025-13-45,1000.10");
    await expectCount(page, "Error", "1");
    await expect(page.getByText("Correct the columns, or correct the file and upload it again.")).toBeVisible();
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
    await expect(page.getByText("Checked just now against the ledger. Nothing is recorded yet.")).toBeVisible();
    await expectCount(page, "New", "2");
    const refused = page.getByRole("row").filter({ hasText: "Never approved" });
    await expect(refused).toContainText("Project: “Never approved” is no programme of the Fund");
    await expect(page.getByRole("row").filter({ hasText: "-20.20" })).toContainText("Below zero: read as a refund.");
    await expectAccessible(page);
  });
});

const READ_TWICE = [
  "Donor,Date,Commitment (EUR thousand),exchangeRate",
  "Norway,03/04/2025,250.000,0.9229",
  "Denmark,05/06/2025,12.500,0.9229",
].join("\n");

test("what a file leaves open is asked: number format, date format, unit, quotation, source of a rate", async ({
  browser,
}) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, "/imports/new");
    const file = { name: "agreements.csv", mimeType: "text/csv", buffer: Buffer.from(READ_TWICE) };
    await page.getByLabel(/^File/).setInputFiles(file);
    await page.getByRole("button", { name: "Upload and look at the columns" }).click();
    await page.getByLabel(/^System the file comes from/).fill(SOURCE);
    await expect(page.getByLabel(/^Amount committed/)).toHaveValue("Commitment (EUR thousand)");
    await expect(page.getByLabel(/^Currency of every row/)).toHaveValue("EUR");
    await page.getByRole("button", { name: "Check every row" }).click();
    for (const sentence of [
      "Choose how the file writes its dates.",
      "The heading “Commitment (EUR thousand)” names a unit. Choose the factor of its amounts.",
      "Choose how the rates of the file are quoted.",
    ])
      await expect(page.getByRole("alert").getByText(sentence)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(/^Date format/).selectOption("day-month-year");
    await page.getByLabel(/^Unit of “Commitment/).selectOption("1000");
    await page.getByLabel(/^How the exchange rates are quoted/).selectOption("units_per_usd");
    await page.getByRole("button", { name: "Check every row" }).click();
    await expect(page.getByRole("alert").getByText(/can mean 250 or 250,000\. Choose how amounts/)).toBeVisible();
    await page.getByLabel(/^Number format of the amounts/).selectOption("point");
    await page.getByRole("button", { name: "Check every row" }).click();

    await expectCount(page, "Error", "2");
    await expect(page.getByText("EUR 1 = USD 1.0835, USD 1 = EUR 0.9229")).toBeVisible();
    await page.getByLabel(/^Source of the rate/).fill("Letter of the bank");
    await page.getByLabel(/^The EUR rates of this file are correct/).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save rates and recheck" }).click();
    await expectCount(page, "Error", "0");
    const first = page.getByRole("row").filter({ hasText: "Norway" });
    await expect(first).toContainText("Commitment, 3 April 2025: EUR 250,000.00 at 1.083541012027");
    await expectAccessible(page);
  });
});

test("a row with a warning is imported only once a person ticked it", async ({ browser }) => {
  const twins = `Donor,Date,Commitment\nSweden,2018-05-06,1.11\nNorway,2025-05-06,2.22`;
  await as(browser, "fmu_officer", async ({ page }) => {
    await check(page, twins);
    await expectCount(page, "Warning", "1");
    await expect(page.getByRole("button", { name: "Import 1 row: USD 2.22" })).toBeVisible();
    const box = page.getByRole("checkbox", { name: "Select row 2" });
    await expect(box).not.toBeChecked();
    await box.check();
    await page.getByRole("button", { name: "Save selection" }).click();
    await expect(page.getByText("Selection saved.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Import 2 rows: USD 3.33" })).toBeVisible();
    await expectAccessible(page);
  });
});
