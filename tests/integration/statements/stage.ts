import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/audit.steps";
import { enterDecision, enterItem } from "@/lib/committee/decision.steps";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { recordContribution } from "@/lib/contributions/contribution.commands";
import type { Taking } from "@/lib/earmarks/funding-sources";
import { allocate } from "@/lib/earmarks/reservation.steps";
import { db } from "@/lib/kernel/db";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/accounts";
import { linesOfBooking, linesOfExpenditure } from "@/lib/status/bookings/booking-lines";
import { form, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { postTold } from "@/tests/support/post";
import { RATE_ANSWERS } from "@/tests/support/rates";

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
  amount,
  currency: "USD",
  effectiveOn: on,
  ...more,
});

/** A decision of this day that approves an amount out of the sources named, as the committee's own would. */
export const approve = (actor: Actor, noteId: string, takings: readonly Taking[]) =>
  db.$transaction(async (tx) => {
    const [at, on] = [DAYS.first, "2024-02-10"];
    const words = { mode: "meeting" as const, text: "Approved.", conditions: "" };
    const decision = await enterDecision(tx, { actor, at, decidedOn: on, ...words });
    const amountUsd = toDecimal(
      sum(
        takings.map(({ amount }) => amount),
        USD,
      ),
    );
    await enterItem(tx, decision.id, { noteId, outcome: "approved", amountUsd }, takings);
    await allocate({ tx, actor, at }, noteId, takings, on);
    await recordAudit(tx, actor, { name: "decision.recorded", subjectType: "decision", subjectId: decision.id }, at);
  });

export async function note(agency: Actor, title: string): Promise<string> {
  const { value } = await startDraft(agency, {});
  await db.conceptNote.update({ where: { id: value.id }, data: { title, amountUsd: "600000" } });
  return value.id;
}

/** Germany pays in EUR, in part for area 4, and corrects a deposit later; Norway and France pay in USD. */
async function give(stage: Stage): Promise<void> {
  const give = giver(stage);
  const euros = { currency: "EUR", rateOn: "2024-01-10", ...RATE_ANSWERS };
  await give("germany", "Annual contribution", {
    commitment: cash("1000000", "2024-01-10", { ...euros, rate: "1.10" }),
    deposit: cash("1000000", "2024-01-20", {
      ...euros,
      rate: "1.08",
      rateOn: "2024-01-20",
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
  const actor = cast.fmuHead;
  await approve(actor, both, [
    { source: AREA, amount: usd("400000") },
    { source: COMMON, amount: usd("100000.01") },
  ]);
  await approve(actor, common, [{ source: COMMON, amount: usd("77777.77") }]);
  const puno = { noteId: both, punoId: donorId("iom") };
  const spent = { year: 2024, lines: [{ category: 1, amount: usd("100000.05") }] };
  const booked = [
    ["booking.transfers", linesOfBooking({ kind: "transfers", amount: usd("250000"), ...puno })],
    ["booking.expenditure", linesOfExpenditure({ ...puno, ...spent })],
  ] as const;
  const acts = booked.map(([act, lines]) => ({
    act,
    subjectType: "booking",
    subjectId: randomUUID(),
    on: "2024-03-15",
    lines,
  }));
  await postTold(acts, actor, DAYS.spent);
  return { both, common };
}

/** The database with the story above, and the two programmes' identifiers. */
export async function setStatementStage() {
  const stage = await setStage();
  await give(stage);
  return { ...stage, notes: await fund(stage) };
}
