import { z } from "zod";
import { LIMITS } from "@/lib/imports/import.schema";
import { AMOUNT_NOTATIONS, UNIT_FACTORS } from "@/lib/kernel/amount-notation";
import { daySchema } from "@/lib/kernel/dates";
import { CURSOR_PART } from "@/lib/kernel/list-cursor";
import { line, lineText, words } from "@/lib/kernel/text";

/** What a statement is about: the finest level on which it and our books speak of the same things. */
export const LEVELS = ["donors", "organisations", "fund"] as const;
export type Level = (typeof LEVELS)[number];

export const MEASURES = {
  donors: ["pledges", "commitments", "deposits"],
  organisations: ["transfers", "refunds", "expenditure"],
  fund: [
    "deposits",
    "fund-interest",
    "puno-interest",
    "other-income",
    "agent-fee",
    "direct-costs",
    "bank-charges",
    "transfers-to-funds",
    "transfers",
    "refunds",
    "expenditure",
    "cash-with-agent",
  ],
} as const satisfies Record<Level, readonly string[]>;
export type Measure = (typeof MEASURES)[Level][number];

export const NOTE_KINDS = ["timing", "exchange", "rounding", "missing", "other"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

const optionalDay = z.preprocess((value) => (value === "" ? undefined : value), daySchema.optional());

/** A statement as a file (base64) or as typed lines with their headings; one of the two. */
export const recordReconciliationInput = z
  .object({
    level: z.enum(LEVELS, "Choose what the statement is about."),
    title: line("Give the statement a title.", 200),
    source: line("Say who issued the statement and where it can be found.", 300),
    asOf: daySchema,
    knownOn: optionalDay,
    /** How figures are written in columns whose cells do not show it, and the unit that their headings name. */
    notation: z.enum(["", ...AMOUNT_NOTATIONS], "Choose the number format.").default(""),
    factor: z.enum(["", ...UNIT_FACTORS], "Choose the unit of the figures.").default(""),
    fileName: lineText().max(200).default(""),
    content: z
      .string()
      .max(LIMITS.bytes * 2)
      .default(""),
    typed: z.string().max(200_000, "Type fewer lines, or upload a file.").default(""),
  })
  .refine(({ content, typed }) => content !== "" || typed.trim() !== "", {
    path: ["file"],
    message: "Choose a file, or type the lines of the statement.",
  });

export const explainDifferenceInput = z.object({
  reconciliationId: z.uuid(),
  cell: z.string().min(1).max(500),
  /** In USD, as whoever explains it saw it. */
  difference: CURSOR_PART.money,
  kind: z.enum(NOTE_KINDS, "Choose why the figures differ."),
  text: words("Say why the figures differ.", 1_000),
});

/** The address of the list: which page. */
export const reconciliationListFilter = z.object({ after: z.string().max(400).optional().catch(undefined) });

/** The address of one reconciliation: which differences are shown. */
export const reconciliationFilter = z.object({
  state: z.enum(["open", "explained", "agreed"]).optional().catch(undefined),
  explain: z.string().max(500).optional().catch(undefined),
});
export type ReconciliationFilter = z.output<typeof reconciliationFilter>;
