import type { Page, Route } from "@playwright/test";
import { db } from "@/lib/kernel/db";
import { expectAccessible } from "../support/axe";
import { castWay } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { browserOf } from "../support/sign-in";

const WORDS = "Written in a train, without a network.";
/** What becomes of a save of this page; whatever the page reads comes through. */
const onSave = (page: Page, save: (route: Route) => Promise<void>) =>
  page.route(/\/edit$/, (route) => (route.request().method() === "POST" ? save(route) : route.continue()));
const summaryOf = async (noteId: string) =>
  (await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { summary: true } })).summary;

test("what is typed without a network is kept, said to be unsaved, and saved when the network is back", async ({
  browser,
}) => {
  const way = await castWay();
  const noteId = await way.draft({ title: "Written offline" });
  const context = await browserOf(browser, "agency");
  const page = await context.newPage();
  await open(page, `/concept-notes/${noteId}/edit`);
  const summary = page.getByLabel("Summary");
  await expect(summary).toHaveValue("What the programme does.");

  await context.setOffline(true);
  await summary.fill(WORDS);
  await expect(page.getByText("Not saved: offline, your text is kept here", { exact: false })).toBeVisible();
  await expect(summary).toHaveValue(WORDS);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit to the Fund Management Unit" }).click();
  await expect(page.getByText("so the note was not submitted", { exact: false })).toBeVisible();
  expect(await summaryOf(noteId)).toBe("What the programme does.");

  await context.setOffline(false);
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  expect(await summaryOf(noteId)).toBe(WORDS);
  await context.close();
});

test("a closed tab loses nothing: the text is back when the form is opened again", async ({ browser }) => {
  const way = await castWay();
  const noteId = await way.draft({ title: "Closed too early" });
  const context = await browserOf(browser, "agency");
  const page = await context.newPage();
  await onSave(page, (route) => route.abort("internetdisconnected"));
  await open(page, `/concept-notes/${noteId}/edit`);
  await page.getByLabel("Summary").fill(WORDS);
  await expect(page.getByText("Not saved yet: the server does not answer", { exact: false })).toBeVisible();
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await open(again, `/concept-notes/${noteId}/edit`);
  await expect(again.getByText("Your text was put back")).toBeVisible();
  await expect(again.getByLabel("Summary")).toHaveValue(WORDS);
  await expect(again.getByText(/^Saved at/)).toBeVisible();
  expect(await summaryOf(noteId)).toBe(WORDS);
  await context.close();
});

test("a save of which only the answer was lost is nobody else's, here and when the form is opened again", async ({
  browser,
}) => {
  const way = await castWay();
  const noteId = await way.draft({ title: "Answered into the void" });
  const context = await browserOf(browser, "agency");
  const page = await context.newPage();
  let lost = 0;
  await onSave(page, async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await open(page, `/concept-notes/${noteId}/edit`);
  await page.getByLabel("Summary").fill(WORDS);
  await expect(page.getByText("Not saved yet: the server does not answer", { exact: false })).toBeVisible();
  expect(await summaryOf(noteId)).toBe(WORDS);

  const again = await context.newPage();
  await open(again, `/concept-notes/${noteId}/edit`);
  await expect(again.getByLabel("Summary")).toHaveValue(WORDS);
  await expect(again.getByText("Everything here is saved as you type.")).toBeVisible();
  await expect(page.getByText(/^Saved at/)).toBeVisible();
  await context.close();
});
