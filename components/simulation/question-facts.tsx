import { DayText, MomentText } from "@/components/ui/data/date";
import { type Fact, Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import type { AskedScenario } from "@/lib/simulation/scenario.queries";
import { OBJECTIVE_LABELS } from "@/lib/simulation/simulation.labels";

/** A question as it was kept, with what it asks for in words. */
export type Asked = Pick<AskedScenario, "question" | "words" | "savedAt" | "answer">;

const counted = (is: boolean) => (is ? "Counted" : "Not counted");
const listed = (words: readonly string[]) => (words.length > 0 ? words.join("; ") : "None");

/** What was asked, whatever the answer: the same facts wherever a question is shown. */
export const questionFacts = ({ question, words, answer }: Omit<Asked, "savedAt">): Fact[] => [
  { label: "As of", value: <DayText on={question.asOf} /> },
  { label: "As known on", value: <DayText on={question.knownOn} /> },
  { label: "What matters most", value: OBJECTIVE_LABELS[question.objective] },
  { label: "Reserve", value: <MoneyText amount={question.reserveUsd} cents="when-needed" /> },
  { label: "Commitments not received", value: counted(question.countCommitments) },
  { label: "Pledges", value: counted(question.countPledges) },
  { label: "Targets", value: listed(words.targets) },
  { label: "Priorities other than 3", value: listed(words.priorities) },
  { label: "Must be funded, or left out", value: listed(words.wishes) },
  {
    label: "Took no part, for want of an amount",
    value: answer.withoutAmount
      ? listed(answer.withoutAmount.map(({ reference, title }) => `${reference} ${title}`))
      : "Not recorded then",
  },
];

export const QuestionFacts = (asked: Asked) => (
  <Facts columns={3} items={[...questionFacts(asked), { label: "Saved", value: <MomentText at={asked.savedAt} /> }]} />
);
