import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { db } from "@/lib/kernel/db";
import { expectAccessible } from "../support/axe";
import { emailOf } from "../support/cast";
import { expect, test } from "../support/journey";
import { LEAFLET_CLOCKS } from "../support/money-records";
import { as } from "../support/office";
import { open } from "../support/open";
import { SESSION, browserOf, runUrl, sessionOf } from "../support/sign-in";

/**
 * Three programmes wait, of 3,000,000, 2,500,000 and 4,000,000. The pool holds 56,851,483.59 less the 5,500,000 of the
 * leaflet's funded programmes; with this reserve 6,351,483.59 are left, and the best pair is 3,000,000 + 2,500,000.
 */
const RESERVE = "45,000,000";
const mark = randomUUID().slice(0, 8);
const NAMES = { kept: `With a reserve ${mark}`, spent: `Without a reserve ${mark}` };
const PAPER = `What can be funded ${mark}`;

const row = (page: Page, reference: string) => page.getByRole("row", { name: new RegExp(`^${reference} `) }).last();

/** Asks, looks at the answer, and keeps it as a scenario. */
async function ask(page: Page, reserve: string, name: string, look: () => Promise<void>) {
  await open(page, `/simulation?asOf=${LEAFLET_CLOCKS.asOf}&knownOn=${LEAFLET_CLOCKS.knownOn}`);
  await page.getByLabel(/^Reserve/).fill(reserve);
  await page.getByRole("button", { name: "Work it out" }).click();
  await expect(page.getByText(/^Proven in whole cents/)).toBeVisible();
  await look();
  await expectAccessible(page);
  const form = page.getByRole("form", { name: "Save as a scenario" });
  await form.getByLabel(/^Name/).fill(name);
  await form.getByRole("button", { name: "Save the scenario" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function attach(page: Page) {
  await open(page, "/committee/papers/new");
  await page.getByRole("button", { name: "Record the paper" }).click();
  await expect(page.getByText("Enter the title of the paper.").first()).toBeVisible();
  await page.getByLabel(/^Title/).fill(PAPER);
  await page.getByRole("button", { name: "Record the paper" }).click();
  await expect(page).toHaveURL(/\/committee\/papers\/P-\d{4}-\d+$/);
  const paper = new URL(page.url()).pathname;
  await open(page, "/simulation/scenarios");
  await page.getByRole("link", { name: NAMES.kept }).click();
  const form = page.getByRole("form", { name: "Attach to a committee paper" });
  await form.getByLabel("Paper").selectOption(paper.split("/").at(-1) ?? "");
  await form.getByRole("button", { name: "Attach" }).click();
  await expect(page.getByRole("link", { name: paper.split("/").at(-1) ?? "" })).toBeVisible();
  return paper;
}

test("a question is answered, kept, held against another and put before the committee", async ({ browser }) => {
  let paper = "";
  await as(browser, "fmu_officer", async ({ page }) => {
    await ask(page, RESERVE, NAMES.kept, async () => {
      await expect(row(page, "CN-2024-004")).toContainText("Fundable now");
      await expect(row(page, "CN-2024-005")).toContainText("Fundable now");
      await expect(row(page, "CN-2024-006")).toContainText("Not enough money");
    });
    await ask(page, "", NAMES.spent, () => expect(row(page, "CN-2024-006")).toContainText("Fundable now"));

    await open(page, "/simulation/scenarios");
    for (const name of Object.values(NAMES)) await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
    await page.getByRole("button", { name: "Compare the chosen scenarios" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Scenarios side by side" })).toBeVisible();
    for (const name of Object.values(NAMES))
      await expect(page.getByRole("columnheader", { name }).first()).toBeVisible();
    await expect(page.getByRole("row", { name: /^Fundable now/ })).toContainText("2 of 3");
    await expect(page.getByRole("row", { name: /^Fundable now/ })).toContainText("3 of 3");
    await expect(row(page, "CN-2024-006")).toContainText("Not enough money");
    await expectAccessible(page);
    paper = await attach(page);
  });
  await as(browser, "committee", async ({ page }) => {
    await page.goto("/committee/papers");
    await page
      .getByRole("row", { name: new RegExp(PAPER) })
      .getByRole("link")
      .click();
    await expect(page).toHaveURL(new RegExp(`${paper}$`));
    await expect(page.getByRole("row", { name: new RegExp(NAMES.kept) })).toContainText("2 of 3");
    await expectAccessible(page);
    await page.getByRole("link", { name: NAMES.kept }).click();
    await expect(row(page, "CN-2024-006")).toContainText("Not enough money");
    await expect(page.getByRole("form", { name: "Attach to a committee paper" })).toHaveCount(0);
    await expectAccessible(page);
  });
});

test("an answer that is sent along is never kept, and a scenario without a name is asked for its name only", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await open(page, `/simulation?asOf=${LEAFLET_CLOCKS.asOf}&knownOn=${LEAFLET_CLOCKS.knownOn}`);
  await page.getByRole("button", { name: "Work it out" }).click();
  const form = page.getByRole("form", { name: "Save as a scenario" });
  const save = form.getByRole("button", { name: "Save the scenario" });
  await save.click();
  await expect(form.getByRole("alert").getByRole("listitem")).toHaveText(["Give the scenario a name."]);

  // What the officer's own browser would send is kept from the server, to be sent with an answer of somebody's own.
  await page.route("**/simulation?**", (route) => (route.request().method() === "POST" ? undefined : route.continue()));
  const name = `Forged ${mark}`;
  await form.getByLabel(/^Name/).fill(name);
  const [sent] = await Promise.all([page.waitForRequest((request) => request.method() === "POST"), save.click()]);
  const { "next-action": action = "", "content-type": type = "" } = sent.headers();
  const [{ seen, ...asked }] = JSON.parse(sent.postData() ?? "[{}]") as [Record<string, unknown>];
  await context.close();
  expect(seen).toEqual(expect.any(String));
  const answer = { status: "answered", fundedCount: 99, fundedUsd: "1.00" };
  const cookie = `${SESSION}=${await sessionOf(emailOf("fmu_officer"))}`;
  const outcome = await fetch(sent.url(), {
    method: "POST",
    headers: { "next-action": action, "content-type": type, accept: "text/x-component", origin: runUrl(), cookie },
    body: JSON.stringify([{ ...asked, answer }]),
  });
  expect(await outcome.text()).toContain('"ok":false');
  expect(await db.simulationScenario.count({ where: { name } })).toBe(0);
});

test("another day keeps what was typed and the answer, and says which programmes are not in its pipeline", async ({
  browser,
}) => {
  await as(browser, "fmu_officer", async ({ page }) => {
    await open(page, `/simulation?asOf=${LEAFLET_CLOCKS.asOf}&knownOn=${LEAFLET_CLOCKS.knownOn}`);
    await page.getByLabel(/^Reserve/).fill(RESERVE);
    await page.getByLabel("Most programmes").check();
    await page.getByLabel("Priority of CN-2024-004").selectOption("5");
    await page.getByRole("button", { name: "Add a target" }).click();
    await page.getByLabel("Target", { exact: true }).fill("12.5");
    await page.getByLabel("Area or region").selectOption("area:4");
    await page.getByLabel("Bound").selectOption("at-most");
    await page.getByRole("button", { name: "Work it out" }).click();
    await expect(page.getByRole("heading", { name: "The answer" })).toBeVisible();

    await page.getByLabel("As of", { exact: true }).fill("2023-01-01");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await expect(page.getByText("Not in the pipeline on this day")).toBeVisible();
    await expect(page.getByText(/^CN-2024-004, CN-2024-005, CN-2024-006\. /)).toBeVisible();
    await expect(page.getByText("This answer is of other days than those above")).toBeVisible();
    await expect(page.getByLabel(/^Reserve/)).toHaveValue(RESERVE);
    await expect(page.getByLabel("Most programmes")).toBeChecked();
    await expect(page.getByLabel("Target", { exact: true })).toHaveValue("12.5");
    await expectAccessible(page);

    await page.goBack();
    await expect(page.getByLabel("Priority of CN-2024-004")).toHaveValue("5");
    await expect(page.getByText("This answer is of other days than those above")).toHaveCount(0);
  });
});
