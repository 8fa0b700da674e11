import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { Text, TypedText } from "@/components/ui/page/text";
import type { ConditionRow } from "@/lib/programmes/money/programme-money.queries";

type Condition = ConditionRow;

function State({ condition: { metOn, metBy, how, isOverdue } }: { condition: Condition }) {
  if (metOn === null) return <Badge tone={isOverdue ? "danger" : "warning"}>{isOverdue ? "Overdue" : "Open"}</Badge>;
  return (
    <>
      <Badge tone="success">Met</Badge>
      <Text tone="small">
        On <DayText on={metOn} />
        {metBy ? `, recorded by ${metBy}` : ""}: {how}
      </Text>
    </>
  );
}

const COLUMNS: readonly Column<Condition>[] = [
  { key: "text", header: "Condition", rowHeader: true, wide: true, cell: ({ text }) => <TypedText>{text}</TypedText> },
  { key: "holds", header: "Holds back", nowrap: true, cell: ({ fromTranche }) => `Tranche ${fromTranche} and later` },
  { key: "due", header: "Due", cell: ({ dueOn }) => (dueOn ? <DayText on={dueOn} /> : "No day") },
  { key: "by", header: "Set by", nowrap: true, cell: ({ decision }) => decision ?? "Fund Management Unit" },
  { key: "state", header: "State", cell: (condition) => <State condition={condition} /> },
];

/** What has to be met before money goes out. */
export function ConditionSection({ conditions, children }: { conditions: readonly Condition[]; children?: ReactNode }) {
  return (
    <Section
      title="Conditions"
      id="conditions"
      lead="An open condition holds back the transfers of its tranche and of later ones."
    >
      <DataTable
        caption="Conditions"
        captionHidden
        columns={COLUMNS}
        rows={conditions}
        rowKey={({ id }) => id}
        empty={<Empty title="No condition is set" />}
      />
      {children}
    </Section>
  );
}
