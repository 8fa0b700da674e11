import { z } from "zod";
import { isCurrency } from "@/lib/kernel/currencies";
import { type Day, daySchema } from "@/lib/kernel/dates";
import { RATE_DECIMALS, USD } from "@/lib/kernel/money";
import { isRate, quotient, RATE_SOURCES } from "./rules";

/** The euro, and with it the ECB's reference rates, began on 4 January 1999. */
export const FIRST_RATE_DAY: Day = "1999-01-01";

/** How a rate is printed: the United Nations and the IMF give units for one USD, a bank often USD for one unit. */
export const QUOTED_AS = ["units_per_usd", "usd_per_unit"] as const;

const currency = z
  .string("Choose a currency.")
  .trim()
  .toUpperCase()
  .refine(isCurrency, "Choose a currency of the list.")
  .refine((code) => code !== USD, "One USD is one USD: it takes no rate.");

const decimals = new RegExp(`^\\d{1,10}(\\.\\d{1,${RATE_DECIMALS}})?$`);

/** One rate as somebody reads it off the publisher's page. Leaves with `usdPerUnit`, rounded to twelve decimals. */
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
      .regex(decimals, { error: "Enter a rate such as 0.9231, with at most twelve decimals.", abort: true })
      .refine(isRate, "Enter a rate above zero."),
  })
  .transform(({ quotedAs, rate, ...dated }, context) => {
    const isPerUsd = quotedAs === "units_per_usd";
    const usdPerUnit = isPerUsd ? quotient("1", rate) : quotient(rate, "1");
    if (usdPerUnit === null) {
      context.addIssue({ code: "custom", path: ["rate"], message: "This rate leaves no value in USD." });
      return z.NEVER;
    }
    const quotation = isPerUsd ? `1 USD = ${rate} ${dated.currency}` : `1 ${dated.currency} = ${rate} USD`;
    return { ...dated, usdPerUnit, quotation };
  });
export type RecordRateTyped = z.input<typeof recordRateInput>;

/** The state of a currency's history, as it stands in the address. */
export const historyFilter = z.object({
  source: z.enum(RATE_SOURCES).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** What a booking form asks while it is typed. */
export const suggestionAsked = z.object({ currency, on: daySchema });
