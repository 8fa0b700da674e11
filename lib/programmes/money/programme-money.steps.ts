import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { MOVABLE } from "@/lib/concept-notes/concept-note.steps";
import { bucketOf } from "@/lib/concept-notes/stages";
import { allocatedTo } from "@/lib/earmarks/reservation.steps";
import { addDays, type Day, dateOf, dayOf, formatDay } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { compare, formatMoney, subtract, sum, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { move } from "@/lib/ledger/accounts";
import { lockPools, postAll } from "@/lib/ledger/posting.steps";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { approvedBudget, approvedParts, budgetOf } from "../programme-budget";
import { indirectRateOn } from "../programme-document.steps";
import type { BudgetLine } from "../programme.schema";
import { NO_MONEY, type PunoSums, together } from "./delivery";

type Reader = Pick<Tx, "$queryRaw">;

/** A programme with what its money depends on. */
export const PROGRAMME = {
  ...MOVABLE,
  programmeReference: true,
  source: true,
  participations: { select: { organisationId: true, budgetUsd: true }, orderBy: { position: "asc" } },
  document: { select: { budgetLines: { orderBy: [{ year: "asc" }, { category: "asc" }] } } },
  tranchePlans: { orderBy: { version: "desc" }, take: 1, include: { tranches: true } },
} satisfies Prisma.ConceptNoteSelect;
export type Programme = Prisma.ConceptNoteGetPayload<{ select: typeof PROGRAMME }>;

export const loadProgramme = (tx: Pick<Tx, "conceptNote">, noteId: string, actor: Actor): Promise<Programme | null> =>
  tx.conceptNote.findFirst({ where: { AND: [{ id: noteId }, visibleTo(actor)] }, select: PROGRAMME });

/** The approved amount in USD; refuses what is not funded. */
export function approvedOf({ stage, amountUsd }: Pick<Programme, "stage" | "amountUsd">): Usd {
  if (bucketOf(stage) !== "funded" || amountUsd === null)
    throw new Refusal("not-now", "The committee has not approved this programme yet.");
  return usd(amountUsd.toFixed(2));
}

/** Refuses a programme that is closed or not approved: money goes out between the approval and the closure. */
export function refuseUnlessRunning({ stage }: Pick<Programme, "stage">): void {
  if (stage !== "funded" && stage !== "active")
    throw new Refusal("not-now", "Only a funded or active programme can do this.");
}

export const budgetLinesOf = ({ document }: Programme): BudgetLine[] =>
  (document?.budgetLines ?? []).map(({ organisationId, category, year, amountUsd }) => ({
    ...{ organisationId, category, year },
    amountUsd: amountUsd.toFixed(2),
  }));

/** One organisation's part of the approved amount; null where the record does not say. */
export type Part = { readonly organisationId: string; readonly part: Usd | null };

/** Every organisation that takes part with its part of the approved amount, to the cent (DOMAIN section 7, 11). */
export function partsOf(programme: Programme): Part[] {
  const ids = programme.participations.map(({ organisationId }) => organisationId);
  const lines = budgetLinesOf(programme);
  const parts = approvedParts(
    approvedOf(programme),
    ids.map((id) => budgetOf(lines, id)),
  );
  return ids.map((organisationId, index) => ({ organisationId, part: parts[index] ?? null }));
}

/** The day the document was appraised last; null of a programme without. */
async function appraisedOn(tx: Pick<Tx, "stageChange">, noteId: string): Promise<Day | null> {
  const found = await tx.stageChange.findFirst({
    where: { noteId, move: "appraise" },
    orderBy: { id: "desc" },
    select: { effectiveOn: true },
  });
  return found && dayOf(found.effectiveOn);
}

/** The budget of a programme as approved: its lines add up to each organisation's part. */
export async function approvedLines(
  tx: Pick<Tx, "stageChange" | "conceptNote" | "fundSetting">,
  programme: Programme,
): Promise<BudgetLine[]> {
  const on = await appraisedOn(tx, programme.id);
  if (on === null) return budgetLinesOf(programme);
  return approvedBudget(budgetLinesOf(programme), {
    approved: approvedOf(programme),
    organisationIds: programme.participations.map(({ organisationId }) => organisationId),
    indirectRate: await indirectRateOn(tx, on),
  });
}

/** What was recorded up to the end of a day; everything where no clocks are asked for. */
const upTo = (clocks: ReportingDates | undefined): Prisma.Sql =>
  clocks
    ? Prisma.sql`AND effective_on <= ${clocks.asOf}::date AND recorded_at < ${addDays(clocks.knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`
    : Prisma.empty;

/** What the books say of each organisation in a programme, by its id. USD. */
export async function punoSums(tx: Reader, noteId: string, clocks?: ReportingDates): Promise<Map<string, PunoSums>> {
  const rows = await tx.$queryRaw<{ id: string; transferred: string; refunded: string; expenditure: string }[]>`
    SELECT puno_id::text AS id,
      coalesce(sum(amount) FILTER (WHERE account = 'transfers'), 0)::numeric(18,2)::text AS transferred,
      coalesce(-sum(amount) FILTER (WHERE account = 'refunds'), 0)::numeric(18,2)::text AS refunded,
      coalesce(sum(amount) FILTER (WHERE account = 'expenditure'), 0)::numeric(18,2)::text AS expenditure
    FROM ledger_lines WHERE note_id = ${noteId}::uuid AND currency = 'USD' AND puno_id IS NOT NULL
      AND account IN ('transfers', 'refunds', 'expenditure') ${upTo(clocks)}
    GROUP BY puno_id`;
  return new Map(
    rows.map(({ id, transferred, refunded, expenditure }) => [
      id,
      { transferred: usd(transferred), refunded: usd(refunded), expenditure: usd(expenditure) },
    ]),
  );
}

/** The least a running sum of the books stands at on any day from `from` on, in USD. */
async function least(tx: Reader, from: Day, lines: Prisma.Sql): Promise<Usd> {
  const [row] = await tx.$queryRaw<{ least: string | null }[]>`
    WITH day AS (SELECT greatest(effective_on, ${from}::date) AS day, sum(amount) AS change FROM ledger_lines
      WHERE currency = 'USD' AND ${lines} GROUP BY 1),
    standing AS (SELECT day, sum(change) OVER (ORDER BY day) AS held FROM day
      UNION ALL SELECT ${from}::date, 0 WHERE NOT EXISTS (SELECT 1 FROM day WHERE day = ${from}::date))
    SELECT min(held)::numeric(18,2)::text AS least FROM standing`;
  return usd(row?.least ?? "0");
}

/** The least cash the Administrative Agent holds on any day from `from` on. Call `lockPools` first. USD. */
export const leastCash = (tx: Reader, from: Day): Promise<Usd> =>
  least(tx, from, Prisma.sql`account = 'cash_with_agent'`);

/** The least net funding (transfers − refunds) of an organisation on any day from `from` on. USD. */
export const leastFunded = (tx: Reader, noteId: string, organisationId: string, from: Day): Promise<Usd> =>
  least(
    tx,
    from,
    Prisma.sql`account IN ('transfers', 'refunds') AND note_id = ${noteId}::uuid AND puno_id = ${organisationId}::uuid`,
  );

/** Refuses what left an organisation with less than it has given back, on some day from `from` on. */
export async function refuseGivenBack(tx: Reader, noteId: string, organisationId: string, from: Day): Promise<void> {
  const funded = await leastFunded(tx, noteId, organisationId, from);
  const sentence = "The organisation has given some of this money back already: take its refund back first.";
  if (compare(funded, zero(USD)) < 0) throw new Refusal("not-now", sentence);
}

export type Refund = { readonly organisationId: string; readonly amount: Usd; readonly field: string };

/** Refuses, at its field, a refund of more than the organisation holds unspent: now, or on a day from `on` on. */
async function refuseRefund(tx: Tx, noteId: string, refund: Refund, sums: PunoSums, on: Day): Promise<void> {
  const refuse = (sentence: string) => new Refusal("invalid", sentence, { [refund.field]: sentence });
  if (sums.transferred.minor === 0n)
    throw refuse("No transfer to this organisation is on the books, so nothing can come back from it.");
  const balance = subtract(subtract(sums.transferred, sums.refunded), sums.expenditure);
  if (compare(refund.amount, balance) > 0)
    throw refuse(`The organisation holds ${formatMoney(balance)} unspent: no more can come back.`);
  const funded = await leastFunded(tx, noteId, refund.organisationId, on);
  if (compare(refund.amount, funded) > 0)
    throw refuse(`The organisation held ${formatMoney(funded)} of this programme from that day on.`);
}

type Booking = { on: Day; isLate: boolean; note: string | null; field: string; requestKey?: string };

/**
 * Books what organisations gave back (debit cash with the agent, credit refunds), one set each, and gives the sets' ids.
 * Refuses, at its field, more than an organisation holds unspent. Locks the pools.
 */
export async function bookRefunds(
  tx: Tx,
  noteId: string,
  refunds: readonly Refund[],
  { on, isLate, note, field, requestKey }: Booking,
  actor: Actor,
  at: Date,
): Promise<string[]> {
  await lockPools(tx);
  const sums = await punoSums(tx, noteId);
  for (const refund of refunds) await refuseRefund(tx, noteId, refund, sums.get(refund.organisationId) ?? NO_MONEY, on);
  const acts = refunds.map(({ organisationId, amount }) => ({
    act: "refund.recorded",
    subjectType: "concept-note",
    subjectId: noteId,
    ...{ on, isLate },
    ...(note && { note }),
    ...(requestKey && { requestKey }),
    lines: move(amount, { account: "cash_with_agent" }, { account: "refunds", noteId, punoId: organisationId }),
  }));
  return acts.length === 0 ? [] : postAll(tx, acts, actor, at, field);
}

/** True of a programme that was approved before these books. One carried over earlier has its document here. */
export const isOlder = ({ source, document }: Pick<Programme, "source" | "document">): boolean =>
  source !== null && document === null;

/**
 * What a programme leaves of its allocation: what is allocated less what is net funded. One approved before these books
 * whose transfers stand in older records leaves nothing: its money went out before. USD.
 */
export async function unspentAllocation(tx: Tx, programme: Programme): Promise<Usd> {
  const { id } = programme;
  const { transferred, refunded } = together([...(await punoSums(tx, id)).values()]);
  if (isOlder(programme) && transferred.minor === 0n) return zero(USD);
  const allocated = sum(
    (await allocatedTo(tx, id)).map(({ amount }) => amount),
    USD,
  );
  return subtract(allocated, subtract(transferred, refunded));
}

/** From when a closed programme's rest is free: its closing, or the day its money last moved where that came later. */
export async function freeFrom(tx: Pick<Tx, "ledgerLine">, noteId: string, closedOn: Day): Promise<Day> {
  const where = { noteId, account: { in: ["transfers" as const, "refunds" as const] } };
  const { _max } = await tx.ledgerLine.aggregate({ where, _max: { effectiveOn: true } });
  const last = _max.effectiveOn && dayOf(_max.effectiveOn);
  return last !== null && last > closedOn ? last : closedOn;
}

/** The day the programme was approved, or the day its record begins. */
export async function approvedOn(tx: Pick<Tx, "stageChange">, noteId: string): Promise<Day | null> {
  const found = await tx.stageChange.findFirst({
    where: { noteId, toStage: "funded" },
    orderBy: { id: "asc" },
    select: { effectiveOn: true },
  });
  return found && dayOf(found.effectiveOn);
}

/** The amount that stood approved under two clocks, in USD; null before the decision, or before it was recorded. */
export async function approvedUnder(
  tx: Pick<Tx, "stageChange">,
  noteId: string,
  { asOf, knownOn }: ReportingDates,
): Promise<Usd | null> {
  const last = await tx.stageChange.findFirst({
    where: { noteId, effectiveOn: { lte: dateOf(asOf) }, at: { lt: dateOf(addDays(knownOn, 1)) } },
    orderBy: [{ effectiveOn: "desc" }, { id: "desc" }],
    select: { toStage: true, amountUsd: true },
  });
  return last?.amountUsd && bucketOf(last.toStage) === "funded" ? usd(last.amountUsd.toFixed(2)) : null;
}

/** Refuses ("invalid", at the field) a day in the future or before the programme was approved. */
export async function refuseDayOf(tx: Tx, noteId: string, on: Day, now: Date, field = "on"): Promise<void> {
  refuseFutureDays({ [field]: on }, now);
  const from = await approvedOn(tx, noteId);
  if (from === null || on >= from) return;
  const sentence = `This date is before the approval of the programme. Enter a date from ${formatDay(from)} on.`;
  throw new Refusal("invalid", sentence, { [field]: sentence });
}
