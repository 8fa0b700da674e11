import { z } from "zod";
import { noteId } from "@/lib/concept-notes/concept-note.schema";
import { usdAmountOrNone } from "@/lib/kernel/amount-input";
import { daySchema, formatDay } from "@/lib/kernel/dates";
import { optionalWords } from "@/lib/kernel/text";

const part = z.object({ organisationId: z.uuid("Choose an organisation."), amountUsd: usdAmountOrNone });

/** The tranches in their order; the first one has number 1. Amounts in USD. */
export const planTranchesInput = z.object({
  noteId,
  /** The plan the page showed; 0 where there was none. */
  version: z.coerce.number("Reload the page.").int("Reload the page.").min(0, "Reload the page."),
  reason: optionalWords(2000),
  tranches: z
    .array(
      z.object({
        plannedOn: z.string("Enter a date.").pipe(daySchema),
        parts: z
          .array(part)
          .max(40, "Name at most 40 organisations.")
          .refine(
            (parts) => new Set(parts.map(({ organisationId }) => organisationId)).size === parts.length,
            "Name each organisation once.",
          )
          .transform((parts) =>
            parts.flatMap(({ organisationId, amountUsd }) =>
              amountUsd === null ? [] : [{ organisationId, amountUsd }],
            ),
          ),
      }),
    )
    .min(1, "Plan at least one tranche.")
    .max(20, "Plan at most 20 tranches.")
    .superRefine((tranches, context) => {
      for (const [index, { plannedOn, parts }] of tranches.entries()) {
        const path = [index, "plannedOn"];
        const before = tranches[index - 1]?.plannedOn;
        if (before !== undefined && plannedOn < before)
          context.addIssue({
            code: "custom",
            path,
            message: `Enter a day from ${formatDay(before)} on: tranches follow one another.`,
          });
        if (parts.length === 0)
          context.addIssue({
            code: "custom",
            path,
            message: "This tranche has no amount: enter one, or remove the tranche.",
          });
      }
    }),
});
export type PlanTranches = z.output<typeof planTranchesInput>;
export type PlanTranchesForm = z.input<typeof planTranchesInput>;
