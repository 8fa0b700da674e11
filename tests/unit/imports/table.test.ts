import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { readTable } from "@/lib/imports/reader/table";

const csv = (text: string | Uint8Array, name = "file.csv") => readTable(name, Buffer.from(text));

test("commas, semicolons and tabs are told apart by the line of headings", async () => {
  for (const separator of [",", ";", "\t"])
    expect(await csv(["Donor", "Paid"].join(separator) + "\n" + ["Norway", "5"].join(separator))).toEqual({
      headings: ["Donor", "Paid"],
      rows: [["Norway", "5"]],
    });
});

test("a byte order mark, Windows letters, wide spaces and two columns of one name do no harm", async () => {
  const latin = Buffer.from("\u00d6sterreich", "latin1");
  expect(await csv(Buffer.concat([Buffer.from("Donor,Paid,Paid\n"), latin, Buffer.from(",1,2")]))).toEqual({
    headings: ["Donor", "Paid", "Paid (2)"],
    rows: [["Österreich", "1", "2"]],
  });
  expect(await csv("\uFEFFDonor\n United\u00a0 Kingdom \n\n")).toEqual({
    headings: ["Donor"],
    rows: [["United Kingdom"]],
  });
});

test("a workbook gives the same texts as a CSV file, and which of its cells are numbers", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Paid");
  sheet.addRow(["Donor", "Date", "Paid"]);
  sheet.addRow(["Norway", new Date("2024-01-31T00:00:00Z"), 0.1 + 0.2]);
  sheet.addRow(["Sweden", "2024-02-01", { formula: "2*3", result: 6 }]);
  expect(await readTable("file.xlsx", new Uint8Array(await book.xlsx.writeBuffer()))).toEqual({
    headings: ["Donor", "Date", "Paid"],
    rows: [
      ["Norway", "2024-01-31", "0.3"],
      ["Sweden", "2024-02-01", "6"],
    ],
    dayZero: "1899-12-30",
    numbers: new Set(["0:2", "1:2"]),
  });
});

test.each([
  ["file.pdf", "x", "Choose a CSV or XLSX file."],
  ["file.xlsx", "no workbook", "This is no workbook that can be read"],
  ["file.csv", "Donor,Paid", "There are no rows below the headings."],
  ["file.csv", "\n\nx,y", "The first line of the file holds the headings"],
  ["file.csv", 'Donor,Paid\n"Norway,5', "check its quotation marks"],
  ["file.csv", `Donor\n${"x\n".repeat(5_001)}`, "at most 5,000 rows"],
])("a file that is no table says why: %s", async (name, text, sentence) => {
  await expect(csv(text, name)).rejects.toMatchObject({
    code: "invalid",
    fields: { file: expect.stringContaining(sentence) },
  });
});
