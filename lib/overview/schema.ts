import { type Day, daySchema, formatDay, today as todayIn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";

/** A day of the calendar that is not after `today`: a figure of the future does not exist. */
export const asOfSchema = (today: Day) =>
  daySchema.refine((day) => day <= today, { error: `Enter a date up to today, ${formatDay(today)}.` });

/** The day asked for in an address, or today where it cannot be one; `error` then says why and `typed` what stood there. */
export type AsOf = { readonly asOf: Day; readonly typed: string; readonly error: string | null };

/** Reads `?asOf=` for a page, which shows today's figures and the sentence at the field where the date is wrong. */
export function readAsOf(raw: string | readonly string[] | undefined, today: Day = todayIn()): AsOf {
  const typed = typeof raw === "string" ? raw : (raw?.[0] ?? "");
  if (typed === "") return { asOf: today, typed: today, error: null };
  const found = asOfSchema(today).safeParse(typed);
  if (found.success) return { asOf: found.data, typed, error: null };
  return { asOf: today, typed, error: found.error.issues[0]?.message ?? "Enter a date." };
}

/** Refuses with "invalid" a day that does not exist or has not come yet. */
export function refuseImpossibleDay(asOf: Day, today: Day = todayIn()): void {
  const found = asOfSchema(today).safeParse(asOf);
  if (found.success) return;
  const sentence = found.error.issues[0]?.message ?? "Enter a date.";
  throw new Refusal("invalid", sentence, { asOf: sentence });
}
