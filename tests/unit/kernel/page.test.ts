import { expect, test } from "vitest";
import { CURSOR_PART, decodeCursor, encodeCursor, pageOf, readCursor } from "@/lib/kernel/list-cursor";

const ID = "0198a3c2-1111-7abc-8def-0123456789ab";
const { day, id, moment, money, text } = CURSOR_PART;

test.each([
  ["a day", day, "2024-01-31"],
  ["a moment", moment, "2024-01-31T10:11:12.345Z"],
  ["an amount", money, "-1234567890123456.78"],
  ["a title", text, 'Türkiye, "social" cohesion'],
])("a cursor gives back %s and the id it was made of", (_, form, key) => {
  expect(readCursor(encodeCursor([key, ID]), [form, id])).toEqual([key, ID]);
});

test.each([
  ["no base64", "%%%", [day, id]],
  ["no list", Buffer.from('"x"').toString("base64url"), [day, id]],
  ["a part too few", encodeCursor([ID]), [day, id]],
  ["a day that is none", encodeCursor(["2024-02-30", ID]), [day, id]],
  ["a moment that is none", encodeCursor(["yesterday", ID]), [moment, id]],
  ["an amount that is none", encodeCursor(["1e9", ID]), [money, id]],
  ["an id that is none", encodeCursor(["2024-01-31", "1 OR 1"]), [day, id]],
  ["a zero byte", encodeCursor(["a\0b", ID]), [text, id]],
])("a cursor with %s is refused", (_, cursor, forms) => {
  expect(() => readCursor(cursor, forms)).toThrow("damaged");
});

test("a page of one row more than fits names the last row shown, and the last page names none", () => {
  const cut = pageOf([1, 2, 3], (row) => encodeCursor([String(row)]), 2);
  expect(cut.rows).toEqual([1, 2]);
  expect(decodeCursor(cut.next ?? "", 1)).toEqual(["2"]);
  expect(pageOf([1, 2], String, 2)).toEqual({ rows: [1, 2] });
});
