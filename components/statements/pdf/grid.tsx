import "server-only";
import { StyleSheet, Text, View } from "@react-pdf/renderer";
import { INK } from "./paper";

const look = StyleSheet.create({
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: INK.line },
  head: { flexDirection: "row", borderBottomWidth: 1, borderBottomColor: INK.edge, fontWeight: 600, fontSize: 8 },
  foot: { flexDirection: "row", borderTopWidth: 1, borderTopColor: INK.edge, fontWeight: 600 },
  cell: { paddingVertical: 3, paddingHorizontal: 4 },
  number: { paddingVertical: 3, paddingHorizontal: 4, textAlign: "right" },
  facts: { flexDirection: "row", flexWrap: "wrap" },
  fact: { width: "25%", padding: 4 },
  label: { fontSize: 8, color: INK.quiet },
  value: { fontWeight: 600 },
});

/** An amount or a day stays on one line. */
export const whole = (text: string): string => text.replaceAll(" ", "\u00a0");

export type GridColumn<Row> = {
  header: string;
  /** How much of the width, beside the others. */
  share: number;
  numeric?: boolean;
  cell: (row: Row) => string;
};

type LineProps = { columns: readonly { share: number; numeric?: boolean }[]; cells: readonly string[] };

/** One line of cells; a number stands to the right. */
function Cells({ columns, cells }: LineProps) {
  return columns.map(({ share, numeric = false }, index) => (
    <Text key={index} style={[numeric ? look.number : look.cell, { flexGrow: share, flexBasis: 0 }]}>
      {cells[index] ?? ""}
    </Text>
  ));
}

type GridProps<Row> = { columns: readonly GridColumn<Row>[]; rows: readonly Row[]; totals?: readonly string[] };

/** Rows with a heading line that is said again on every sheet, and where there is one the line of totals. */
export function Grid<Row>({ columns, rows, totals }: GridProps<Row>) {
  return (
    <View>
      <View fixed style={look.head}>
        <Cells columns={columns} cells={columns.map(({ header }) => header)} />
      </View>
      {rows.map((row, index) => (
        <View key={index} wrap={false} style={look.row}>
          <Cells columns={columns} cells={columns.map(({ cell }) => cell(row))} />
        </View>
      ))}
      {totals ? (
        <View wrap={false} style={look.foot}>
          <Cells columns={columns} cells={totals} />
        </View>
      ) : null}
    </View>
  );
}

/** Name and value, name and value, four beside one another. */
export function PaperFacts({ items }: { items: readonly (readonly [label: string, value: string])[] }) {
  return (
    <View style={look.facts}>
      {items.map(([label, value]) => (
        <View key={label} style={look.fact} wrap={false}>
          <Text style={look.label}>{label}</Text>
          <Text style={look.value}>{value}</Text>
        </View>
      ))}
    </View>
  );
}
