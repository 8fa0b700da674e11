import { type UseFormReturn, useWatch } from "react-hook-form";
import { typedAmount } from "@/components/concept-notes/form/totals";
import { Panel } from "@/components/ui/page/layout";
import { List, Text } from "@/components/ui/page/text";
import { isGranting, moveOf, type Outcome } from "@/lib/committee/decision-outcomes";
import type { AwaitingNote } from "@/lib/committee/decision.queries";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { MOVES } from "@/lib/concept-notes/stages";
import { formatMoney } from "@/lib/kernel/money";
import { chosenOutcome, type DecisionTyped } from "./typed-decision";

/** One sentence: what becomes of a note. */
function consequence({ reference, title, stage }: AwaitingNote, outcome: Outcome, amountUsd: string): string {
  const move = moveOf(outcome, stage);
  const name = `${reference ?? ""} ${title}`.trim();
  if (!move) return name;
  const to = MOVES[move].to;
  if (to === stage) return `${name} stays where it is and waits for another meeting.`;
  const amount = isGranting(outcome) ? typedAmount(amountUsd) : null;
  return `${name} goes from “${STAGE_LABELS[stage]}” to “${STAGE_LABELS[to]}”${amount ? ` with ${formatMoney(amount)}` : ""}.`;
}

/** What recording the decision will do, before it is done; a decision can never be changed afterwards. */
export function Consequences({ form, notes }: { form: UseFormReturn<DecisionTyped>; notes: readonly AwaitingNote[] }) {
  const items = useWatch({ control: form.control, name: "items" });
  const lines = notes.flatMap((note) => {
    const item = items[note.id];
    const outcome = chosenOutcome(note, item?.outcome ?? "");
    return item && outcome ? [{ key: note.id, content: consequence(note, outcome, item.amountUsd) }] : [];
  });
  return (
    <Panel title="What will happen" tone="sunken">
      <div role="status">
        {lines.length > 0 ? <List items={lines} /> : <Text>No note is part of this decision yet.</Text>}
      </div>
      <Text tone="small">
        The decision gets the next number and can never be changed or deleted; a correction is a new decision. What it
        endorses or approves is public at once.
      </Text>
    </Panel>
  );
}
