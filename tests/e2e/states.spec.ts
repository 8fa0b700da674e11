import { expectAccessible } from "../support/axe";
import { castWay, emailOf } from "../support/cast";
import { expect, test } from "../support/journey";
import { beforeScripts, open } from "../support/open";
import { browserOf, runUrl, SESSION, sessionOf } from "../support/sign-in";

test("what is not found says so, to the public and in the office alike", async ({ browser, page }) => {
  for (const path of [
    "/no-such-page",
    "/programmes/NO-SUCH",
    "/regions/atlantis",
    "/decisions/SC-1900-01",
    "/themes/9",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  }
  await expectAccessible(page);
  const context = await browserOf(browser, "agency");
  const office = await context.newPage();
  const other = await browserOf(browser, "fmu_officer");
  const officer = await other.newPage();
  for (const path of ["/concept-notes/no-such-note", "/contributions", "/people", "/concept-notes?after=damaged"])
    expect((await office.goto(path))?.status(), path).toBe(404);
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const path of ["transfers", "imports", "reconciliation", "ledger", "simulation/scenarios", "committee/papers"]) {
    expect((await office.goto(`/${path}/${nobody}`))?.status(), path).toBe(404);
    expect((await officer.goto(`/${path}/${nobody}`))?.status(), path).toBe(404);
    expect((await officer.goto(`/${path}/no-such-record`))?.status(), path).toBe(404);
  }
  await office.goto("/audit");
  await expect(office.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await expectAccessible(office);
  for (const one of [context, other]) await one.close();
});

test("an address that nobody was given is not found, and no fault", async () => {
  const cookie = `${SESSION}=${await sessionOf(emailOf("auditor"))}`;
  const lists = ["/concept-notes", "/contributions", "/audit", "/people", "/committee/decisions"];
  const damaged = [...lists, "/ledger", "/transfers", "/imports", "/reconciliation"];
  const answers = await Promise.all(
    damaged.map(async (path) => {
      const { status } = await fetch(`${runUrl()}${path}?after=damaged`, { headers: { cookie } });
      return `${path}: ${status < 500 ? "an answer" : status}`;
    }),
  );
  expect(answers).toEqual(damaged.map((path) => `${path}: an answer`));
});

test("a list in which nothing is found says so, and how to see more", async ({ browser }) => {
  const context = await browserOf(browser, "auditor");
  const page = await context.newPage();
  for (const view of ["table", "board"]) {
    await page.goto(`/concept-notes?view=${view}&text=nothing-is-called-this`);
    await expect(page.getByText("Nothing matches")).toBeVisible();
    await expectAccessible(page);
  }
  for (const path of [
    "/contributions?year=2012",
    "/ledger?programme=NO-SUCH",
    "/transfers?text=nothing-is-called-this",
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto("/?asOf=2010-01-01");
  await expectAccessible(page);
  await page.goto("/programmes?asOf=2010-01-01");
  await expectAccessible(page);
  await context.close();
});

test("a wrong day stays in its field, with a sentence, and today's figures are shown", async ({ page }) => {
  await page.goto("/?asOf=2999-12-31");
  await expect(page.getByLabel("Figures as of")).toHaveValue("2999-12-31");
  await expectAccessible(page);
});

test("a refused form keeps what was typed, and its summary leads to the field", async ({ browser }) => {
  const way = await castWay();
  const noteId = await way.submitted({ title: "Refused form" });
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await open(page, `/concept-notes/${noteId}`);
  const form = page.getByRole("form", { name: "Confirm eligibility" });
  const [first] = await form.getByRole("checkbox").all();
  await first?.check();
  await form.getByRole("button", { name: "Confirm eligibility" }).click();
  const summary = form.getByRole("alert");
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await summary.getByRole("link").click();
  await expect(form.getByRole("group", { name: /Eligibility checklist/ })).toBeFocused();
  if (first) await expect(first).toBeChecked();
  await context.close();
});

test("what is sent before the scripts of the page are there is not sent, and stays to be sent", async ({ browser }) => {
  const noteId = await (await castWay()).submitted({ title: "Sent too early" });
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  const form = page.getByRole("form", { name: "Return to the agency" });
  const button = form.getByRole("button", { name: "Return to the agency" });
  await beforeScripts(page, `/concept-notes/${noteId}?move=return`, async () => {
    await form.getByLabel("Reason").fill("Please name the second ministry.");
    await button.click();
  });
  await expect(page).toHaveURL(/\?move=return$/);
  await expect(form.getByLabel("Reason")).toHaveValue("Please name the second ministry.");
  await button.click();
  await expect(page.getByText("Done: Returned to the agency.")).toBeVisible();
  await context.close();
});

test("a click that leaves a field without an entry counts however slow it is, and the field's sentence then appears", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await page.clock.install();
  await open(page, "/contributions/new");
  await page.getByRole("checkbox", { name: "Commitment" }).uncheck();
  await page.getByRole("checkbox", { name: "Deposit" }).check();
  await page.getByLabel(/^Title/).focus();
  const pledge = page.getByRole("checkbox", { name: "Pledge" });
  await pledge.hover();
  await page.mouse.down();
  await page.clock.runFor("01:00");
  await page.mouse.up();
  await expect(pledge).toBeChecked();
  await expect(page.getByLabel(/^Title/)).toHaveAttribute("aria-invalid", "true");
  await context.close();
});

test("whoever mends a refused form keeps the focus, and a new line of a list says nothing before it is left", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await open(page, "/contributions/new");
  await page.getByRole("button", { name: "Add an earmark" }).click();
  await expect(page.getByLabel("Earmark 1: bound to")).toBeFocused();
  await page.getByLabel("Earmark 1: bound to").selectOption("area:2");
  await page.getByLabel("Earmark 1: amount").focus();
  await expect(page.getByLabel("Earmark 1: bound to")).not.toHaveAttribute("aria-invalid", "true");
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toHaveCount(0);
  await page.getByRole("button", { name: "Record the contribution" }).click();
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel(/^Title/).fill("Contribution");
  await expect(page.getByLabel(/^Title/)).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel(/^Title/)).toBeFocused();
  await expect(summary).toBeVisible();
  await page.getByRole("button", { name: "Record the contribution" }).click();
  await expect(summary).toBeFocused();
  await context.close();
});
