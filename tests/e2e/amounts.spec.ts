import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as, whileTotalsRest } from "../support/office";
import { open } from "../support/open";

test("an amount with two readings is asked, and the reading chosen is recorded", ({ browser }) =>
  whileTotalsRest(() =>
    as(browser, "fmu_officer", async ({ page }) => {
      await open(page, "/contributions/new?donor=luxembourg");
      await page.getByLabel(/^Title/).fill("Contribution 2026");
      await page.getByLabel(/^Source/).fill("Agreement 9/2026");
      // Commitments are counted by another journey.
      await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
      await page.getByRole("checkbox", { name: "Pledge" }).check();
      await page.getByLabel(/^Announced on/).fill("2026-07-01");
      await expect(page.getByText("1 July 2026", { exact: true })).toBeVisible();
      const amount = page.getByLabel(/^Amount/);
      await amount.fill("250,000");
      await expect(page.getByText("USD 250,000.00", { exact: true })).toBeVisible();
      await amount.fill("250.000");
      await expect(page.getByText("USD 250,000.00 or USD 250.00?")).toBeVisible();
      await page.getByRole("button", { name: "Record the contribution" }).click();
      const sentence = "“250.000” can mean USD 250,000.00 or USD 250.00. Choose one.";
      await expect(page.getByRole("alert").getByText(sentence)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "USD 250,000.00" }).click();
      await expect(amount).toHaveValue("250,000.00");
      await expect(amount).toBeFocused();
      await page.getByRole("button", { name: "Record the contribution" }).click();
      await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
      await expect(page.getByText("USD 250,000.00").first()).toBeVisible();
    }),
  ));

test("a point for thousands is asked in a currency without decimals, and not in one with three", async ({
  browser,
}) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, "/contributions/new");
    const amount = page.getByLabel(/^Amount/);
    await page.getByLabel(/^Currency of amount/).selectOption("JPY");
    await amount.fill("15.000");
    await amount.blur();
    await expect(page.getByRole("button", { name: "JPY 15,000", exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "JPY 15", exact: true })).toBeVisible();
    await page.getByLabel(/^Currency of amount/).selectOption("KWD");
    await expect(page.getByText("KWD 15.000", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /^(JPY|KWD) 15/ })).toHaveCount(0);
  });
});

test("the simulation asks about a comma that groups nothing", async ({ browser }) => {
  await as(browser, "fmu_head", async ({ page }) => {
    await open(page, "/simulation");
    const reserve = page.getByLabel(/^Reserve/);
    await reserve.fill("1,5");
    await reserve.blur();
    await expect(page.getByText("“1,5” can mean USD 1.50 or USD 15.00. Choose one.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "USD 1.50" }).click();
    await expect(reserve).toHaveValue("1.50");
  });
});
