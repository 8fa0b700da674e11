import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { Overview } from "@/lib/overview/overview";
import { percentOfTarget, supportSentence } from "@/lib/overview/resource-mobilization";

/** The target in one sentence with its basis, and the targets there were before. */
export function TargetSection({ overview }: { overview: Overview }) {
  const { target, targets, contributions } = overview;
  return (
    <Section title="Target">
      <Text>
        {supportSentence(overview, target, contributions)}
        {contributions.missingToTarget ? (
          <>
            {" "}
            Still missing to the target by deposits: <MoneyText amount={contributions.missingToTarget} />.
          </>
        ) : null}
      </Text>
      {targets.length > 0 ? (
        <DataTable
          caption="Every target decided up to this day"
          columns={[
            { key: "label", header: "Aimed at", rowHeader: true, cell: ({ label }) => label },
            { key: "on", header: "Holds from", cell: ({ decidedOn }) => <DayText on={decidedOn} /> },
            {
              key: "amount",
              header: "Target, USD",
              numeric: true,
              cell: ({ amount }) => <MoneyText amount={amount} />,
            },
            {
              key: "reached",
              header: "Reached by deposits",
              numeric: true,
              cell: (row) => `${percentOfTarget(contributions.deposited, row)} %`,
            },
          ]}
          rows={targets.toReversed()}
          rowKey={({ decidedOn }) => decidedOn}
        />
      ) : null}
    </Section>
  );
}
