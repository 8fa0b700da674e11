import { randomUUID } from "node:crypto";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { today } from "@/lib/kernel/dates";
import { expectAccessible } from "../support/axe";
import { member } from "../support/cast";
import { expect, test } from "../support/journey";
import { as } from "../support/office";
import { open } from "../support/open";

const TITLE = `Older note ${randomUUID().slice(0, 8)}`;
const IOM = "International Organization for Migration";
const UNICEF = "United Nations Children's Fund";

let noteId: string;

test.beforeAll(async () => {
  const record = { title: TITLE, areaNumber: 1, placeCodes: ["GH"], amountUsd: "100000", stage: "in_pipeline" };
  const opening = { source: "Older list", effectiveOn: today(), text: "Taken over as printed.", records: [record] };
  const { value } = await carryOver(await member("fmu_head"), opening);
  noteId = value.records[0]?.noteId ?? "";
});

test("a note whose record does not say who takes part is invited once the head names them, the leading one first", async ({
  browser,
}) => {
  await as(browser, "fmu_head", async ({ page }) => {
    await open(page, `/concept-notes/${noteId}`);
    const others = page.getByRole("group", { name: /^Other UN organisations/ });
    await page.getByRole("button", { name: "Take the rest from here: Unearmarked" }).click();
    await others.getByRole("checkbox", { name: UNICEF }).check();
    await page.getByRole("button", { name: "Invite the programme document" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Choose an organisation." })).toBeVisible();
    await expectAccessible(page);

    await page.getByLabel(/^Leading UN organisation/).selectOption({ label: IOM });
    await page.getByRole("button", { name: "Invite the programme document" }).click();
    await expect(page.getByText("Done: Programme document invited.")).toBeVisible();
    await expect(page.getByRole("row", { name: /UNICEF|Children/ })).toBeVisible();
  });
  await as(browser, "agency", async ({ page }) => {
    await open(page, `/concept-notes/${noteId}/document`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(TITLE);
  });
});
