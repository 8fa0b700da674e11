import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Section, Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import type { AskedScenario } from "@/lib/simulation/scenario.queries";
import { leftOver, VerdictBadge } from "./answer";
import { questionFacts } from "./question-facts";
import { amount, funded } from "./scenario-list";

type Line = { label: string; of: (scenario: AskedScenario) => React.ReactNode };

const ANSWERS: readonly Line[] = [
  { label: "Fundable now", of: funded },
  { label: "Their amount", of: amount },
  {
    label: "Left in the pools",
    of: ({ answer }) =>
      answer.status === "answered" ? <MoneyText amount={leftOver(answer)} cents="when-needed" /> : "–",
  },
];

/** Each fact of the questions, whatever their answers, and then the headlines of the answers. */
const linesOf = (scenarios: readonly AskedScenario[]): Line[] => {
  const asked = new Map(scenarios.map((one) => [one.id, questionFacts(one)]));
  const labels =
    asked
      .values()
      .next()
      .value?.map(({ label }) => label) ?? [];
  const questions = labels.map((label, at): Line => ({ label, of: ({ id }) => asked.get(id)?.[at]?.value }));
  return [...questions, ...ANSWERS];
};

const programmesOf = ({ answer }: AskedScenario) => (answer.status === "answered" ? answer.programmes : []);

/** Two to four scenarios side by side: the questions, the headlines, and each programme's answer. */
export function Comparison({ scenarios }: { scenarios: readonly AskedScenario[] }) {
  const columns = <Row,>(of: (row: Row, scenario: AskedScenario) => React.ReactNode): Column<Row>[] =>
    scenarios.map((scenario) => ({
      key: scenario.id,
      header: scenario.name,
      cell: (row) => of(row, scenario),
    }));
  const programmes = [...new Map(scenarios.flatMap(programmesOf).map((one) => [one.id, one])).values()];
  const verdictIn = (id: string, scenario: AskedScenario) =>
    programmesOf(scenario).find((one) => one.id === id)?.verdict;
  return (
    <Stack gap="large">
      <Section title="Questions and answers">
        <DataTable
          caption="Questions and answers"
          captionHidden
          rows={linesOf(scenarios)}
          rowKey={({ label }) => label}
          columns={[
            { key: "label", header: "Question or answer", rowHeader: true, cell: ({ label }) => label },
            ...columns<Line>(({ of }, scenario) => of(scenario)),
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
