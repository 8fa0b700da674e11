import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Column, DataTable } from "@/components/ui/data/table";

const COLUMNS: readonly Column<string>[] = [
  { key: "name", header: "Name", rowHeader: true, cell: (row) => row },
  { key: "amount", header: "Amount", numeric: true, cell: () => "1" },
];

const partsOf = (stacks: boolean) => {
  const table = (
    <DataTable columns={COLUMNS} stacks={stacks} caption="Names" rows={["A"]} rowKey={String} footer={{}} />
  );
  return renderToStaticMarkup(table).match(/<(table|thead|tbody|tfoot|tr|th|td)\b[^>]*>/g) ?? [];
};
const roleOf = (part: string) => / role="(\w+)"/.exec(part)?.[1];

test("every part of a table that stacks says what it is, for browsers that go by how it is laid out", () => {
  expect(partsOf(true).map(roleOf)).toEqual([
    "table",
    "rowgroup",
    "row",
    "columnheader",
    "columnheader",
    "rowgroup",
    "row",
    "rowheader",
    "cell",
    "rowgroup",
    "row",
    "cell",
    "cell",
  ]);
  expect(partsOf(false).flatMap((part) => roleOf(part) ?? [])).toEqual([]);
});
