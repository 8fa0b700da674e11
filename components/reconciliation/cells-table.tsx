import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { MomentText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { toDecimal, type Usd } from "@/lib/kernel/money";
import { MEASURE_LABELS, NOTE_LABELS, STATE_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import type { Cell, CellState } from "@/lib/reconciliation/statement-cells";

const TONES: Readonly<Record<CellState, BadgeTone>> = { open: "warning", explained: "info", agreed: "success" };

const amount = (value: Usd) => <MoneyText amount={toDecimal(value)} />;

function Explanation({ cell: { note, state, isRounding, isUnknown } }: { cell: Cell }) {
  if (!note && isUnknown)
    return <Text tone="small">No organisation was known by this name when the statement was recorded.</Text>;
  if (!note)
    return isRounding ? <Text tone="small">Below one dollar from whole dollars: rounding of print.</Text> : null;
  return (
    <Stack gap="small">
      <Text>
        {NOTE_LABELS[note.kind]}: {note.text}
      </Text>
      <Text tone="small">
        {note.by}, <MomentText at={note.at} />
        {state === "open" ? <>. Written for {amount(note.difference)}; the figures have moved since.</> : null}
      </Text>
    </Stack>
  );
}

const columnsFor = (explainHref: ((key: string) => string) | null): Column<Cell>[] => [
  {
    key: "label",
    header: "What",
    rowHeader: true,
    cell: ({ label, year, measure }) =>
      [label, year, label === MEASURE_LABELS[measure] ? "" : MEASURE_LABELS[measure]].filter(Boolean).join(", "),
  },
  { key: "ours", header: "Our books", numeric: true, cell: ({ ours }) => amount(ours) },
  { key: "theirs", header: "Statement", numeric: true, cell: ({ theirs }) => amount(theirs) },
  { key: "difference", header: "Difference", numeric: true, cell: ({ difference }) => amount(difference) },
  { key: "state", header: "State", cell: ({ state }) => <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge> },
  { key: "note", header: "Why", wide: true, cell: (cell) => <Explanation cell={cell} /> },
  ...(explainHref
    ? [
        {
          key: "act",
          header: "Act",
          cell: ({ key, state, note }: Cell) =>
            state === "agreed" ? null : (
              <TextLink href={explainHref(key)}>{note ? "Explain anew" : "Explain"}</TextLink>
            ),
        },
      ]
    : []),
];

type Props = { cells: readonly Cell[]; explainHref: ((key: string) => string) | null };

/** Both books, figure by figure; what nobody explained stands on top. The difference is ours less the statement's. */
export function CellsTable({ cells, explainHref }: Props) {
  return (
    <DataTable
      caption="Figures, open differences first"
      columns={columnsFor(explainHref)}
      rows={cells}
      rowKey={({ key }) => key}
      stacks
      empty={<Empty title="There are no such figures." />}
    />
  );
}
