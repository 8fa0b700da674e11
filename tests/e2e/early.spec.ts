import { castWay } from "../support/cast";
import { expect, test } from "../support/journey";
import { beforeScripts } from "../support/open";
import { browserOf } from "../support/sign-in";

test("what is typed, chosen and ticked before the scripts of a form are there stays, and the form follows it", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  const note = page.getByLabel(/^Note/);
  await beforeScripts(page, "/contributions/new?donor=sweden", async () => {
    await page.getByLabel(/^Title/).fill("Typed early");
    await page.getByLabel(/^Source/).fill("Letter of the embassy");
    await page.getByLabel(/^Amount/).fill("1000");
    await page.getByLabel("Currency of amount").selectOption("EUR");
    await page.getByLabel(/^Signed on/).fill("2024-01-15");
    await note.fill("Read at once.");
    await page.getByRole("checkbox", { name: "Deposit" }).check();
  });
  await expect(page.getByLabel(/^Title/)).toHaveValue("Typed early");
  await expect(page.getByRole("checkbox", { name: "Commitment" })).toBeChecked();
  await expect(page.getByLabel(/^Received on/)).toBeVisible();
  await page.getByRole("checkbox", { name: "Deposit" }).uncheck();
  await expect(note).toHaveValue("Read at once.");

  // The form knows what was entered: of what it asks for, only the rate is missing.
  await page.getByRole("button", { name: "Record the contribution" }).click();
  await expect(page.getByLabel(/^Exchange rate/)).toHaveAttribute("aria-invalid", "true");
  for (const field of [/^Title/, /^Source/, /^Amount/, /^Signed on/])
    await expect(page.getByLabel(field)).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel(/^Title/)).toHaveValue("Typed early");
  await context.close();
});

test("a choice made early stays too, and shows what it asks for", async ({ browser }) => {
  const noteId = await (await castWay()).recommended({ title: "Decided early" });
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  const outcome = page.getByRole("group", { name: "Outcome" }).first();
  await beforeScripts(page, `/committee/decisions/new?note=${noteId}`, async () => {
    await expect(page.getByRole("radio", { name: "In a meeting" })).toBeChecked();
    await page.getByRole("radio", { name: /^By correspondence/ }).check();
    await outcome.getByRole("radio", { name: /^Deferred/ }).check();
  });
  await expect(page.getByRole("radio", { name: /^By correspondence/ })).toBeChecked();
  await expect(outcome.getByRole("radio", { name: /^Deferred/ })).toBeChecked();
  await expect(page.getByLabel(/^Reason/)).toBeVisible();
  await context.close();
});

test("what is typed into a box of choices early is searched while one is there, and chosen where it names one", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  const donor = page.getByLabel(/^Donor/);
  const chosen = page.locator("input[name=donorId]");
  const typeEarly = async (text: string) =>
    beforeScripts(page, "/contributions/new", async () => {
      await donor.fill(text);
      await page.getByLabel(/^Title/).fill("Typed early");
    });
  await typeEarly("Norway");
  await expect(donor).toHaveValue("Norway");
  await expect(chosen).not.toHaveValue("");
  await typeEarly("no");
  await expect(donor).toHaveValue("");
  await expect(chosen).toHaveValue("");

  await beforeScripts(page, "/contributions/new", () => donor.fill("norw"));
  await expect(page.getByRole("listbox").getByRole("option")).toHaveText([/^Norway/]);
  await donor.press("Enter");
  await expect(donor).toHaveValue("Norway");
  await context.close();
});

test("a stored draft is to be seen before the scripts are there, and what is typed then is saved", async ({
  browser,
}) => {
  const noteId = await (await castWay()).draft({ title: "Safe paths" });
  const context = await browserOf(browser, "agency");
  const page = await context.newPage();
  const title = page.getByLabel(/^Title/);
  await beforeScripts(page, `/concept-notes/${noteId}/edit`, async () => {
    await expect(title).toHaveValue("Safe paths");
    await title.fill("Safe paths for all");
  });
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await page.goto(`/concept-notes/${noteId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Safe paths for all");
  await context.close();
});
