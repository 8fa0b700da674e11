import { addDays, today } from "@/lib/kernel/dates";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { as } from "../support/office";
import { open } from "../support/open";

/** Early enough that no other journey does anything in this period. */
const LAST_DAY = "2019-06-30";

test("a period is closed, a late pledge is booked with its reason, and everybody reads what was restated", async ({
  browser,
  page,
}) => {
  await as(browser, "administrative_agent", async ({ page: agent }) => {
    await open(agent, "/periods");
    await agent.getByLabel(/^Last day of the period/).fill(LAST_DAY);
    await agent.getByRole("button", { name: "Close the period" }).click();
    await expect(agent.getByText("Say that the figures of this period are final.").first()).toBeVisible();
    await expectAccessible(agent);
    await agent.getByLabel(/I have checked the figures/).check();
    await agent.getByRole("button", { name: "Close the period" }).click();
    await expect(agent.getByText("The books are closed up to 30 June 2019.", { exact: true })).toBeVisible();
    await expect(agent.getByRole("row", { name: /30 June 2019/ })).toBeVisible();
    await expectAccessible(agent);
  });

  await page.goto("/restatements");
  await expect(page.getByText("No published figure has been restated")).toBeVisible();

  await as(browser, "fmu_officer", async ({ page: officer }) => {
    await open(officer, "/contributions/new?donor=norway");
    await officer.getByLabel(/^Title/).fill("Founding pledge");
    await officer.getByLabel(/^Source/).fill("Letter found in the archive");
    await officer.getByRole("checkbox", { name: "Commitment" }).uncheck();
    await officer.getByRole("checkbox", { name: "Pledge" }).check();
    await officer.getByLabel(/^Amount/).fill("1000");
    await officer.getByLabel(/^Announced on/).fill("2019-06-15");
    await officer.getByRole("button", { name: "Record the contribution" }).click();
    await expect(officer.getByText(/closed up to 30 June 2019. Book it as a late fact/).first()).toBeVisible();
    await officer.getByLabel("Book as a late fact").check();
    await officer.getByLabel(/^Why this is only known now/).fill("The letter was filed in the wrong year.");
    await expectAccessible(officer);
    await officer.getByRole("button", { name: "Record the contribution" }).click();
    await expect(officer).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
    await expect(officer.getByText("true on 15 June 2019")).toBeVisible();
  });

  await page.reload();
  const row = page.getByRole("row", { name: /^Pledged/ });
  await expect(row).toContainText("USD 0.00");
  await expect(row).toContainText("USD 1,000.00");
  await expect(page.getByText("The letter was filed in the wrong year.")).toBeVisible();
  await expectAccessible(page);

  // From the first open day on it counts, and as known yesterday it does not; up to the closed day it never does.
  const pledged = page.getByRole("row", { name: /^Pledged/ });
  await page.goto("/finances?asOf=2019-07-01");
  await expect(pledged).toContainText("USD 1,000.00");
  await page.goto(`/finances?asOf=2019-07-01&knownOn=${addDays(today(), -1)}`);
  await expect(pledged).toContainText("USD 0.00");
  await page.goto(`/finances?asOf=${LAST_DAY}`);
  await expect(pledged).toContainText("USD 0.00");
});
