import type { Page } from "@playwright/test";
import { db } from "@/lib/kernel/db";
import { castWay, newPerson } from "../support/cast";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { browserOf } from "../support/sign-in";

const REASONS = ["Please name the second ministry.", "Please divide the budget anew."];

/** The form in which an officer sends a note back, filled in and not sent. */
async function readyToReturn(page: Page, noteId: string, reason: string) {
  await open(page, `/concept-notes/${noteId}?move=return`);
  const form = page.getByRole("form", { name: "Return to the agency" });
  await form.getByLabel("Reason").fill(reason);
  return { page, form, send: () => form.getByRole("button", { name: "Return to the agency" }).click() };
}

test("two people move one note at once: one wins, the other is told and keeps the text", async ({ browser }) => {
  const way = await castWay();
  const noteId = await way.submitted({ title: "Moved by two" });
  const contexts = [await browserOf(browser, "fmu_officer"), await browserOf(browser, "fmu_head")];
  const officers = await Promise.all(
    contexts.map(async (context, index) => readyToReturn(await context.newPage(), noteId, REASONS[index] ?? "")),
  );
  await Promise.all(officers.map(({ send }) => send()));

  const won = (page: Page) => page.getByText("Done: Returned to the agency.");
  const lost = (page: Page) => page.getByText("Your text is kept in this form.");
  for (const { page } of officers) await expect(won(page).or(lost(page))).toBeVisible();
  const losers = [];
  for (const officer of officers) if (await lost(officer.page).isVisible()) losers.push(officer);
  expect(losers).toHaveLength(1);
  const [loser] = losers;
  if (!loser) return;
  const typed = REASONS[officers.indexOf(loser)] ?? "";
  await expect(loser.form.getByLabel("Reason")).toHaveValue(typed);
  await expectAccessible(loser.page);
  await loser.page.getByRole("button", { name: "Show how it stands now" }).click();
  await expect(loser.page.getByText("The note has moved on, so this is no longer open.")).toBeVisible();
  await expect(loser.form.getByLabel("Reason")).toHaveValue(typed);

  const moves = await db.stageChange.findMany({ where: { noteId, move: "return" } });
  expect(moves).toHaveLength(1);
  const facts = await db.auditFact.findMany({ where: { subjectId: noteId, name: "concept-note.returned" } });
  expect(facts).toHaveLength(1);
  expect(facts[0]?.actorId).toBe(moves[0]?.actorId);
  for (const context of contexts) await context.close();
});

test("two people write one draft: the second is told, compares and decides", async ({ browser }) => {
  const way = await castWay();
  const noteId = await way.draft({ title: "Written by two" });
  const colleague = await newPerson("agency", "iom");
  const first = await browserOf(browser, "agency");
  const second = await browserOf(browser, colleague.email as `${string}@${string}`);
  const [one, two] = [await first.newPage(), await second.newPage()];
  for (const page of [one, two]) {
    await open(page, `/concept-notes/${noteId}/edit`);
    await expect(page.getByLabel("Summary")).toHaveValue("What the programme does.");
  }
  await one.getByLabel("Summary").fill("The first person's words.");
  await expect(one.getByText(/^Saved at/)).toBeVisible();

  await two.getByLabel("Stakeholders").fill("The second person's words.");
  const notice = two.getByText("Somebody else saved a newer version").first();
  await expect(notice).toBeVisible();
  await expect(two.getByLabel("Stakeholders")).toHaveValue("The second person's words.");
  await expectAccessible(two);

  await two.getByRole("button", { name: "Save mine over the newest" }).click();
  await expect(two.getByText(/^Saved at/)).toBeVisible();
  await expect
    .poll(async () => (await db.conceptNote.findUniqueOrThrow({ where: { id: noteId } })).stakeholders)
    .toBe("The second person's words.");

  await one.getByLabel("Duration in months").fill("36");
  await expect(one.getByText("Somebody else saved a newer version").first()).toBeVisible();
  await one.getByRole("button", { name: "Drop mine and take the newest" }).click();
  await expect(one.getByLabel("Stakeholders")).toHaveValue("The second person's words.");
  await expect(one.getByLabel("Duration in months")).toHaveValue("24");
  for (const context of [first, second]) await context.close();
});
