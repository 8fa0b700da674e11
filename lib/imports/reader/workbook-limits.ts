import JSZip from "jszip";
import { Readable } from "node:stream";
import { LIMITS } from "../import.schema";
import { CellCounter } from "./cell-counter";
import { countZipParts } from "./zip-parts";

/**
 * What a workbook may hold once unpacked: a small file can hold gigabytes of one letter, thousands of parts, or a million
 * cells in sheets that are never shown.
 */
const UNPACKED = { bytes: 15_000_000, parts: 500, cells: (LIMITS.rows + 1) * LIMITS.columns } as const;

/** Counts while it unpacks, piece by piece, and goes no further than the limits. */
export async function fitsUnpacked(bytes: Uint8Array): Promise<boolean> {
  // The file's own count is read at once; the parts themselves are counted too, because it may be wrong.
  if ((countZipParts(bytes) ?? 0) > UNPACKED.parts) return false;
  const parts = Object.values((await JSZip.loadAsync(bytes)).files);
  if (parts.length > UNPACKED.parts) return false;
  let count = 0;
  const cells = new CellCounter();
  for (const part of parts) {
    cells.beginPart();
    for await (const piece of new Readable().wrap(part.nodeStream())) {
      count += (piece as Buffer).length;
      cells.add(piece as Buffer);
      if (count > UNPACKED.bytes || cells.count > UNPACKED.cells) return false;
    }
  }
  return true;
}
