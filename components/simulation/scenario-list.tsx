import type { ReactNode } from "react";
import { Button } from "@/components/ui/actions/button";
import { DayText, MomentText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { ChoiceLine } from "@/components/ui/form/choices";
import { Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import type { Scenario } from "@/lib/simulation/scenario.queries";

const UNANSWERED = {
  impossible: "Demands that cannot hold together",
  unfinished: "No answer in the time given",
} as const;

export const funded = ({ answer }: Pick<Scenario, "answer">): ReactNode =>
  answer.status === "answered"
    ? `${answer.fundedCount} of ${answer.programmes.length}${answer.proof === "limit" ? ", cut off by time" : ""}`
    : UNANSWERED[answer.status];

export const amount = ({ answer }: Pick<Scenario, "answer">): ReactNode =>
  answer.status === "answered" ? <MoneyText amount={answer.fundedUsd} cents="when-needed" /> : "–";

const choice: Column<Scenario> = {
  key: "choose",
  header: "Side by side",
  cell: ({ id, name }) => (
    <ChoiceLine
      kind="checkbox"
      id={`scenario-${id}`}
      name="scenario"
      option={{ value: id, label: "Compare" }}
      aria-label={`Compare ${name}`}
    />
  ),
};

const columns = (canOpen: boolean): readonly Column<Scenario>[] => [
  {
    key: "name",
    header: "Name",
    rowHeader: true,
    cell: ({ id, name }) => (canOpen ? <TextLink href={`/simulation/scenarios/${id}`}>{name}</TextLink> : name),
  },
  { key: "asOf", header: "As of", cell: ({ asOf }) => <DayText on={asOf} /> },
  { key: "knownOn", header: "As known on", cell: ({ knownOn }) => <DayText on={knownOn} /> },
  { key: "funded", header: "Fundable", cell: funded },
  { key: "amount", header: "Amount", numeric: true, cell: amount },
  { key: "savedAt", header: "Saved", cell: ({ savedAt }) => <MomentText at={savedAt} /> },
];

type Props = { rows: readonly Scenario[]; canOpen: boolean; empty: ReactNode };

export function ScenarioTable({ rows, canOpen, empty }: Props) {
  return (
    <DataTable
      caption="Scenarios"
      captionHidden
      columns={columns(canOpen)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** Scenarios of which two to four are chosen to be seen side by side; a plain GET form. */
export function ScenarioChoice({
  rows,
  action,
  empty,
}: {
  rows: readonly Scenario[];
  action: string;
  empty: ReactNode;
}) {
  const table = (
    <DataTable
      caption="Scenarios"
      captionHidden
      columns={[choice, ...columns(true)]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
  if (rows.length < 2) return <ScenarioTable rows={rows} canOpen empty={empty} />;
  return (
    <form action={action} aria-label="Compare scenarios">
      <Stack>
        {table}
        <div>
          <Button type="submit" variant="secondary">
            Compare the chosen scenarios
          </Button>
        </div>
      </Stack>
    </form>
  );
}
