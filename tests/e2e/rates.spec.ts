import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as } from "../support/office";
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
    await expect(page.getByRole("button", { name: "Use it" })).toHaveCount(0);
    await rate.fill("");
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(rate).toHaveValue("1.247311827957");
    await expect(page.getByLabel(/^Date of the rate/)).toHaveValue("2026-10-30");
    await page.getByLabel(/^Amount/).fill("1000");
    await expect(page.getByText("Worth USD 1,247.31 at this rate.")).toBeVisible();
    await expectAccessible(page);
  });
});
