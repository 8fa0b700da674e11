import { formatMoney, usd } from "@/lib/kernel/money";
import type { Expectation, Objective, Verdict, Wish } from "./simulation-problem";
import type { Question, TargetInput } from "./simulation.schema";
import type { Proof } from "./solver/solve";

export const OBJECTIVE_LABELS: Readonly<Record<Objective, string>> = {
  money: "Most money, each dollar counted as often as its programme's priority",
  count: "Most programmes",
  priority: "Highest priority first, then the next",
};

export const WISH_LABELS: Readonly<Record<Wish, string>> = {
  free: "May be funded",
  must: "Must be funded",
  never: "Is left out",
};

/** "At least 40 % of the money funded for Area 4: Irregular migration". */
export function targetWords({ sense, measure, value }: TargetInput, scopeLabel: string): string {
  const words =
    measure === "share" ? `${value} % of the money funded` : formatMoney(usd(value), { cents: "when-needed" });
  return `${sense === "at-least" ? "At least" : "At most"} ${words} for ${scopeLabel}`;
}

/** What a question asks for beyond its figures: targets, priorities other than 3, programmes that must or must not be funded. */
export type QuestionWords = {
  readonly targets: readonly string[];
  readonly priorities: readonly string[];
  readonly wishes: readonly string[];
};

const USUAL_PRIORITY = 3;

/** `references` by programme, `scopeLabels` by area and region; what is not known is named by its key. */
export function questionWords(
  { programmes, targets }: Pick<Question, "programmes" | "targets">,
  references: ReadonlyMap<string, string>,
  scopeLabels: ReadonlyMap<string, string>,
): QuestionWords {
  const asked = programmes
    .map((one) => ({ ...one, reference: references.get(one.noteId) ?? one.noteId }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  return {
    targets: targets.map((target) => targetWords(target, scopeLabels.get(target.scope) ?? target.scope)),
    priorities: asked
      .filter(({ priority }) => priority !== USUAL_PRIORITY)
      .map(({ reference, priority }) => `${reference}: ${priority}`),
    wishes: asked
      .filter(({ wish }) => wish !== "free")
      .map(({ reference, wish }) => `${reference}: ${WISH_LABELS[wish].toLowerCase()}`),
  };
}

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  now: "Fundable now",
  expected: "When money arrives",
  earmark: "Blocked by earmark",
  money: "Not enough money",
  target: "Held back by a target",
  "left-out": "Left out",
};

export const EXPECTATION_LABELS: Readonly<Record<Expectation, string>> = {
  commitment: "signed, not received",
  pledge: "pledged, not signed",
};

export const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  exact: "Proven in whole cents: no other set of programmes is better.",
  solver:
    "Possible to the cent. That nothing is better is what the solver says, within its rounding; the list is too long to prove it in whole cents as well.",
  limit: "Possible to the cent, but the time was over before it was clear that nothing is better.",
};

/** Where only the tie between equal sets was left open when the time was over. */
export const TIE_WORDS =
  "Possible to the cent, and no other set has more of what was asked for, as the solver says within its rounding. The time was over before it was clear that no equal set needs less unearmarked money.";

/** Beside what would otherwise be read as proven. */
export const SOLVER_WORDS = {
  conflict: "That this is so is what the solver says, within its rounding.",
  steps: "That less does not do is what the solver says, within its rounding.",
} as const;

/** How an answer comes about, printed below every answer. */
export const METHOD: readonly string[] = [
  "A programme is funded whole or not at all. Money earmarked to a thematic area pays programmes of that area; money earmarked to a region pays programmes all of whose places lie in it; unearmarked money pays any. One programme may draw on several pools.",
  "The best set has most of what was asked for. Of equal sets it is the one that needs least unearmarked money, and of those, where all this is proven in whole cents, the one that holds the earliest reference in which they differ.",
  "Pools hold what they received, net of the fee, less what is allocated. Money set aside for an invited programme goes back to its pools for the question, because that programme takes part in it. A pool below zero counts as empty, and what it lacks is taken off the unearmarked pool. Expected money counts net of the fee.",
  "What a programme still lacks, and which expected money would pay for it, is counted beside the best set: nobody's place in it is taken away. A region's share counts the programmes all of whose places lie in it; a share is of all money funded in this answer.",
];
