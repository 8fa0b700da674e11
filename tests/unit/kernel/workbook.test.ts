import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { money, usd } from "@/lib/kernel/money";
import { toWorkbook, type WorkbookCell } from "@/lib/kernel/workbook";

const AT = new Date("2024-02-15T10:30:00Z");

async function written(rows: readonly (readonly WorkbookCell[])[], totals?: readonly WorkbookCell[]) {
  const columns = [{ header: "First" }, { header: "Second", width: 40 }];
  const file = await toWorkbook({
    title: "Test",
    at: AT,
    sheets: [{ name: "Sheet", columns, rows, ...(totals && { totals }) }],
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer);
  const sheet = book.getWorksheet("Sheet");
  if (!sheet) throw new Error("The sheet is missing.");
  return sheet;
}

test.each<[string, WorkbookCell, unknown, string | undefined]>([
  ["an amount in USD", usd("1234.5"), 1234.5, "#,##0.00"],
  ["an amount below zero", usd("-0.01"), -0.01, "#,##0.00"],
  ["an amount in yen", money("1000", "JPY"), 1000, "#,##0"],
  ["an amount in dinars", money("1.234", "KWD"), 1.234, "#,##0.000"],
  ["a day", { day: "2024-01-31" }, new Date("2024-01-31T00:00:00Z"), "d mmmm yyyy"],
  ["a moment", { moment: AT }, AT, 'd mmmm yyyy hh:mm "UTC"'],
  ["a percentage", { percent: "38.28" }, 38.28, '0.00" %"'],
  ["a rate", { decimal: "1.0835" }, 1.0835, "0.########"],
  ["a year", 2024, 2024, "0"],
  ["words", "Türkiye", "Türkiye", undefined],
])("%s is written as what it is", async (_, cell, value, format) => {
  const target = (await written([[cell]])).getCell("A2");
  expect(target.value).toEqual(value);
  expect(target.numFmt).toBe(format);
});

test("an amount longer than a spreadsheet can hold stays exact as text", async () => {
  expect((await written([[usd("12345678901234.56")]])).getCell("A2").value).toBe("12345678901234.56");
  expect((await written([[usd("1234567890123.45")]])).getCell("A2").value).toBe(1234567890123.45);
});

test.each(["=HYPERLINK(1)", "+1+1", "-cmd", "@SUM(1)", " =1"])("the text %s cannot act as a formula", async (text) => {
  const { type, value } = (await written([[text]])).getCell("A2");
  expect([type, value]).toEqual([ExcelJS.ValueType.String, `'${text}`]);
});

test("the header stands first and stays in sight, the totals stand last", async () => {
  const sheet = await written(
    [
      ["a", usd("1")],
      ["b", usd("2")],
    ],
    ["All", usd("3")],
  );
  expect(sheet.getRow(1).values).toEqual([, "First", "Second"]);
  expect(sheet.views).toMatchObject([{ state: "frozen", ySplit: 1 }]);
  expect(sheet.lastRow?.values).toEqual([, "All", 3]);
});
