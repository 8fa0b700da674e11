import type { SourceOption, SourcesTyped } from "@/components/earmarks/typed-sources";
import type { Outcome } from "@/lib/committee/decision-outcomes";
import type { Stage } from "@/lib/concept-notes/stages";
import type { Day } from "@/lib/kernel/dates";

/** A note on which the committee may decide now. Amounts are decimal strings in USD. */
export type AwaitingNote = {
  id: string;
  revision: number;
  reference: string | null;
  title: string;
  stage: Stage;
  stageSince: Day;
  amountUsd: string | null;
  recommendation: string;
  outcomes: readonly Outcome[];
  /** Why this person may not record this note's decision; null where they may. */
  recusal: string | null;
  sources?: readonly SourceOption[] | undefined;
  isExample: boolean;
};

/** What stands in the form for one note; "" as outcome: not part of this decision. */
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
