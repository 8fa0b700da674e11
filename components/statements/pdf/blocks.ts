import "server-only";
import type { ReactNode } from "react";

/** A part of the document that stays together, and about how many lines it takes. */
export type Block = { readonly lines: number; readonly content: ReactNode };

/** The time to lay out a run of sheets grows with the square of its lines, so a long document is several runs. */
const LINES_OF_A_RUN = 50;

/** The blocks in their order as runs of sheets, each begun on a new sheet. */
export function runsOf(blocks: readonly Block[]): ReactNode[][] {
  const runs: { lines: number; contents: ReactNode[] }[] = [];
  for (const { lines, content } of blocks) {
    const last = runs.at(-1);
    if (last && last.lines + lines <= LINES_OF_A_RUN) {
      last.lines += lines;
      last.contents.push(content);
    } else runs.push({ lines, contents: [content] });
  }
  return runs.map(({ contents }) => contents);
}

/** Rows in slices that each fit a run. */
export function slicesOf<Row>(rows: readonly Row[], size = LINES_OF_A_RUN - 10): Row[][] {
  const count = Math.max(1, Math.ceil(rows.length / size));
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
