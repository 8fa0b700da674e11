import { z } from "zod";
import { usdAmount } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { lineText, proseText } from "@/lib/kernel/text";
import { conditions, decisionText } from "./decision.schema";

const record = z.object({
  title: lineText("Enter a title.").min(1, "Enter a title.").max(200, "Keep the title below 200 characters."),
  summary: proseText().max(6000, "Keep the summary below 6,000 characters.").default(""),
  areaNumber: z.coerce.number("Choose the thematic area.").int().min(1).max(5),
  objectiveNumbers: z.array(z.coerce.number().int().min(1).max(23)).default([]),
  placeCodes: z.array(z.string().regex(/^[A-Z]{2}$/, "Choose a place of the list.")).min(1, "Choose a place."),
  regionGroup: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .nullable()
    .default(null),
  amountUsd: usdAmount,
  stage: z.enum(["in_pipeline", "funded"], "Choose where the record stands."),
});

/** Records from before this system, as one source prints them on one day. What it does not say stays empty. */
export const carryOverInput = z.object({
  source: lineText("Say where this is known from.").min(1, "Say where this is known from.").max(300),
  effectiveOn: z.string("Enter the day the records tell of.").pipe(daySchema),
  text: decisionText,
  conditions,
  records: z.array(record).min(1, "Enter at least one record.").max(100, "Carry over at most 100 records at once."),
});
export type CarriedRecord = z.output<typeof record>;
