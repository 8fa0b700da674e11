import type { SourcesTyped } from "@/components/earmarks/typed-sources";
import type { Outcome } from "@/lib/committee/decision-outcomes";
import type { AwaitingNote } from "@/lib/committee/decision.queries";

/** The entries of the form for one note; an empty outcome leaves it out of the decision. */
export type ItemTyped = { outcome: string; amountUsd: string; sources: SourcesTyped; reason: string };
export type DecisionTyped = {
  decidedOn: string;
  mode: string;
  text: string;
  conditions: string;
  items: Record<string, ItemTyped>;
};

/** What is chosen for a note, as one of its outcomes; undefined while it is not part of the decision. */
export const chosenOutcome = ({ outcomes }: AwaitingNote, typed: string): Outcome | undefined =>
  outcomes.find((outcome) => outcome === typed);
