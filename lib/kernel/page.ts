import { z } from "zod";
import { Refusal } from "./refusal";

/** One page of a list; `next` is the cursor of the following page, absent on the last. */
export type Page<Row> = { rows: Row[]; next?: string };

export const PAGE_SIZE = 50;

/** A keyset cursor: the sort value and the id of the last row shown, opaque in the address. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor; a damaged one is refused with a sentence. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new Refusal("invalid", "This page address is damaged. Go back to the first page.");
  }
}

/** Cuts one row more than the page to tell whether there is a next page. */
export function pageOf<Row>(found: Row[], cursorOf: (row: Row) => string, size = PAGE_SIZE): Page<Row> {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return found.length > size && last !== undefined ? { rows, next: cursorOf(last) } : { rows };
}
