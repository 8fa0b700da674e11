import { z } from "zod";
import { moveInput, noteId, reason } from "@/lib/concept-notes/concept-note.schema";
import { usdAmount, usdAmountOrNone } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { optionalWords } from "@/lib/kernel/text";

const LATE = "Say why this is only known now: it is published with the restatement.";

/** A day, and whether a closed period was meant: then the fact goes into the open one, marked, with its reason. */
export const lateFields = { isLate: z.boolean().default(false), note: optionalWords(2000) };

/** Whoever books a late fact says why. */
export const isExplained = ({ isLate, note }: { isLate: boolean; note: string | null }) => !isLate || note !== null;
export const EXPLAINED = { path: ["note"], message: LATE };

const day = z.string("Enter a date.").pipe(daySchema);

export const recordRefundInput = z
  .object({
    requestKey: z.uuid(),
    noteId,
    organisationId: z.uuid("Choose an organisation."),
    amountUsd: usdAmount,
    on: day,
    ...lateFields,
  })
  .refine(isExplained, EXPLAINED);

export const reverseRefundInput = z.object({ noteId, setId: z.uuid("This refund does not exist."), reason });

export const closeFinanciallyInput = moveInput
  .extend({
    finalFinancialOn: day,
    refunds: z
      .array(
        z.object({
          organisationId: z.uuid("Choose an organisation."),
          amountUsd: usdAmountOrNone,
          /** Interest it earned on what it held, beside the refund. */
          interestUsd: usdAmountOrNone.default(null),
        }),
      )
      .max(40, "Name at most 40 organisations.")
      .default([])
      .refine((lines) => new Set(lines.map((line) => line.organisationId)).size === lines.length, "Name each once."),
    /** How what organisations still hold was settled, where these books do not show it. */
    settledOutside: optionalWords(2000),
    ...lateFields,
  })
  .refine(isExplained, EXPLAINED);
export type Closing = z.output<typeof closeFinanciallyInput>;
