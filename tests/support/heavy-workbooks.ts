import ExcelJS from "exceljs";
import JSZip from "jszip";

async function workbookOf(rows: number, columns: number): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Contributions");
  sheet.addRow(["Donor", "Date", ...Array.from({ length: columns - 2 }, (_, column) => `Amount ${column + 1}`)]);
  for (let row = 1; row <= rows; row++)
    sheet.addRow(["Norway", "2025-03-31", ...Array.from({ length: columns - 2 }, (_, column) => row * column)]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook within every limit that takes about a second of a processor to read: 90,000 cells. */
export const largeWorkbook = () => workbookOf(1_500, 60);

/** A small workbook with thousands of parts beside its own, which takes long to unpack. */
export async function workbookOfParts(parts: number): Promise<Uint8Array<ArrayBuffer>> {
  const zip = await JSZip.loadAsync(await workbookOf(1, 3));
  for (let part = 1; part <= parts; part++) zip.file(`xl/media/image${part}.png`, new Uint8Array(300_000 / parts));
  return new Uint8Array(
    await zip.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 1 } }),
  );
}
