import { type Actor, can } from "@/lib/access/permissions";
import { type Day, daysBetween } from "@/lib/kernel/dates";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { compare, sum, toDecimal, usd, USD, type Usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { DraftContent } from "./concept-note.schema";
import { isMoveFrom, type Move, MOVE_NAMES, MOVES, type Stage } from "./stages";

/** Something that is not there yet, at the field where it is entered. */
export type Missing = { readonly field: string; readonly sentence: string };

/** What a note says, and who leads it. */
export type NoteContent = DraftContent & { readonly leadId: string | null };

/** What completeness depends on beside the note: the day, and what the Fund had set for it. */
export type SubmissionFacts = {
  readonly on: Day;
  /** The objectives of the note's area. */
  readonly areaObjectives: readonly number[];
  /** Child sensitivity is asked of notes submitted after this day. */
  readonly childMarkerAfter: Day;
};

/** The requested amount: the sum of the organisations' budgets so far; null while none is given. */
export function amountOf(participations: DraftContent["participations"]): Usd | null {
  const given = participations.flatMap(({ budgetUsd }) => (budgetUsd === null ? [] : [usd(budgetUsd)]));
  return given.length === 0 ? null : sum(given, USD);
}

const present = (text: string) => text.trim() !== "";
const when = (lacking: boolean, field: string, sentence: string): Missing[] => (lacking ? [{ field, sentence }] : []);

function missingPlaces({ places }: NoteContent): Missing[] {
  if (places.length === 0) return [{ field: "places", sentence: "Choose at least one place." }];
  const shares = places.flatMap(({ share }) => (share === null ? [] : [usd(share)]));
  if (shares.length === 0) return [];
  if (shares.length < places.length)
    return [{ field: "places", sentence: "Give every place a share, or none of them." }];
  const total = sum(shares, USD);
  return when(
    compare(total, usd("100")) !== 0,
    "places",
    `The shares of the places add up to ${toDecimal(total)} %: make them 100 %, or leave them all empty.`,
  );
}

function missingOrganisations({ participations, leadId }: NoteContent): Missing[] {
  const field = "participations";
  return [
    ...when(participations.length < 2, field, "Name two or more UN organisations: the programme is a joint one."),
    ...when(
      !participations.some(({ organisationId }) => organisationId === leadId),
      field,
      "The leading organisation is one of those that take part.",
    ),
    ...when(
      participations.some(({ budgetUsd }) => budgetUsd === null),
      field,
      "Give every organisation its part of the budget.",
    ),
  ];
}

function missingTheme({ areaNumber, objectiveNumbers }: NoteContent, areaObjectives: readonly number[]): Missing[] {
  if (areaNumber === null) return [{ field: "areaNumber", sentence: "Choose the thematic area." }];
  return when(
    !objectiveNumbers.some((number) => areaObjectives.includes(number)),
    "objectiveNumbers",
    "Choose at least one objective of the thematic area.",
  );
}

function missingMarkers(note: NoteContent, { on, childMarkerAfter }: SubmissionFacts): Missing[] {
  const childAsked = on > childMarkerAfter;
  return [
    ...when(note.genderMarker === null, "genderMarker", "Choose the gender marker."),
    ...when(!present(note.genderJustification), "genderJustification", "Justify the gender marker."),
    ...when(note.rightsMarker === null, "rightsMarker", "Choose the human rights marker."),
    ...when(!present(note.rightsJustification), "rightsJustification", "Justify the human rights marker."),
    ...when(childAsked && note.childMarker === null, "childMarker", "Choose the child sensitivity marker."),
    ...when(
      childAsked && !present(note.childJustification),
      "childJustification",
      "Justify the child sensitivity marker.",
    ),
  ];
}

/** What keeps a draft from being submitted (source: DOMAIN section 5, row "draft"), in the order of the form. */
export function missingForSubmission(note: NoteContent, facts: SubmissionFacts): Missing[] {
  return [
    ...when(!present(note.title), "title", "Enter a title."),
    ...when(!present(note.summary), "summary", "Describe the programme."),
    ...missingTheme(note, facts.areaObjectives),
    ...missingPlaces(note),
    ...missingOrganisations(note),
    ...when(note.durationMonths === null, "durationMonths", "Enter the duration in months."),
    ...when(
      note.governmentPartners.length < 2,
      "governmentPartners",
      "Name more than one government entity as a partner.",
    ),
    ...when(!present(note.stakeholders), "stakeholders", "Say which stakeholders take part."),
    ...missingMarkers(note, facts),
  ];
}

/** Refuses with a sentence at each field where something is missing; the first one of a field stands. */
export function refuseMissing(missing: readonly Missing[], sentence: string): void {
  if (missing.length === 0) return;
  const fields: Record<string, string> = {};
  for (const each of missing) fields[each.field] ??= each.sentence;
  throw new Refusal("invalid", sentence, fields);
}

/** The moves a person may make from where the note stands, in the table's order; also those a decision makes. */
export function movesOpenTo(actor: Actor, note: { stage: Stage; leadId: string | null }): Move[] {
  return MOVE_NAMES.filter(
    (move) => isMoveFrom(move, note.stage) && can(actor, MOVES[move].permission, { leadId: note.leadId }),
  );
}

type Timing = { effectiveOn: Day; now: Date; lastOn: Day | null; field: string };

/** A transition takes effect today or earlier, and not before the transition it follows. */
export function refuseDay({ effectiveOn, now, lastOn, field }: Timing): void {
  refuseFutureDays({ [field]: effectiveOn }, now);
  if (lastOn !== null && daysBetween(lastOn, effectiveOn) < 0) {
    const sentence = `This day is before the note's last move, on ${lastOn}.`;
    throw new Refusal("invalid", sentence, { [field]: sentence });
  }
}

export const CHANGED_MEANWHILE =
  "Somebody else changed this note in the meantime. Nothing of yours was saved: keep your text, reload the page and try again.";
