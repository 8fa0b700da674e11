import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { compare, formatMoney, negate, share, sum, usd, type Usd, USD, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Account, type Line } from "@/lib/ledger/accounts";
import { move, withoutZeros } from "@/lib/ledger/balanced-lines";
import { timeOf } from "@/lib/ledger/closed-period.steps";
import { availableIn, lockPools, post } from "@/lib/ledger/posting.steps";
import { type Source, type Taking, unfitness } from "./funding-sources";

type Reader = Pick<Tx, "$queryRaw">;

/** The places of a region on a day: those of a Network region say so themselves, a named group lists its own. */
export async function placesOfRegion(tx: Reader, slug: string, on: Day): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    WITH place AS (
      SELECT DISTINCT ON (place_code) place_code AS code, region_slug FROM place_versions
      WHERE holds_from <= ${on}::date ORDER BY place_code, holds_from DESC, recorded_at DESC),
    named AS (
      SELECT place_codes FROM region_versions WHERE region_slug = ${slug} AND holds_from <= ${on}::date
      ORDER BY holds_from DESC, recorded_at DESC LIMIT 1)
    SELECT code FROM place WHERE region_slug = ${slug} UNION SELECT unnest(place_codes) FROM named`;
  return rows.map(({ code }) => code);
}

type Plan = Extract<Account, "reserved" | "allocated">;

/** What is set aside for a note, or allocated to it, by source; what was given back is taken off. USD. */
async function plannedFor(tx: Reader, noteId: string, account: Plan): Promise<Taking[]> {
  const rows = await tx.$queryRaw<(Source & { amount: string })[]>`
    SELECT area_number AS area, region_slug AS region, sum(amount)::numeric(18,2)::text AS amount FROM ledger_lines
    WHERE note_id = ${noteId}::uuid AND account = ${account}::ledger_account AND currency = 'USD'
    GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1 NULLS LAST, 2 NULLS LAST`;
  return rows.map(({ area, region, amount }) => ({ source: { area, region }, amount: usd(amount) }));
}

export const reservedFor = (tx: Reader, noteId: string): Promise<Taking[]> => plannedFor(tx, noteId, "reserved");
export const allocatedTo = (tx: Reader, noteId: string): Promise<Taking[]> => plannedFor(tx, noteId, "allocated");

/** Where the money of a programme comes from: what is set aside for it, and since its approval what is allocated to it. */
export const plansFor = async (tx: Reader, noteId: string): Promise<Taking[]> => [
  ...(await reservedFor(tx, noteId)),
  ...(await allocatedTo(tx, noteId)),
];

const back = ({ source, amount }: Taking): Taking => ({ source, amount: negate(amount) });

const linesOf = (account: Plan, noteId: string, takings: readonly Taking[]): Line[] =>
  withoutZeros(
    takings.flatMap(({ source, amount }) =>
      move(amount, { account, noteId, pool: source }, { account: `${account}_contra`, noteId }),
    ),
  );

type Plans = { act: string; account: Plan; noteId: string; takings: readonly Taking[] };

/**
 * Writes a plan into the books. Its day is that of a decision or a report and not for the recorder to choose: where its
 * period is closed, it goes into the open one, marked as late.
 */
async function plan(context: StepContext, { act, account, noteId, takings }: Plans, on: Day): Promise<void> {
  const lines = linesOf(account, noteId, takings);
  if (lines.length === 0) return;
  await post(context, { act, subjectType: "concept-note", subjectId: noteId, on, isLate: true, lines });
}

/** Sets money aside for an invited programme, out of the sources named. Checks nothing: see `refuseTakings`. */
export async function reserve(context: StepContext, noteId: string, takings: readonly Taking[], on: Day) {
  const { tx } = context;
  await lockPools(tx);
  await plan(context, { act: "programme.reserved", account: "reserved", noteId, takings }, on);
}

/** Gives back whatever is set aside for a note, to the sources it came from; nothing where nothing is. */
export async function releaseReservation(context: StepContext, noteId: string, on: Day): Promise<void> {
  const { tx } = context;
  await lockPools(tx);
  const takings = (await reservedFor(tx, noteId)).map(back);
  await plan(context, { act: "programme.reservation-released", account: "reserved", noteId, takings }, on);
}

/** Charges an approved amount to the sources named. Checks nothing: see `refuseTakings`. */
export async function allocate(context: StepContext, noteId: string, takings: readonly Taking[], on: Day) {
  const { tx } = context;
  await lockPools(tx);
  await plan(context, { act: "programme.allocated", account: "allocated", noteId, takings }, on);
}

/**
 * Gives a part of what is allocated to a note back to the sources it came from, each in proportion, to the cent by the
 * largest remainder. Refuses ("not-now") more than is allocated; zero does nothing.
 */
export async function releaseAllocation(context: StepContext, noteId: string, amount: Usd, on: Day): Promise<void> {
  const { tx } = context;
  if (amount.minor === 0n) return;
  await lockPools(tx);
  const held = await allocatedTo(tx, noteId);
  const total = sum(
    held.map((taking) => taking.amount),
    USD,
  );
  if (amount.minor < 0n || compare(amount, total) > 0)
    throw new Refusal("not-now", `${formatMoney(total)} are allocated to this programme: no more can be given back.`);
  const parts = share(
    amount,
    held.map((taking) => taking.amount.minor),
  );
  const takings = held.map(({ source }, index) => back({ source, amount: parts[index] ?? usd("0") }));
  await plan(context, { act: "programme.allocation-released", account: "allocated", noteId, takings }, on);
}

type Note = { id: string; areaNumber: number | null; placeCodes: readonly string[] };
/** The form's name of what is said of the source at a place of its list. */
type FieldAt = (index: number, of: "source" | "amountUsd") => string;

async function shortfall(tx: Tx, { source, amount }: Taking, from: Day): Promise<string | null> {
  const available = await availableIn(tx, source, from);
  if (compare(available, amount) >= 0) return null;
  const held = formatMoney(available.minor < 0n ? zero(USD) : available);
  return `This source holds ${held}, less than the ${formatMoney(amount)} needed.`;
}

/**
 * Refuses, each at its field, sources whose earmarks do not allow the note, or that do not hold the amount on every day
 * from `on` on. Locks the pools first, so that whoever took money before is counted.
 */
export async function refuseTakings(
  tx: Tx,
  note: Note,
  takings: readonly Taking[],
  on: Day,
  fieldAt: FieldAt,
): Promise<void> {
  await lockPools(tx);
  const { effectiveOn: from } = await timeOf(tx, on, true);
  const fields: Record<string, string> = {};
  for (const [index, taking] of takings.entries()) {
    const { source } = taking;
    const places = source.region === null ? [] : await placesOfRegion(tx, source.region, on);
    const misfit = unfitness(note, source, places);
    const missing = misfit === null ? await shortfall(tx, taking, from) : null;
    const sentence = misfit ?? missing;
    if (sentence) fields[fieldAt(index, misfit === null ? "amountUsd" : "source")] ??= sentence;
  }
  const [first] = Object.values(fields);
  if (first) throw new Refusal("invalid", first, fields);
}
