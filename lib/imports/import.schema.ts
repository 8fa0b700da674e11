import { z } from "zod";
import { lineText } from "@/lib/kernel/text";

/** What one file may hold. */
export const LIMITS = { bytes: 4_000_000, rows: 5_000, columns: 60, cell: 1_000 } as const;

export const IMPORT_KINDS = ["contributions", "transfers"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * A row cannot be recorded, is recorded only if a person selects it, will be recorded, was left out as not selected, is in the ledger already, or is empty.
 */
export const VERDICTS = ["error", "warning", "new", "unselected", "duplicate", "skipped"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A sentence about a row, at the column it comes from where there is one. */
export const remark = z.object({
  tone: z.enum(["error", "warning", "note"]),
  sentence: z.string(),
  column: z.string().nullable(),
});
export type Remark = z.output<typeof remark>;

export const uploadInput = z.object({
  kind: z.enum(IMPORT_KINDS, "Choose what the file holds."),
  fileName: lineText("Choose a file.").min(1, "Choose a file.").max(200, "Shorten the name of the file."),
  content: z
    .instanceof(Uint8Array, { error: "Choose a file." })
    .refine(({ length }) => length > 0, "Choose a file that is not empty.")
    .refine(({ length }) => length <= LIMITS.bytes, "Choose a file of at most 4 MB."),
});

export const MODES = ["all", "good"] as const;
export type Mode = (typeof MODES)[number];

export const runInput = z.object({
  importId: z.uuid(),
  revision: z.coerce.number().int(),
  mode: z.enum(MODES, "Choose whether all rows or only the good ones are imported."),
});

const rowNumbers = z
  .array(
    z
      .int()
      .min(2)
      .max(LIMITS.rows + 1),
  )
  .max(LIMITS.rows);

/** Which rows with a warning are imported: those ticked of the rows shown, or all or none of the file. */
export const selectRowsInput = z.object({
  importId: z.uuid(),
  revision: z.coerce.number().int(),
  every: z.enum(["select", "clear"]).optional(),
  shown: rowNumbers.default([]),
  ticked: rowNumbers.default([]),
});

/** The address of one import: which step, which rows. */
export const importFilter = z.object({
  step: z.enum(["columns", "check"]).optional().catch(undefined),
  show: z.enum(VERDICTS).optional().catch(undefined),
  sort: z.enum(["size"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
export type ImportFilter = z.output<typeof importFilter>;

/** The address of the list of imports. */
export const importListFilter = z.object({ after: z.string().max(200).optional().catch(undefined) });

export const countsShape = z.object({
  rows: z.number(),
  verdicts: z.partialRecord(z.enum(VERDICTS), z.number()),
  entries: z.number(),
  organisations: z.number(),
});
export type Counts = z.output<typeof countsShape>;

/** What rows come to, by donor (or organisation), calendar year and kind; USD decimal strings. */
export const totalShape = z.object({ name: z.string(), year: z.number(), kind: z.string(), amountUsd: z.string() });
export type Total = z.output<typeof totalShape>;
