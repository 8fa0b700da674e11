import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { Facts } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { advance, claim, MOVABLE, refuseStale } from "@/lib/concept-notes/concept-note.steps";
import { type Move, MOVES } from "@/lib/concept-notes/stages";
import { fieldOf, namedOf, takingsOf } from "@/lib/earmarks/funding-sources";
import { allocate, refuseTakings, releaseReservation } from "@/lib/earmarks/reservation.steps";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { lockPools } from "@/lib/ledger/posting.steps";
import type { Prisma } from "@/prisma/generated/client";
import { moveOf, recusalOf, refusalOfAmount } from "./decision-outcomes";
import { type DecisionItemInput, recordDecisionInput } from "./decision.schema";
import { enterConditions, enterDecision, enterItem, takeProgrammeReference } from "./decision.steps";

const DECIDED = {
  ...MOVABLE,
  places: { select: { placeCode: true } },
  participations: { select: { organisationId: true } },
} satisfies Prisma.ConceptNoteSelect;
type Note = Prisma.ConceptNoteGetPayload<{ select: typeof DECIDED }>;

/** One note of a decision: what stands in the form at `index`, the note, and the move the outcome makes. */
type Agenda = { index: number; item: DecisionItemInput; note: Note; move: Move };

const leavesAppraisal = ({ note, move }: Agenda): boolean =>
  note.stage === "appraised" && MOVES[move].to !== "appraised";

/** Every note of the decision in the order of their ids, so that two decisions never wait for each other; else null. */
async function loadNotes(tx: Tx, items: readonly DecisionItemInput[], actor: Actor) {
  const ids = items.map(({ noteId }) => noteId);
  const where = { AND: [{ id: { in: ids } }, visibleTo(actor)] };
  const notes = await tx.conceptNote.findMany({ where, select: DECIDED, orderBy: { id: "asc" } });
  return notes.length === ids.length ? { notes } : null;
}

function agendaOf(actor: Actor, items: readonly DecisionItemInput[], notes: readonly Note[]): Agenda[] {
  return notes.flatMap((note) => {
    const index = items.findIndex(({ noteId }) => noteId === note.id);
    const item = items[index];
    if (!item) return [];
    const at = (field: string, sentence: string) =>
      new Refusal("invalid", sentence, { [`items.${index}.${field}`]: sentence });
    refuseStale(note, item.revision);
    const recusal = recusalOf(actor, note);
    if (recusal) throw at("outcome", recusal);
    const move = moveOf(item.outcome, note.stage);
    if (!move) throw at("outcome", "The committee cannot decide this of a note in its stage.");
    const refusal = item.amountUsd && refusalOfAmount(item.amountUsd, note.amountUsd?.toFixed(2) ?? null);
    if (refusal) throw at("amountUsd", refusal);
    return [{ index, item, note, move }];
  });
}

type Taken = { actor: Actor; at: Date; decidedOn: Day; decisionId: string };

/** What an approved item takes out of which sources; nothing where the outcome is another. */
const takenBy = ({ item, move }: Agenda) =>
  move === "approve" && item.amountUsd ? takingsOf(item, usd(item.amountUsd)) : [];

/**
 * A note that leaves the appraisal gives back what was set aside for it; an approved one takes its amount, on the day of
 * the decision, out of the sources named, which hold it on every day since.
 */
async function moveMoney(tx: Tx, agenda: Agenda, { actor, at, decidedOn }: Taken): Promise<void> {
  const { index, item, note } = agenda;
  if (!leavesAppraisal(agenda)) return;
  const context = { tx, actor, at };
  await releaseReservation(context, note.id, decidedOn);
  const takings = takenBy(agenda);
  const placeCodes = note.places.map(({ placeCode }) => placeCode);
  const taking = { id: note.id, areaNumber: note.areaNumber, placeCodes };
  const fieldAt = (place: number, of: "source" | "amountUsd") => `items.${index}.${fieldOf(item, place, of)}`;
  await refuseTakings(tx, taking, takings, decidedOn, fieldAt);
  await allocate(context, note.id, takings, decidedOn);
}

/** Moves one note as decided, and its money, and writes the line of the decision. */
async function carryOut(tx: Tx, agenda: Agenda, taken: Taken): Promise<void> {
  const { decidedOn, ...told } = taken;
  const { item, note, move } = agenda;
  const { outcome, amountUsd } = item;
  const takings = takenBy(agenda);
  const set = move === "approve" ? { programmeReference: await takeProgrammeReference(tx, decidedOn) } : {};
  await advance(tx, note, move, {
    ...told,
    effectiveOn: decidedOn,
    dayField: "decidedOn",
    ...(item.reason && { reason: item.reason }),
    ...(amountUsd && { amountUsd }),
    ...(takings.length > 0 && { detail: { sources: namedOf(takings) } }),
    set,
  });
  await moveMoney(tx, agenda, taken);
  await enterItem(tx, taken.decisionId, { noteId: note.id, outcome, amountUsd }, takings);
}

const factsOf = (agenda: Agenda): Facts => {
  const { noteId, outcome, amountUsd } = agenda.item;
  const takings = takenBy(agenda);
  return { noteId, outcome, amountUsd, ...(takings.length > 0 && { sources: namedOf(takings) }) };
};

/**
 * Records a decision of the committee and moves every note it names, all of them or none. Each note is claimed before the
 * number is taken, so that of two people recording the same note the second takes none. Money in USD.
 */
export const recordDecision = defineCommand({
  input: recordDecisionInput,
  permission: "decision.record",
  load: (tx, { items }, actor) => loadNotes(tx, items, actor),

  async apply({ tx, actor, input, subject: { notes }, now }) {
    const { items, ...words } = input;
    const { decidedOn, mode } = words;
    refuseFutureDays({ decidedOn }, now);
    const agenda = agendaOf(actor, items, notes);
    const claimed: Agenda[] = [];
    for (const each of agenda) claimed.push({ ...each, note: await claim(tx, each.note) });

    // Pools before numbers, as everybody takes them, so that two never wait for each other.
    if (claimed.some(leavesAppraisal)) await lockPools(tx);
    const decision = await enterDecision(tx, { ...words, actor, at: now });
    const taken = { actor, at: now, decidedOn, decisionId: decision.id };
    for (const each of claimed) {
      await carryOut(tx, each, taken);
      if (each.move === "approve") await enterConditions(tx, each.note.id, words.conditions, taken);
    }
    return {
      value: decision,
      event: {
        name: "decision.recorded",
        subjectType: "decision",
        subjectId: decision.id,
        after: { number: decision.number, decidedOn, mode, items: claimed.map(factsOf) },
      },
    };
  },
});
