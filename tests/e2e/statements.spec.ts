import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as } from "../support/office";
import { open } from "../support/open";

/** The whole amounts of a page's figure, as it writes them. */
const figure = (page: Page, label: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) }) })
    .first();

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("a donor reads, downloads and checks its own statement, and finds nobody else's", async ({ browser }) => {
  await as(browser, "donor", async ({ page }) => {
    await open(page, "/statements");
    const rows = page.getByRole("table").getByRole("row");
    await expect(rows).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Germany" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Statement of Germany" })).toBeVisible();
    await expectAccessible(page);
    const shown = { Committed: "", Deposited: "", Receivable: "" };
    for (const label of ["Committed", "Deposited", "Receivable"] as const) {
      const text = (await figure(page, label).innerText()).replaceAll("\u00a0", " ");
      shown[label] = /USD [\d,]+\.\d{2}/.exec(text)?.[0] ?? "no amount";
    }
    expect(shown.Deposited).toBe("USD 19,569,912.00");

    const pdf = await page.request.get(
      (await page.getByRole("link", { name: "Download PDF" }).getAttribute("href")) ?? "",
    );
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect(pdf.headers()["content-disposition"]).toMatch(/^attachment; filename="[^"]*germany[^"]*\.pdf"$/);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
    const workbook = await page.request.get(
      (await page.getByRole("link", { name: "Download workbook" }).getAttribute("href")) ?? "",
    );
    expect(workbook.headers()["content-type"]).toContain(WORKBOOK);
    expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");

    for (const path of ["/statements/norway", "/statements/norway/pdf", "/statements/norway/xlsx"])
      expect((await page.request.get(path)).status(), path).toBe(404);

    await page.goto("/contributions/donors/germany");
    for (const [label, amount] of Object.entries(shown)) await expect(figure(page, label)).toContainText(amount);
  });
});
