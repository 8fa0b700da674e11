import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { DayText, MomentText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Row, Section, Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { ACCOUNT_LABELS, actWords } from "@/lib/ledger/labels";
import type { Account } from "@/lib/ledger/rules";

type Line = {
  position: number;
  account: Account;
  amount: string;
  currency: string;
  donor: string | null;
  puno: string | null;
  areaNumber: number | null;
  regionSlug: string | null;
  programme: { id: string; name: string } | null;
  category: number | null;
  year: number | null;
};
export type LedgerSet = {
  id: string;
  act: string;
  subjectType: string;
  subjectId: string;
  contributionId: string | null;
  effectiveOn: string;
  occurredOn: string | null;
  recordedAt: Date;
  recordedBy: string;
  note: string | null;
  reversesId: string | null;
  isReversed: boolean;
  lines: readonly Line[];
};

const isCredit = ({ amount }: Line) => amount.startsWith("-");
const magnitude = ({ amount }: Line) => amount.replace("-", "");

function dimensionsOf({ donor, puno, areaNumber, regionSlug, category, year, programme }: Line): ReactNode {
  const words = [
    donor,
    puno,
    areaNumber === null ? null : `thematic area ${areaNumber}`,
    regionSlug === null ? null : `region ${regionSlug}`,
    category === null ? null : `category ${category}`,
    year === null ? null : `year ${year}`,
  ].filter((word) => word !== null);
  return (
    <>
      {words.join(", ")}
      {programme ? (
        <>
          {words.length > 0 ? ", " : ""}
          <TextLink href={`/concept-notes/${programme.id}`}>{programme.name}</TextLink>
        </>
      ) : null}
    </>
  );
}

function Cause({ set: { contributionId, subjectType, subjectId } }: { set: LedgerSet }) {
  if (contributionId) return <TextLink href={`/contributions/${contributionId}`}>The contribution</TextLink>;
  if (subjectType === "concept-note") return <TextLink href={`/concept-notes/${subjectId}`}>The programme</TextLink>;
  if (subjectType === "transfer") return <TextLink href={`/transfers/${subjectId}`}>The transfer</TextLink>;
  return null;
}

function Marks({ set: { occurredOn, isReversed, reversesId } }: { set: LedgerSet }) {
  return (
    <>
      {occurredOn ? <Badge tone="warning">Late</Badge> : null}
      {isReversed ? <Badge tone="closed">Taken back</Badge> : null}
      {reversesId ? <Badge tone="closed">Takes back</Badge> : null}
    </>
  );
}

function Lines({ set }: { set: LedgerSet }) {
  return (
    <DataTable
      caption={`${actWords(set.act)}, lines`}
      captionHidden
      rows={set.lines}
      rowKey={({ position }) => String(position)}
      columns={[
        { key: "account", header: "Account", rowHeader: true, cell: ({ account }) => ACCOUNT_LABELS[account] },
        { key: "for", header: "For", wide: true, cell: dimensionsOf },
        {
          key: "debit",
          header: "Debit",
          numeric: true,
          cell: (line) => (isCredit(line) ? null : <MoneyText amount={magnitude(line)} currency={line.currency} />),
        },
        {
          key: "credit",
          header: "Credit",
          numeric: true,
          cell: (line) => (isCredit(line) ? <MoneyText amount={magnitude(line)} currency={line.currency} /> : null),
        },
      ]}
    />
  );
}

type Props = {
  sets: readonly LedgerSet[];
  /** What may be done with a set, or nothing. */
  actsFor: (set: LedgerSet) => ReactNode;
};

/** Acts in the books with their lines, the latest effective day first. */
export function SetList({ sets, actsFor }: Props) {
  if (sets.length === 0)
    return (
      <Empty title="No act in the books fits">
        Choose other filters, or an earlier first day. Every contribution, decision, transfer and booking stands here.
      </Empty>
    );
  return (
    <Stack gap="large">
      {sets.map((set) => (
        <Section
          key={set.id}
          id={`set-${set.id}`}
          level={3}
          title={actWords(set.act)}
          actions={actsFor(set)}
          lead={
            <>
              <DayText on={set.effectiveOn} />
              {set.occurredOn ? (
                <>
                  {" "}
                  (true on <DayText on={set.occurredOn} />)
                </>
              ) : null}
              , recorded by {set.recordedBy}, <MomentText at={set.recordedAt} />. <Cause set={set} />
              {set.note ? <Text tone="small">{set.note}</Text> : null}
              <Row gap="small">
                <Marks set={set} />
              </Row>
            </>
          }
        >
          <Lines set={set} />
        </Section>
      ))}
    </Stack>
  );
}
