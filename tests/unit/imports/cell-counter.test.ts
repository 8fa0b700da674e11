import { expect, test } from "vitest";
import { CellCounter } from "@/lib/imports/reader/cell-counter";

const XML = `<cols><col/></cols><row><c r="A1"><v>1</v></c><c/><c>
</c><c\tr="B1"/></row><cellXfs/><c:chart/>`;

test.each([1, 2, 3, 7, 1_000])("counts the cells of XML in pieces of %i bytes", (size) => {
  const counter = new CellCounter();
  const bytes = Buffer.from(XML);
  for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
  expect(counter.count).toBe(4);
});

test("does not join the end of one part with the beginning of the next", () => {
  const counter = new CellCounter();
  counter.add(Buffer.from("<"));
  counter.beginPart();
  counter.add(Buffer.from("c>"));
  expect(counter.count).toBe(0);
});
