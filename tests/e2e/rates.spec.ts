import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as, whileTotalsRest } from "../support/office";
import { open } from "../support/open";

const file = (...days: string[]) => ({
  name: "eurofxref-hist.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Date,USD,CHF", ...days].join("\n")),
});

test("an imported rate is suggested where a contribution is booked, and never replaces what was typed", async ({
  browser,
}) => {
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, "/settings/rates/import");
    await page.getByLabel(/^File/).setInputFiles(file("2026-10-30,1.16,none"));
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("“none” is no rate of CHF.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
    await page.getByLabel(/^File/).setInputFiles(file("2026-10-30,1.16,0.93"));
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("button", { name: "Import 2 rates" }).click();
    await expect(page.getByText("2 rates recorded.")).toBeVisible();
    await expectAccessible(page);
    await open(page, "/settings/rates/CHF");
    await expect(page.getByText("1 EUR = 1.16 USD = 0.93 CHF")).toBeVisible();
    await expectAccessible(page);
  });
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, "/contributions/new");
    await page.getByLabel(/^Currency of amount/).selectOption("CHF");
    await page.getByLabel(/^Signed on/).fill("2026-11-01");
    await expect(page.getByText("Suggested: 1.247311827957 USD per CHF (ECB, 30 October 2026).")).toBeVisible();
    const rate = page.getByLabel(/^Exchange rate/);
    await rate.fill("1.25");
    await expect(page.getByText("CHF 1 = USD 1.25, USD 1 = CHF 0.8.")).toBeVisible();
    await expect(page.getByText(/^Agrees with the rate on record for 1 November 2026/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Use / })).toHaveCount(0);
    await rate.fill("");
    await page.getByRole("button", { name: "Use 1.247311827957" }).click();
    await expect(rate).toHaveValue("1.247311827957");
    await expect(page.getByLabel(/^Date of the rate/)).toHaveValue("2026-10-30");
    await page.getByLabel(/^Amount/).fill("1000");
    await expect(page.getByText("Worth USD 1,247.31 at this rate.")).toBeVisible();
    await expectAccessible(page);
  });
});

/** A deposit with everything but its rate. */
async function fillDeposit(page: Page, currency: string) {
  await open(page, "/contributions/new?donor=luxembourg");
  await page.getByLabel(/^Title/).fill("Contribution 2026");
  await page.getByLabel(/^Source/).fill("Bank statement 7/2026");
  await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
  await page.getByRole("checkbox", { name: "Deposit" }).check();
  await page.getByLabel(/^Amount/).fill("1,000,000.00");
  await page.getByLabel(/^Currency of amount/).selectOption(currency);
  await page.getByLabel(/^Received on/).fill("2026-07-01");
}

const record = (page: Page) => page.getByRole("button", { name: "Record the contribution" }).click();

test("an inverted rate is refused, and a button takes the rate on record", async ({ browser }) => {
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, "/settings/rates/import");
    await page.getByLabel(/^File/).setInputFiles(file("2026-06-30,1.0835,0.93", "2026-06-29,1.0847,9.35"));
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText(/^1 rate looks inverted or far from the rate before/)).toBeVisible();
    await page.getByRole("button", { name: "Import 4 rates" }).click();
    await expect(page.getByText("Give the reason why these rates are correct.")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("This rate is correct").check();
    await page.getByLabel(/^Reason/).fill("Page of the ECB");
    await page.getByRole("button", { name: "Import 4 rates" }).click();
    await expect(page.getByText("4 rates recorded.")).toBeVisible();
  });
  await whileTotalsRest(() =>
    as(browser, "fmu_officer", async ({ page }) => {
      await fillDeposit(page, "EUR");
      await page.getByLabel(/^Exchange rate/).fill("0.92");
      await page.getByLabel(/^Date of the rate/).fill("2026-06-30");
      const sentence =
        "This rate looks inverted. The rate on record for 30 June 2026 is 1.0835 USD per EUR (ECB). Use that rate.";
      await expect(page.getByText("EUR 1 = USD 0.92, USD 1 = EUR 1.087.")).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
      await record(page);
      await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeFocused();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Use 1.0835" }).click();
      await expect(page.getByLabel(/^Exchange rate/)).toHaveValue("1.0835");
      await expect(page.getByText(/^Agrees with the rate on record for 30 June 2026/)).toBeVisible();
      await record(page);
      await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
      await expect(page.getByText("at 1.0835 of 30 June 2026")).toBeVisible();
    }),
  );
});

test("without a rate on record both directions are confirmed, with the source", ({ browser }) =>
  whileTotalsRest(() =>
    as(browser, "fmu_officer", async ({ page }) => {
      await fillDeposit(page, "GBP");
      await expect(page.getByText(/^No exchange rate for GBP is on record for 1 July 2026/)).toBeVisible();
      await page.getByLabel(/^Exchange rate/).fill("1.37");
      await page.getByLabel(/^Date of the rate/).fill("2026-06-15");
      await expect(page.getByText(/^The rate is of 15 June 2026, more than 10 days from 1 July 2026/)).toBeVisible();
      await record(page);
      await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
      await expectAccessible(page);
      const confirmation = page.getByLabel(/^GBP 1 = USD 1.37 and USD 1 = GBP 0.7299 are correct/);
      await page.getByLabel(/^Source of the rate/).fill("Bank advice 7");
      await confirmation.check();
      // Another rate is not confirmed by the tick.
      await page.getByLabel(/^Exchange rate/).fill("1.38");
      const other = page.getByLabel(/^GBP 1 = USD 1.38 and USD 1 = GBP 0.7246 are correct/);
      await expect(other).not.toBeChecked();
      await other.check();
      await record(page);
      await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
      await expect(page.getByText("Bank advice 7")).toBeVisible();
      await expectAccessible(page);
    }),
  ));
