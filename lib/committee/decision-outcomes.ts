import { type Actor, can } from "@/lib/access/permissions";
import { type Parties, takesPart } from "@/lib/concept-notes/reviews/recommendation";
import type { Move, Stage } from "@/lib/concept-notes/stages";
import { compare, formatMoney, usd } from "@/lib/kernel/money";

export const MODES = ["meeting", "correspondence", "opening_record"] as const;
export type Mode = (typeof MODES)[number];

export const OUTCOMES = ["endorsed", "deferred", "not_endorsed", "approved", "rejected"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the committee can decide, by the stage in which a note comes before it, and the move each outcome makes. */
const MOVE_OF: Partial<Readonly<Record<Stage, Partial<Readonly<Record<Outcome, Move>>>>>> = {
  recommended: { endorsed: "endorse", deferred: "defer", not_endorsed: "decline" },
  appraised: { approved: "approve", deferred: "defer-approval", rejected: "reject" },
};

/** The move of an outcome from a stage; null where the committee has nothing of the kind to decide. */
export const moveOf = (outcome: Outcome, stage: Stage): Move | null => MOVE_OF[stage]?.[outcome] ?? null;

export const outcomesFor = (stage: Stage): Outcome[] => OUTCOMES.filter((outcome) => moveOf(outcome, stage) !== null);

/** Endorsed and approved carry an amount; the others a reason. */
export const isGranting = (outcome: Outcome): boolean => outcome === "endorsed" || outcome === "approved";

/**
 * Why this person may not record a note's decision, or null (DOMAIN section 2, firewall): a member of the committee whose
 * organisation takes part in the note is recused. Staff of the Fund who hold no seat record what others decided.
 */
export function recusalOf(actor: Actor, note: Parties): string | null {
  const hasSeat = can(actor, "concept-note.read-recommended");
  return hasSeat && takesPart(actor.organisationId, note)
    ? "Your organisation takes part in this note: you are recused and somebody else records its decision."
    : null;
}

/** Why an amount cannot be granted, or null: never more than the note asks, or the programme document budgets. */
export function refusalOfAmount(amountUsd: string, askedUsd: string | null): string | null {
  if (askedUsd === null) return "This note has no amount.";
  return compare(usd(amountUsd), usd(askedUsd)) > 0
    ? `This is more than the ${formatMoney(usd(askedUsd))} before the committee.`
    : null;
}
