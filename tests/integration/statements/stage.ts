import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { reverseEntry } from "@/lib/contributions/commands";
import { startDraft } from "@/lib/concept-notes/commands";
import { db } from "@/lib/kernel/db";
import { type Usd, usd } from "@/lib/kernel/money";
import { type Line, move, type Pool } from "@/lib/ledger/rules";
import { post } from "@/lib/ledger/steps";
import { form, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { recordContribution } from "@/lib/contributions/commands";

export const AREA: Pool = { area: 4, region: null };
export const COMMON: Pool = { area: null, region: null };

/** The day by day of this story: what was known when. */
export const DAYS = {
  first: new Date("2024-02-01T10:00:00Z"),
  corrected: new Date("2024-03-01T10:00:00Z"),
  spent: new Date("2024-04-01T10:00:00Z"),
} as const;

const giver =
  ({ cast, donorId }: Stage) =>
  async (slug: string, title: string, parts: Record<string, unknown>, at: Date = DAYS.first) =>
    (await recordContribution(cast.fmuOfficer, form(donorId(slug), { title, ...parts }), at)).value;

const cash = (amount: string, on: string, more: Record<string, unknown> = {}) => ({
  ...{ amount, currency: "USD", effectiveOn: on },
  ...more,
});

/** Lines of one act on a programme, as the office's own acts would post them. */
export async function book(actor: Actor, noteId: string, on: string, lines: readonly Line[], at: Date): Promise<void> {
  const act = { act: "test", subjectType: "concept-note", subjectId: noteId, on, lines };
  await db.$transaction((tx) => post(tx, act, actor, at));
}

export const allocated = (noteId: string, pool: Pool, amount: Usd) =>
  move(amount, { account: "allocated", noteId, pool }, { account: "allocated_contra", noteId });

async function note(agency: Actor, title: string): Promise<string> {
  const { value } = await startDraft(agency, {});
  await db.conceptNote.update({ where: { id: value.id }, data: { title, amountUsd: "600000" } });
  return value.id;
}

/** Germany pays in EUR, in part for area 4, and corrects a deposit later; Norway and France pay in USD. */
async function give(stage: Stage): Promise<void> {
  const give = giver(stage);
  const euros = { currency: "EUR", rateOn: "2024-01-10" };
  await give("germany", "Annual contribution", {
    commitment: cash("1000000", "2024-01-10", { ...euros, rate: "1.10" }),
    deposit: cash("1000000", "2024-01-20", {
      ...{ ...euros, rate: "1.08", rateOn: "2024-01-20" },
      earmarks: [{ target: "area:4", amount: "400000" }],
    }),
  });
  await give("norway", "Core", { deposit: cash("500000", "2024-01-25") });
  await give("france", "For area 4", {
    pledge: cash("333333.33", "2024-01-05"),
    deposit: cash("333333.33", "2024-01-28", { earmarks: [{ target: "area:4", amount: "333333.33" }] }),
  });
  const wrong = await give("norway", "Booked twice", { deposit: cash("70000", "2024-01-26") });
  const { id: entryId } = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: wrong.id } });
  await reverseEntry(stage.cast.fmuHead, { requestKey: randomUUID(), entryId, reason: "Booked twice" }, DAYS.corrected);
}

/** Two programmes: one of area 4 out of both pools, one out of the common pool; one is under way. */
async function fund({ cast, donorId }: Stage) {
  const both = await note(cast.agency, "Fair recruitment");
  const common = await note(cast.agency, "Border health");
  const on = "2024-02-10";
  const actor = cast.fmuHead;
  await book(
    actor,
    both,
    on,
    [...allocated(both, AREA, usd("400000")), ...allocated(both, COMMON, usd("100000.01"))],
    DAYS.first,
  );
  await book(actor, common, on, allocated(common, COMMON, usd("77777.77")), DAYS.first);
  const puno = { noteId: both, punoId: donorId("iom") };
  const sent = move(usd("250000"), { account: "transfers", ...puno }, { account: "cash_with_agent" });
  const spent = { category: 1, year: 2024, ...puno };
  const used = move(usd("100000.05"), { account: "expenditure", ...spent }, { account: "spent", ...puno });
  await book(actor, both, "2024-03-15", [...sent, ...used], DAYS.spent);
  return { both, common };
}

/** The database with the story above, and the two programmes' identifiers. */
export async function setStatementStage() {
  const stage = await setStage();
  await give(stage);
  return { ...stage, notes: await fund(stage) };
}
