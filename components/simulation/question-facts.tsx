import { DayText, MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { OBJECTIVE_LABELS } from "@/lib/simulation/labels";
import type { Compared } from "./comparison";

const counted = (is: boolean) => (is ? "Counted" : "Not counted");

/** What was asked. */
export function QuestionFacts({ question, asOf, knownOn, savedAt }: Omit<Compared, "id" | "name" | "answer">) {
  return (
    <Facts
      columns={3}
      items={[
        { label: "As of", value: <DayText on={asOf} /> },
        { label: "As known on", value: <DayText on={knownOn} /> },
        { label: "Saved", value: <MomentText at={savedAt} /> },
        { label: "What matters most", value: OBJECTIVE_LABELS[question.objective] },
        { label: "Reserve", value: <MoneyText amount={question.reserveUsd} cents="when-needed" /> },
        {
          label: "Money that is to come",
          value: `Commitments: ${counted(question.countCommitments).toLowerCase()}; pledges: ${counted(question.countPledges).toLowerCase()}`,
        },
      ]}
    />
  );
}
