import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import type { Prisma } from "@/prisma/generated/client";
import { type CurrencyQuestion, questionsByCurrency } from "./file-rates";
import type { Mapping } from "./mapping/mapping.schema";
import { judgeRows } from "./rows/contribution-rows.steps";
import { bookRows, organisationsOf } from "./rows/import-booking.steps";
import { isSelected } from "./rows/import-totals";
import type { File, Judged, Reader } from "./rows/row-references.steps";
import { bookTransfers, judgeTransfers } from "./rows/transfer-rows.steps";
import { tableOf } from "./stored-table.steps";

/** Where the amounts of a row stand after the import. */
export type Made = {
  readonly contributionId: string | null;
  readonly agreementKey: string | null;
  readonly setId: string | null;
};

/** Every row with its verdict, and how those are booked that are new. */
export type Judgement = {
  readonly rows: readonly Judged[];
  /** The rows that are recorded: those without a warning, and those a person selected. */
  readonly selected: readonly Judged[];
  /** What a person is asked once about each currency of the file. */
  readonly rateQuestions: readonly CurrencyQuestion[];
  readonly book: (context: StepContext) => Promise<ReadonlyMap<number, Made>>;
};

type Upload = File & Pick<Prisma.ImportModel, "headings" | "rows" | "dayZero">;

/** What would become of each row of a file if it were imported now. Writes nothing before `book` is called. */
export async function judgeFile(tx: Reader, file: Upload, mapping: Mapping, now: Date): Promise<Judgement> {
  const table = tableOf(file);
  const chosen = new Set(file.selectedRows);
  if (mapping.kind === "contributions") {
    const rows = await judgeRows(tx, table, mapping, file, now);
    const selected = rows.filter((row) => isSelected(row, chosen));
    return {
      rows,
      selected,
      rateQuestions: questionsByCurrency(rows.flatMap(({ questions }) => questions)),
      async book(context) {
        const made = await bookRows(context, selected, { source: mapping.source, file });
        return new Map([...made].map(([row, one]) => [row, { ...one, setId: null }]));
      },
    };
  }
  const rows = await judgeTransfers(tx, table, mapping, file, now);
  const selected = rows.filter((row) => isSelected(row, chosen));
  return {
    rows,
    selected,
    rateQuestions: [],
    async book(context) {
      const made = await bookTransfers(context, selected, await organisationsOf(context, selected));
      return new Map([...made].map(([row, setId]) => [row, { contributionId: null, agreementKey: null, setId }]));
    },
  };
}
