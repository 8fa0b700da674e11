import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { type Day, daySchema, formatDay, today as todayIn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { type AskedDates, type Query, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";

/** How a fund status is printed: "dollars" rounds, and says where that shows. */
export const printFilter = z.object({ print: tolerant(z.enum(["dollars"])) });

/** The first day of a period that ends on `asOf`. */
const fromSchema = (asOf: Day) =>
  daySchema.refine((from) => from <= asOf, {
    error: `Enter a first day up to ${formatDay(asOf)}, on which the period ends.`,
  });

/**
 * The period asked for in an address. Since the Fund began where no first day is given or it cannot be one; `error` then
 * says why at its field, and `typed` what stood there.
 */
export type AskedPeriod = {
  readonly on: AskedDates;
  readonly from: { readonly day: Day | undefined; readonly typed: string; readonly error?: string };
};

function readFrom(raw: Query[string], asOf: Day): AskedPeriod["from"] {
  const typed = typeof raw === "string" ? raw : (raw?.[0] ?? "");
  if (typed === "") return { day: undefined, typed };
  const found = fromSchema(asOf).safeParse(typed);
  if (found.success) return { day: found.data, typed: found.data };
  return { day: undefined, typed, error: found.error.issues[0]?.message ?? "Enter a date." };
}

/** Reads `?from=&asOf=&knownOn=` for a page, which shows what it can and the sentence at the field where a day is wrong. */
export function readPeriod(query: Query, today: Day = todayIn()): AskedPeriod {
  const on = readReportingDates(query, today);
  return { on, from: readFrom(query.from, on.asOf) };
}

/** Refuses with "invalid" a first day that does not exist or comes after the last. */
export function refuseImpossibleStart(from: Day | undefined, asOf: Day): void {
  const { error } = readFrom(from, asOf);
  if (error) throw new Refusal("invalid", error, { from: error });
}
