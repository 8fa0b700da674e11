import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Stack } from "@/components/ui/page/layout";
import { List, Text, TextLink } from "@/components/ui/page/text";
import type { TargetNames } from "@/lib/contributions/contribution.labels";
import { AMOUNT_NAMES, VERDICT_LABELS } from "@/lib/imports/import.labels";
import type { RowView } from "@/lib/imports/import.queries";
import type { Verdict } from "@/lib/imports/import.schema";
import type { UnderstoodPart } from "@/lib/imports/rows/understood-rows.queries";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, money, usd } from "@/lib/kernel/money";

const TONES: Readonly<Record<Verdict, BadgeTone>> = {
  error: "danger",
  warning: "warning",
  new: "success",
  unselected: "neutral",
  duplicate: "neutral",
  skipped: "closed",
};

function Remarks({ remarks }: Pick<RowView, "remarks">) {
  const items = remarks.map(({ sentence, column }) => ({
    key: `${column ?? ""}${sentence}`,
    content: column ? `${column}: ${sentence}` : sentence,
  }));
  return items.length > 0 ? <List plain items={items} /> : null;
}

/** "EUR 1,000.00 at 1.0835 = USD 1,083.50". */
const amountWords = ({ amount, currency, rate, amountUsd }: UnderstoodPart) =>
  rate === null
    ? formatMoney(money(amount, currency))
    : `${formatMoney(money(amount, currency))} at ${rate} = ${formatMoney(usd(amountUsd))}`;

function UnderstoodText({ part, names }: { part: UnderstoodPart; names: TargetNames }) {
  const { kind, party, day, currency, feeUsd, earmarks, programme } = part;
  return (
    <div>
      <Text>
        {AMOUNT_NAMES[kind] ?? kind}, {formatDay(day)}: <strong>{amountWords(part)}</strong>
      </Text>
      <Text tone="muted">
        {[
          party || "Organization not known",
          programme,
          feeUsd === null ? "" : `Administrative Agent fee ${formatMoney(usd(feeUsd))}`,
          ...earmarks.map(
            ({ target, amount }) => `${names[target] ?? target}: ${formatMoney(money(amount, currency))}`,
          ),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </div>
  );
}

/** The form that the boxes of the rows belong to. */
export const SELECTION_FORM = "row-selection";

function SelectBox({ row, isSelected }: Pick<RowView, "row" | "isSelected">) {
  return (
    <input
      type="checkbox"
      form={SELECTION_FORM}
      name="row"
      value={row}
      defaultChecked={isSelected}
      aria-label={`Select row ${row}`}
      className="size-6 accent-blue-700"
    />
  );
}

const columnsFor = (names: TargetNames, maySelect: boolean, isDone: boolean): readonly Column<RowView>[] => [
  ...(maySelect
    ? [
        {
          key: "select",
          header: "Import",
          cell: (line: RowView) => {
            if (line.verdict === "warning") return <SelectBox key={String(line.isSelected)} {...line} />;
            return line.verdict === "new" ? "Yes" : "No";
          },
        },
      ]
    : []),
  { key: "row", header: "Row", numeric: true, cell: ({ row }) => row },
  {
    key: "verdict",
    header: "Status",
    nowrap: true,
    cell: ({ verdict }) => <Badge tone={TONES[verdict]}>{VERDICT_LABELS[verdict]}</Badge>,
  },
  {
    key: "cells",
    header: "Row content",
    wide: true,
    cell: ({ cells }) =>
      cells.length > 0 ? <Text>{cells.map(({ text }) => text).join(" · ")}</Text> : <Text tone="muted">Empty</Text>,
  },
  ...(isDone
    ? []
    : [
        {
          key: "understood",
          header: "Recorded as",
          wide: true,
          cell: ({ understood }: RowView) => (
            <Stack gap="small">
              {understood.map((part) => (
                <UnderstoodText key={`${part.kind}${part.amount}`} part={part} names={names} />
              ))}
            </Stack>
          ),
        },
      ]),
  {
    key: "remarks",
    header: "Remarks",
    wide: true,
    cell: ({ remarks }) => <Remarks remarks={remarks} />,
  },
  {
    key: "place",
    header: "In the ledger",
    nowrap: true,
    cell: ({ contribution, setId }) => {
      if (contribution) return <TextLink href={`/contributions/${contribution.id}`}>{contribution.reference}</TextLink>;
      return setId ? <TextLink href={`/ledger/${setId}`}>Its lines</TextLink> : null;
    },
  },
];

type Props = {
  caption: string;
  rows: readonly RowView[];
  names: TargetNames;
  /** Offers a box for each row with a warning; see `SELECTION_FORM`. */
  maySelect?: boolean;
  /** After the import, when the ledger shows what was recorded. */
  isDone?: boolean;
};

/** Rows of a file, each with what was understood of it; a row is counted as a spreadsheet counts, the headings being row 1. */
export function RowsTable({ caption, rows, names, maySelect = false, isDone = false }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsFor(names, maySelect, isDone)}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<Empty title="No rows with this status" />}
      stacks
    />
  );
}
