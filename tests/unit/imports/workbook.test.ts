import ExcelJS from "exceljs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readTable } from "@/lib/imports/reader/table";

const SHEET = "xl/worksheets/sheet1.xml";

async function workbook(change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Paid");
  sheet.addRow(["Donor", "Paid"]);
  sheet.addRow(["Norway", 500]);
  sheet.addRow(["Sweden", 600]);
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The workbook with one of its parts rewritten, as no spreadsheet writes it. */
async function rewritten(part: string, change: (xml: string) => string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await workbook());
  zip.file(part, change((await zip.file(part)?.async("string")) ?? ""));
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const rowsOf = async (bytes: Uint8Array) => (await readTable("file.xlsx", bytes)).rows;

test("an amount in merged cells counts once", async () => {
  expect(await rowsOf(await workbook((sheet) => sheet.mergeCells("B2:B3")))).toEqual([
    ["Norway", "500"],
    ["Sweden", ""],
  ]);
});

test("a very small number of a workbook is not zero", async () => {
  const bytes = await workbook((sheet) => (sheet.getCell("B2").value = 0.0000005));
  expect((await rowsOf(bytes))[0]).toEqual(["Norway", "0.0000005"]);
});

test("a formula whose result was never computed is no empty cell", async () => {
  const bytes = await workbook((sheet) => (sheet.getCell("B2").value = { formula: "250*2" }));
  expect((await rowsOf(bytes))[0]).toEqual(["Norway", "formula without a result"]);
});

test("a linked text in several faces is read as text", async () => {
  const text = { richText: [{ text: "Nor" }, { font: { bold: true }, text: "way" }] };
  const bytes = await workbook(
    (sheet) => (sheet.getCell("A2").value = { hyperlink: "https://example.org", text } as never),
  );
  expect((await rowsOf(bytes))[0]).toEqual(["Norway", "500"]);
});

test.each([
  [false, 45_292, "1899-12-30"],
  [true, 43_830, "1904-01-01"],
])("the days of a workbook count from its own beginning (1904: %s)", async (date1904, counted, dayZero) => {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet("Paid");
  sheet.addRow(["Donor", "Date", "Date and time"]);
  sheet.addRow(["Norway", counted, new Date("2024-01-01T00:00:00Z")]);
  const table = await readTable("file.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  expect(table).toMatchObject({ rows: [["Norway", String(counted), "2024-01-01"]], dayZero });
});

const ALL = "A1:XFD1048576";
const below = (xml: string, more: string) => xml.replace("<pageMargins", `${more}<pageMargins`);

test.each([
  ["merged", SHEET, (xml: string) => below(xml, `<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>`)],
  [
    "with a list of choices",
    SHEET,
    (xml: string) => below(xml, `<dataValidations><dataValidation type="list" sqref="${ALL}"/></dataValidations>`),
  ],
  [
    "with a name",
    "xl/workbook.xml",
    (xml: string) =>
      xml.replace(
        "</sheets>",
        `</sheets><definedNames><definedName name="x">Paid!$A$1:$XFD$1048576</definedName></definedNames>`,
      ),
  ],
])("all cells there can be, %s, are not laid out one by one", async (_, part, change) => {
  const bytes = await rewritten(part, change);
  expect(await rowsOf(bytes)).toEqual([
    ["Norway", "500"],
    ["Sweden", "600"],
  ]);
});

const tooLarge = { code: "invalid", fields: { file: expect.stringContaining("at most 5,000 rows") } };

test("a small file that unpacks to more than any table is refused before it does", async () => {
  const zip = await JSZip.loadAsync(await workbook());
  zip.file("xl/media/image1.png", new Uint8Array(15_000_000));
  const bytes = await zip.generateAsync({
    type: "uint8array",
    compression: "DEFLATE",
    compressionOptions: { level: 1 },
  });
  expect(bytes.length).toBeLessThan(100_000);
  await expect(readTable("file.xlsx", bytes)).rejects.toMatchObject(tooLarge);
});

test("a cell in the last row there can be makes a table too large", async () => {
  const far = `<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`;
  const bytes = await rewritten(SHEET, (xml) => xml.replace("</sheetData>", far));
  await expect(readTable("file.xlsx", bytes)).rejects.toMatchObject(tooLarge);
});

/** A workbook with so many parts beside its own, each of so many bytes. */
async function withParts(count: number, bytes: number): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await workbook());
  for (let part = 1; part <= count; part++) zip.file(`xl/media/image${part}.png`, new Uint8Array(bytes));
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 1 } });
}

test("a workbook of 3,000 parts is refused", async () => {
  await expect(readTable("file.xlsx", await withParts(3_000, 100))).rejects.toMatchObject(tooLarge);
});

test("a workbook with many pictures is read", async () => {
  expect(await rowsOf(await withParts(400, 1_000))).toEqual([
    ["Norway", "500"],
    ["Sweden", "600"],
  ]);
});

test.each([
  [300_060, "read"],
  [300_061, "refused"],
])("a workbook of %i cells in all its parts is %s", async (cells, result) => {
  // The sheet has six cells, a further part the rest.
  const zip = await JSZip.loadAsync(await workbook());
  zip.file("xl/other/sheet2.xml", `<worksheet><sheetData>${"<c/>".repeat(cells - 6)}</sheetData></worksheet>`);
  const bytes = await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  if (result === "read") expect(await rowsOf(bytes)).toHaveLength(2);
  else await expect(readTable("file.xlsx", bytes)).rejects.toMatchObject(tooLarge);
});
