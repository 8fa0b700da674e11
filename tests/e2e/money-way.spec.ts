import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { today } from "@/lib/kernel/dates";
import {
  activateProgramme,
  appraiseDocument,
  closeOperationally,
  handInDocument,
  saveDocument,
} from "@/lib/programmes/programme.commands";
import { recordExpenditure } from "@/lib/status/bookings/booking.commands";
import { prepareTransfer, releaseTransfer } from "@/lib/transfers/transfer.commands";
import { expectAccessible } from "../support/axe";
import { castWay, member } from "../support/cast";
import { expect, test } from "../support/journey";
import { documentContent, organisation, seen } from "../support/make";
import { as, whileTotalsRest } from "../support/office";
import { expectOneTruth, type Status, statusNow, words } from "../support/one-truth";
import { open } from "../support/open";

test.describe.configure({ mode: "serial" });

const TITLE = `Safe on the way ${randomUUID().slice(0, 8)}`;
const IOM = "International Organization for Migration";
const AREA = /^Take the rest from here: Earmarked to thematic area 2/;
const CONDITION = "The national steering committee has met.";

let noteId: string;
let transferId: string;
let before: Status;

const money = (page: Page) => open(page, `/concept-notes/${noteId}/money`);
const unfold = (page: Page, summary: string) => page.locator("summary", { hasText: summary }).click();
const figure = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) }) });

async function select(box: Locator, label: RegExp) {
  const option = box.getByRole("option", { name: label });
  await expect(option).toHaveCount(1);
  await box.selectOption(await option.getAttribute("value"));
}

/** The earmark of area 2 first, and what it cannot pay from the unearmarked pool. */
async function takeBothSources(page: Page) {
  await page.getByRole("button", { name: AREA }).click();
  await page.getByRole("button", { name: "Take the rest from here: Unearmarked" }).click();
  await expect(page.getByText(/the sources add up to the amount/)).toBeVisible();
}

test.beforeAll(async () => {
  before = await statusNow();
  noteId = await (await castWay()).inPipeline({ title: TITLE, areaNumber: "2", objectiveNumbers: ["7", "8"] });
});

test("a deposit with an earmark is recorded, and the invitation takes from it and from the unearmarked pool", async ({
  browser,
}) => {
  await whileTotalsRest(() =>
    as(browser, "fmu_officer", async ({ page }) => {
      await open(page, "/contributions/new?donor=sweden");
      await page.getByLabel(/^Title/).fill("For rights and protection");
      await page.getByLabel(/^Source/).fill("Bank statement 11/2026");
      await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
      await page.getByRole("checkbox", { name: "Deposit" }).check();
      await page.getByLabel(/^Amount/).fill("1000000");
      await page.getByLabel(/^Received on/).fill(today());
      await page.getByRole("button", { name: "Add an earmark" }).click();
      await page.getByLabel("Earmark 1: bound to").selectOption("area:2");
      await page.getByLabel("Earmark 1: amount").fill("1000000");
      await page.getByRole("button", { name: "Record the contribution" }).click();
      await expect(page).toHaveURL(/\/contributions\/[0-9a-f-]{36}/);
    }),
  );
  await as(browser, "fmu_head", async ({ page }) => {
    await open(page, `/concept-notes/${noteId}`);
    await page.getByRole("button", { name: AREA }).click();
    await page.getByRole("button", { name: "Invite the programme document" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Take the rest from here: Unearmarked" }).click();
    await page.getByRole("button", { name: "Invite the programme document" }).click();
    await expect(page.getByText("Done: Programme document invited.")).toBeVisible();
  });
});

test("the approval names both sources again, and each pays its part", async ({ browser }) => {
  const way = await castWay();
  await saveDocument(way.agency, { ...(await way.documentSeen(noteId)), ...(await documentContent()) });
  await handInDocument(way.agency, await way.documentSeen(noteId));
  await appraiseDocument(way.fmuOfficer, await seen(noteId));
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, `/committee/decisions/new?note=${noteId}`);
    const outcome = page.getByRole("group", { name: "Outcome" }).first();
    await outcome.getByRole("radio", { name: /^Approved/ }).check();
    await takeBothSources(page);
    await page.getByLabel("Text of the decision").fill("The committee approves the programme.");
    await page.getByRole("button", { name: "Record the decision" }).click();
    await expect(page).toHaveURL(/\/committee\/decisions\/SC-/);
    await page.goto("/earmarks");
    const pool = page.getByRole("row", { name: /^Earmarked to thematic area 2/ }).first();
    for (const amount of ["1000000.00", "10000.00", "990000.00", "0.00"])
      await expect(pool).toContainText(words(amount));
    await expectAccessible(page);
  });
});

test("tranches are planned, a condition is set and a transfer prepared, which its preparer cannot release", async ({
  browser,
}) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, `/concept-notes/${noteId}/money/tranches`);
    await page.getByLabel("Planned day of tranche 1").fill(today());
    await page.getByLabel("IOM, tranche 1, USD").fill("1000000");
    await page.getByRole("button", { name: "Plan the tranches" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel("UNHCR, tranche 1, USD").fill("535000");
    await page.getByRole("button", { name: "Add tranche 2" }).click();
    await page.getByLabel("Planned day of tranche 2").fill(today());
    await page.getByLabel("IOM, tranche 2, USD").fill("465000");
    await page.getByRole("button", { name: "Plan the tranches" }).click();
    await expect(page).toHaveURL(/\/money#tranches$/);

    await money(page);
    await unfold(page, "Set a condition");
    await page.getByRole("textbox", { name: /^Condition/ }).fill(CONDITION);
    await page.getByRole("button", { name: "Set the condition" }).click();
    await expect(page.getByText("The condition is set.")).toBeVisible();
    await unfold(page, "Prepare a transfer request");
    await select(page.getByLabel("Tranche and organisation"), /^Tranche 1, IOM/);
    await page
      .getByRole("form", { name: "Prepare the request" })
      .getByLabel(/^Amount/)
      .fill("1000000");
    await page.getByRole("button", { name: "Prepare the request" }).click();
    await expect(page).toHaveURL(/\/transfers\/[0-9a-f-]{36}$/);
    transferId = page.url().split("/").at(-1) ?? "";
    await expect(page.getByText(`Open condition: ${CONDITION}`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Release the transfer" })).toHaveCount(0);
    await expectAccessible(page);
  });
});

test("the open condition holds it back until the head sets it aside; then another person releases it", async ({
  browser,
}) => {
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, `/transfers/${transferId}`);
    await expect(page.getByText(`Open condition: ${CONDITION}`)).toBeVisible();
    await expect(page.getByText(/once the Head of the Fund Management Unit sets it aside/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Release the transfer" })).toHaveCount(0);
  });
  await as(browser, "fmu_head", async ({ page }) => {
    await open(page, `/transfers/${transferId}`);
    await page.getByRole("button", { name: "Set aside what holds it back" }).click();
    await page.getByRole("button", { name: "Set it aside" }).click();
    await expect(page.getByText("Give a reason.").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(/^Why may the money go out/).fill("The committee meets next week, and staff must be paid.");
    await page.getByRole("button", { name: "Set it aside" }).click();
    await expect(page.getByText("What held it back was set aside")).toBeVisible();
    await expect(page.getByRole("button", { name: "Release the transfer" })).toHaveCount(0);
  });
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, `/transfers/${transferId}`);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Release the transfer" }).click();
    await expect(page.getByText("Transfer released and posted to the ledger.")).toBeVisible();
    await expect(page.getByText(/^Released on/)).toBeVisible();
    await expect(page.getByText("The committee meets next week, and staff must be paid.")).toBeVisible();
    await page.getByRole("button", { name: "Take the release back" }).click();
    await expect(page.getByRole("dialog")).toContainText("the reason is published with the restatement");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

/** The other organisation gets its tranche once the condition is met. */
async function payTheOther(page: Page) {
  await money(page);
  await unfold(page, "Record that a condition is met");
  await select(page.getByRole("combobox", { name: /^Condition/ }), /national steering committee/);
  await page.getByLabel("How it is met").fill("Minutes of the meeting.");
  await page.getByRole("button", { name: "Record it as met" }).click();
  // The form goes with the last open condition; the sentence that it is done stays.
  await expect(page.getByText("Condition recorded as met.")).toBeVisible();
  await expect(page.getByRole("cell", { name: /^Met On .*Minutes of the meeting\.$/ })).toBeVisible();
  const [officer, agent, unhcr] = [
    await member("fmu_officer"),
    await member("administrative_agent"),
    await organisation("unhcr"),
  ];
  const asked = { noteId, trancheNumber: 1, organisationId: unhcr, amountUsd: "535000" };
  const { value } = await prepareTransfer(officer, { requestKey: randomUUID(), ...asked });
  await releaseTransfer(agent, { transferId: value.id, on: today() });
  await activateProgramme(agent, { ...(await seen(noteId)), signedOn: today(), firstTransferOn: today() });
  const report = { punoId: unhcr, noteId, year: today().slice(0, 4), on: today(), description: "Annual report." };
  const lines = [{ category: "4", amountUsd: "500000" }];
  await recordExpenditure(agent, { requestKey: randomUUID(), ...report, lines });
}

test("more expenditure than was funded is taken and flagged", async ({ browser }) => {
  await as(browser, "fmu_officer", ({ page }) => payTheOther(page));
  await as(browser, "administrative_agent", async ({ page }) => {
    await open(page, `/fund-status/expenditure/new?programme=${noteId}`);
    await page.getByRole("button", { name: "Record the expenditure" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
    await expectAccessible(page);
    const organisations = page.getByRole("combobox", { name: /^Participating organisation/ });
    await organisations.fill(IOM);
    await page.getByRole("option", { name: IOM }).first().click();
    await page.getByLabel("Year reported").fill(today().slice(0, 4));
    await page.getByLabel(/^Amount 1/).fill("1100000");
    await page.getByLabel(/^Date/).fill(today());
    await page.getByLabel(/^Description/).fill("Annual financial report.");
    await page.getByRole("button", { name: "Add a category" }).click();
    await page.getByLabel(/^Amount 2/).fill("5");
    await page.getByLabel(/^Category 2/).selectOption("1");
    await page.getByRole("button", { name: "Record the expenditure" }).click();
    const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(problem).toContainText("A category stands here once.");
    await page.getByRole("button", { name: "Remove category 2" }).click();
    await page.getByRole("button", { name: "Record the expenditure" }).click();
    await expect(page.getByText("Booking recorded.")).toBeVisible();
    await money(page);
    const row = page.getByRole("row", { name: /^(IOM|International Organization for Migration)/ }).first();
    await expect(row).toContainText("110.0 %");
    await expect(row).toContainText("Above funding");
    await expectAccessible(page);
  });
});

test("the closure books what came back, and every page shows the same figures", async ({ browser, page }) => {
  await closeOperationally(await member("fmu_officer"), { ...(await seen(noteId)), finalNarrativeOn: today() });
  await as(browser, "administrative_agent", async ({ page: agent }) => {
    await open(agent, `/concept-notes/${noteId}/money/close`);
    await agent.getByLabel(/^Unspent balance refunded by UNHCR/).fill("35000.01");
    await agent.getByRole("button", { name: "Close the programme financially" }).click();
    await expect(agent.getByText(/no more can come back/).first()).toBeVisible();
    await expectAccessible(agent);
    await agent.getByLabel(/^Unspent balance refunded by UNHCR/).fill("35000");
    await agent.getByRole("button", { name: "Close the programme financially" }).click();
    await expect(agent).toHaveURL(/\/money\?closed=/);
    await expect(agent.getByText("Programme closed financially.", { exact: true })).toBeVisible();
    await expect(agent.getByText("Financially closed").first()).toBeVisible();
    await expect(figure(agent, "Net funded")).toContainText(words("1500000.00"));
    await expect(figure(agent, "Balance with the organisations")).toContainText(words("-100000.00"));
  });
  await whileTotalsRest(() => expectOneTruth(browser, page, before));
});
