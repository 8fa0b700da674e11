import { db } from "@/lib/kernel/db";
import { expectAccessible } from "../support/axe";
import { castWay } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { browserOf } from "../support/sign-in";

const WORDS = "Written in a train, without a network.";
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
  await open(page, `/concept-notes/${noteId}/edit`);
  await expect(page.getByLabel("Summary")).toHaveValue("What the programme does.");
  await context.setOffline(true);
  await page.getByLabel("Summary").fill(WORDS);
  await expect(page.getByText("Not saved: offline", { exact: false })).toBeVisible();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const again = await context.newPage();
  await open(again, `/concept-notes/${noteId}/edit`);
  await expect(again.getByText("Your text was put back")).toBeVisible();
  await expect(again.getByLabel("Summary")).toHaveValue(WORDS);
  await expect(again.getByText(/^Saved at/)).toBeVisible();
  expect(await summaryOf(noteId)).toBe(WORDS);
  await context.close();
});
