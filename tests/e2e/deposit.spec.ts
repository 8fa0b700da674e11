import { expectAccessible } from "../support/axe";
import { type Instance, startInstance } from "../support/e2e-server";
import { expect, test } from "../support/journey";
import { as, overviewAt, plus, whileTotalsRest } from "../support/office";
import { open } from "../support/open";
import { runUrl } from "../support/sign-in";

let other: Instance;
test.beforeAll(async () => {
  other = await startInstance();
});
test.afterAll(() => other?.stop());

test("a deposit changes the overview and the donors' page at once", ({ browser }) =>
  whileTotalsRest(async () => {
    const before = await overviewAt(runUrl());
    const reader = await (await browser.newContext({ baseURL: other.url })).newPage();
    await reader.goto("/donors");
    await as(browser, "fmu_officer", async ({ page }) => {
      await open(page, "/contributions/new?donor=luxembourg");
      await page.getByRole("button", { name: "Record the contribution" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
      await expectAccessible(page);
      await page.getByLabel(/^Title/).fill("Contribution 2026");
      await page.getByLabel(/^Source/).fill("Bank statement 12/2026");
      await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
      await page.getByRole("checkbox", { name: "Deposit" }).check();
      await page.getByLabel(/^Amount/).fill("1,234,567.89");
      await page.getByLabel(/^Received on/).fill("2026-11-02");
      await page.getByRole("button", { name: "Record the contribution" }).click();
      await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
      await expectAccessible(page);
    });
    const deposited = plus(before.contributions.deposited, 1_234_567.89);
    for (const url of [runUrl(), other.url]) expect((await overviewAt(url)).contributions.deposited).toBe(deposited);
    await reader.reload();
    const row = reader.getByRole("row", { name: /Luxembourg/ });
    await expect(row).toBeVisible();
    await as(browser, "chair", async ({ page }) => {
      await page.goto(`${other.url}/committee`);
      await expect(
        page.getByText(new Intl.NumberFormat("en").format(Number(deposited)), { exact: false }).first(),
      ).toBeVisible();
    });
  }));
