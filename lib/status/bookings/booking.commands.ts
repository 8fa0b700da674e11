import "server-only";
import { defineCommand } from "@/lib/command";
import { dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { lockPools, postMirrors } from "@/lib/ledger/posting.steps";
import { refuseGivenBack } from "@/lib/programmes/money/refund.steps";
import type { Prisma } from "@/prisma/generated/client";
import { recordBookingInput, recordExpenditureInput, reverseBookingInput } from "./booking.schema";
import { enterBooking, enterExpenditure } from "./booking.steps";

/** The organisation named, or an empty subject where none is; null (not found) where it does not exist. */
async function loadPuno(tx: Tx, punoId: string | null) {
  if (punoId === null) return { slug: null };
  return tx.organisation.findUnique({ where: { id: punoId }, select: { slug: true } });
}

/**
 * Books income, a cost or a movement of cash of the Fund as the Administrative Agent states it. Costs are facts: they may
 * leave the unearmarked pool below zero, which the pages say. The same form sent twice is one booking. Money in USD.
 */
export const recordBooking = defineCommand({
  input: recordBookingInput,
  permission: "booking.record",
  load: (tx, { punoId }) => loadPuno(tx, punoId),

  async apply({ context, input: { kind, amountUsd, punoId, ...told }, subject: { slug } }) {
    const setId = await enterBooking(context, { kind, amount: usd(amountUsd), punoId }, told);
    const { on, isLate, description } = told;
    const after = { kind, amountUsd, on, description, ...(slug && { organisation: slug }), ...(isLate && { isLate }) };
    return {
      value: { setId },
      event: { name: "booking.recorded", subjectType: "booking", subjectId: setId, after },
    };
  },
});

/** Who reports, and the programme where one is named: an approved one, in which it is on record that they take part. */
async function loadReport(tx: Tx, { punoId, noteId }: { punoId: string; noteId: string | null }) {
  const puno = await tx.organisation.findUnique({ where: { id: punoId }, select: { slug: true } });
  if (!puno || noteId === null) return puno && { ...puno, takesPart: true };
  const note = await tx.conceptNote.findFirst({
    where: { id: noteId, programmeReference: { not: null } },
    select: { leadId: true, participations: { where: { organisationId: punoId }, select: { noteId: true } } },
  });
  return note && { ...puno, takesPart: note.leadId === punoId || note.participations.length > 0 };
}

/**
 * Records expenditure as an organisation reported it: by programme, year and UNSDG budget category. More than was funded
 * is recorded too and flagged where it is shown (DOMAIN section 7, identity 7). Money in USD.
 */
export const recordExpenditure = defineCommand({
  input: recordExpenditureInput,
  permission: "booking.record",
  load: loadReport,

  async apply({ context, input: { punoId, noteId, year, lines, ...told }, subject: { slug, takesPart } }) {
    if (!takesPart) {
      const sentence = "This organisation does not take part in the programme.";
      throw new Refusal("invalid", sentence, { punoId: sentence });
    }
    const amounts = lines.map(({ category, amountUsd }) => ({ category, amount: usd(amountUsd) }));
    const setId = await enterExpenditure(context, { punoId, noteId, year, lines: amounts }, told);
    const { on, isLate, description } = told;
    const after = { organisation: slug, noteId, year, lines, on, description, ...(isLate && { isLate }) };
    return {
      value: { setId },
      event: { name: "booking.expenditure-recorded", subjectType: "booking", subjectId: setId, after },
    };
  },
});

const TAKEN_BACK = {
  reversedBy: { select: { id: true } },
  lines: { where: { account: { in: ["transfers", "refunds"] } }, include: { note: { select: { stage: true } } } },
} satisfies Prisma.LedgerSetInclude;
type TakenBack = Prisma.LedgerSetGetPayload<{ include: typeof TAKEN_BACK }>;

/**
 * Refuses what would leave a programme's books crooked: what a closed programme left has gone back to its pools by its
 * transfers and refunds, and an organisation gives back no more than it was sent.
 */
async function refuseCrooked(tx: Tx, { lines, effectiveOn }: TakenBack): Promise<void> {
  for (const { note, noteId, punoId } of lines) {
    if (note?.stage === "financially_closed") throw new Refusal("not-now", "This programme is closed.");
    if (noteId && punoId) await refuseGivenBack(tx, noteId, punoId, dayOf(effectiveOn));
  }
}

/** Takes a booking back by its mirror, with a reason; of two people at once the second is told. */
export const reverseBooking = defineCommand({
  input: reverseBookingInput,
  permission: "booking.reverse",
  async load(tx, { setId }) {
    // Whoever closes a programme or records its refund at this moment is waited for, and then seen.
    await lockPools(tx);
    return tx.ledgerSet.findFirst({ where: { id: setId, subjectType: "booking" }, include: TAKEN_BACK });
  },

  async apply({ context, tx, input: { reason }, subject: set }) {
    if (set.reversesId) throw new Refusal("not-now", "A booking that takes another one back stays.");
    if (set.reversedBy) throw new Refusal("conflict", "This booking has already been taken back.");
    const [mirrorId] = await postMirrors(context, [set.id], { act: `${set.act}-reversed` }, reason);
    await refuseCrooked(tx, set);
    return {
      value: { setId: mirrorId ?? set.id },
      event: {
        name: "booking.reversed",
        subjectType: "booking",
        subjectId: set.id,
        before: { act: set.act, on: dayOf(set.effectiveOn) },
        after: { mirrorId: mirrorId ?? null, reason },
      },
    };
  },
});
