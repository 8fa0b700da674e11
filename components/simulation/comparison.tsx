import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Section, Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import { OBJECTIVE_LABELS } from "@/lib/simulation/labels";
import type { Question } from "@/lib/simulation/schema";
import { leftOver, VerdictBadge } from "./answer";
import { amount, funded, type ScenarioLine } from "./scenario-list";

export type Compared = ScenarioLine & { question: Question };

type Fact = { label: string; of: (scenario: Compared) => React.ReactNode };

const FACTS: readonly Fact[] = [
  { label: "As of", of: ({ asOf }) => <DayText on={asOf} /> },
  { label: "As known on", of: ({ knownOn }) => <DayText on={knownOn} /> },
  { label: "What matters most", of: ({ question }) => OBJECTIVE_LABELS[question.objective] },
  { label: "Reserve", of: ({ question }) => <MoneyText amount={question.reserveUsd} cents="when-needed" /> },
  { label: "Commitments not received", of: ({ question }) => (question.countCommitments ? "Counted" : "Not counted") },
  { label: "Pledges", of: ({ question }) => (question.countPledges ? "Counted" : "Not counted") },
  { label: "Targets", of: ({ answer }) => (answer.status === "answered" && answer.targets.join("; ")) || "None" },
  { label: "Fundable now", of: funded },
  { label: "Their amount", of: amount },
  {
    label: "Left in the pools",
    of: ({ answer }) =>
      answer.status === "answered" ? <MoneyText amount={leftOver(answer)} cents="when-needed" /> : "–",
  },
];

const programmesOf = ({ answer }: Compared) => (answer.status === "answered" ? answer.programmes : []);

/** Two to four scenarios side by side: the questions, the headlines, and each programme's answer. */
export function Comparison({ scenarios }: { scenarios: readonly Compared[] }) {
  const columns = <Row,>(of: (row: Row, scenario: Compared) => React.ReactNode): Column<Row>[] =>
    scenarios.map((scenario) => ({
      key: scenario.id,
      header: scenario.name,
      cell: (row) => of(row, scenario),
    }));
  const programmes = [...new Map(scenarios.flatMap(programmesOf).map((one) => [one.id, one])).values()];
  const verdictIn = (id: string, scenario: Compared) => programmesOf(scenario).find((one) => one.id === id)?.verdict;
  return (
    <Stack gap="large">
      <Section title="Questions and answers">
        <DataTable
          caption="Questions and answers"
          captionHidden
          rows={FACTS}
          rowKey={({ label }) => label}
          columns={[
            { key: "label", header: "Question or answer", rowHeader: true, cell: ({ label }) => label },
            ...columns<Fact>(({ of }, scenario) => of(scenario)),
          ]}
        />
      </Section>
      <Section title="The programmes">
        <DataTable
          caption="The programmes in each scenario"
          captionHidden
          rows={programmes.sort((a, b) => (a.reference < b.reference ? -1 : 1))}
          rowKey={({ id }) => id}
          empty="None of these scenarios has an answer with programmes."
          columns={[
            {
              key: "programme",
              header: "Programme",
              rowHeader: true,
              cell: ({ id, reference, title }) => (
                <>
                  <TextLink href={`/concept-notes/${id}`}>{reference}</TextLink> {title}
                </>
              ),
            },
            {
              key: "amount",
              header: "Amount",
              numeric: true,
              cell: ({ amountUsd }) => <MoneyText amount={amountUsd} cents="when-needed" />,
            },
            ...columns<(typeof programmes)[number]>(({ id }, scenario) => {
              const verdict = verdictIn(id, scenario);
              return verdict ? <VerdictBadge verdict={verdict} /> : "Not in this answer";
            }),
          ]}
        />
      </Section>
    </Stack>
  );
}
