import { z } from "zod";
import { isoDay } from "./dates";
import { Refusal } from "./refusal";
import { holdsUnstorable } from "./text";

/** One page of a list; `next` is the cursor of the following page, absent on the last. */
export type Page<Row> = { rows: Row[]; next?: string };

export const PAGE_SIZE = 50;

/** A keyset cursor: the sort value and the id of the last row shown, opaque in the address. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

const damaged = () => new Refusal("invalid", "This page address is damaged. Go back to the first page.");

/** The parts of a cursor; a damaged one is refused with a sentence. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw damaged();
  }
}

/** What a part of a cursor looks like; text holds no zero byte, which the database cannot read. */
export const CURSOR_PART = {
  id: z.uuid(),
  text: z.string().refine((text) => !holdsUnstorable(text)),
  day: isoDay,
  moment: z.iso.datetime(),
  money: z.string().regex(/^-?\d{1,16}\.\d{2}$/),
} as const;

/** The parts of a cursor, each of its form; one that somebody made up is refused like a damaged one. */
export function readCursor(cursor: string, forms: readonly z.ZodType<string>[]): string[] {
  const parts = decodeCursor(cursor, forms.length);
  if (!parts.every((part, index) => forms[index]?.safeParse(part).success)) throw damaged();
  return parts;
}

/** Cuts one row more than the page to tell whether there is a next page. */
export function pageOf<Row>(found: Row[], cursorOf: (row: Row) => string, size = PAGE_SIZE): Page<Row> {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return found.length > size && last !== undefined ? { rows, next: cursorOf(last) } : { rows };
}
