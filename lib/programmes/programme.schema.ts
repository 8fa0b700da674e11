import { z } from "zod";
import { moveInput, noteId, orNull, reason, revision } from "@/lib/concept-notes/concept-note.schema";
import { usdAmountOrNone } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { proseText } from "@/lib/kernel/text";
import { LEVELS } from "./programme.labels";

const text = (limit: number) =>
  proseText("Enter text.")
    .max(limit, `Keep this below ${limit.toLocaleString("en")} characters.`)
    .default("");

const level = orNull(z.enum(LEVELS, "Choose low, medium or high."));

export const result = z.object({ outcome: text(1000), indicator: text(1000), baseline: text(500), target: text(500) });
export type Result = z.output<typeof result>;

export const risk = z.object({ risk: text(1000), likelihood: level, impact: level, mitigation: text(2000) });
export type Risk = z.output<typeof risk>;

const budgetLine = z.object({
  organisationId: z.uuid("Choose an organisation."),
  category: z.coerce.number().int().min(1, "Choose a category.").max(8, "Choose a category."),
  year: z.coerce.number().int().min(1, "Years are counted from 1.").max(10, "A programme has at most ten years."),
  amountUsd: usdAmountOrNone,
});

/** A line of the budget: organisation, UNSDG category, year of the programme (1, 2, …), USD as a decimal string. */
export type BudgetLine = { organisationId: string; category: number; year: number; amountUsd: string };

const isEmpty = (row: Readonly<Record<string, string | null>>) => Object.values(row).every((value) => !value);

export const saveDocumentInput = z.object({
  noteId,
  /** The document's own revision. */
  revision,
  results: z
    .array(result)
    .max(60, "Keep the results framework below 60 rows.")
    .default([])
    .transform((rows) => rows.filter((row) => !isEmpty(row))),
  risks: z
    .array(risk)
    .max(60, "Keep the list of risks below 60 rows.")
    .default([])
    .transform((rows) => rows.filter((row) => !isEmpty(row))),
  budget: z
    .array(budgetLine)
    .max(1600, "This budget has too many lines.")
    .default([])
    .transform((lines) =>
      lines.flatMap(({ amountUsd, ...line }): BudgetLine[] => (amountUsd === null ? [] : [{ ...line, amountUsd }])),
    )
    .refine(
      (lines) =>
        new Set(lines.map((line) => `${line.organisationId} ${line.category} ${line.year}`)).size === lines.length,
      "An organisation has one amount for each category and year.",
    ),
});

/** Carries the document's own revision. */
export const handInInput = z.object({ noteId, revision });
export const returnDocumentInput = handInInput.extend({ reason });

const day = z.string("Enter a date.").pipe(daySchema);

export const activateInput = moveInput
  .extend({ signedOn: day, firstTransferOn: day })
  .refine(({ signedOn, firstTransferOn }) => signedOn <= firstTransferOn, {
    path: ["firstTransferOn"],
    message: "The first transfer follows the signature.",
  });
export const closeOperationallyInput = moveInput.extend({ finalNarrativeOn: day });
