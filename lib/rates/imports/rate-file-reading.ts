import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { Day } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { type FileLine, otherDayFormat, readEcb, readImf, type Reading, sourceOf } from "./rate-file-formats";

const FORM = { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true, info: true } as const;

const parsedLine = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

function linesOf(content: string): FileLine[] {
  try {
    return z
      .array(parsedLine)
      .parse(parse(content, FORM))
      .map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal("invalid", "This file cannot be read: a quotation mark is missing or in the wrong place.");
  }
}

/** The ECB ends every line with a comma: an empty last column is none. */
function withoutEmptyEnd([header, ...lines]: FileLine[]): { header: readonly string[]; lines: FileLine[] } {
  const names = header?.cells ?? [];
  if (names.at(-1) !== "") return { header: names, lines };
  const cut = lines.map(({ line, cells }) => ({ line, cells: cells.at(-1) === "" ? cells.slice(0, -1) : cells }));
  return { header: names.slice(0, -1), lines: cut };
}

/** Reads a file of the ECB or the IMF. Refuses ("invalid") a file that is neither; wrong lines are in the reading. */
export function readRates(content: string, today: Day): Reading {
  const { header, lines } = withoutEmptyEnd(linesOf(content));
  const source = sourceOf(header);
  if (source === null) {
    const sentence =
      "This is neither the history of reference rates of the ECB (eurofxref-hist.csv) nor the file of annual averages of the IMF.";
    throw new Refusal("invalid", sentence, { file: sentence });
  }
  const day = otherDayFormat(header, lines);
  if (day !== null) {
    const sentence = `This file writes its days in another format, for example “${day}”. Save it with days such as 2024-01-31 and choose it again.`;
    throw new Refusal("invalid", sentence, { file: sentence });
  }
  return source === "ecb" ? readEcb(header, lines, today) : readImf(header, lines, today);
}
