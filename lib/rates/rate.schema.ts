import { z } from "zod";
import { isCurrency } from "@/lib/kernel/currencies";
import { type Day, daySchema } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import { proseText } from "@/lib/kernel/text";
import { QUOTED_AS, RATE_SOURCES, usdPerUnitOf } from "./exchange-rate";
import { readTypedRate } from "./rate-check";

/** The euro, and with it the ECB's reference rates, began on 4 January 1999. */
export const FIRST_RATE_DAY: Day = "1999-01-01";

const currency = z
  .string("Choose a currency.")
  .trim()
  .toUpperCase()
  .refine(isCurrency, "Choose a currency of the list.")
  .refine((code) => code !== USD, "One USD is one USD: it takes no rate.");

/** One rate as it is read off the publisher's page. Leaves with `usdPerUnit`, rounded to twelve decimals. */
export const recordRateInput = z
  .object({
    currency,
    source: z.enum(RATE_SOURCES, "Choose who publishes the rate."),
    rateOn: z
      .string("Enter a date.")
      .min(1, { error: "Enter a date.", abort: true })
      .pipe(daySchema)
      .refine((day) => day >= FIRST_RATE_DAY, "Enter a date from 1999 on."),
    quotedAs: z.enum(QUOTED_AS, "Say how the rate is quoted."),
    rate: z
      .string("Enter a rate.")
      .trim()
      .min(1, { error: "Enter a rate.", abort: true })
      .superRefine((text, context) => {
        const typed = readTypedRate(text);
        if (typed.kind === "refused") context.addIssue({ code: "custom", message: typed.message });
      }),
    /** Why the rate differs from the one before it. */
    note: proseText()
      .max(300, "Keep the reason below 300 characters.")
      .default("")
      .transform((text) => (text === "" ? null : text)),
    /** Where no rate is on record to compare with: both directions of the rate are confirmed. */
    isConfirmed: z.boolean().default(false),
  })
  .transform(({ rate, ...dated }, context) => {
    const { quotedAs } = dated;
    const usdPerUnit = usdPerUnitOf(rate, quotedAs);
    if (usdPerUnit === null) {
      context.addIssue({ code: "custom", path: ["rate"], message: "This rate leaves no value in USD." });
      return z.NEVER;
    }
    const quotation =
      quotedAs === "units_per_usd" ? `1 USD = ${rate} ${dated.currency}` : `1 ${dated.currency} = ${rate} USD`;
    return { ...dated, usdPerUnit, quotation };
  });
export type RecordRateTyped = z.input<typeof recordRateInput>;

/** The state of a currency's history, as it stands in the address. */
export const historyFilter = z.object({
  source: z.enum(RATE_SOURCES).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** The currency and the day that a booking form asks about while it is typed. */
export const rateDayInput = z.object({ currency, on: daySchema });
