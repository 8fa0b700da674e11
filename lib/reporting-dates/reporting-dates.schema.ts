import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { type Day, daySchema, formatDay, isoDay, today as todayIn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import type { ReportingDates } from "./reporting-dates";

/** The reporting dates among the filters of a list or a file: `?asOf=2024-01-31&knownOn=2024-02-15`. */
export const reportingDatesFilter = z.object({ asOf: tolerant(daySchema), knownOn: tolerant(daySchema) });
export type ReportingDatesFilter = z.output<typeof reportingDatesFilter>;

/** The reporting dates that a filter asks for: today where it names none or a later day. */
export const reportingDatesOf = ({ asOf, knownOn }: ReportingDatesFilter, today: Day = todayIn()): ReportingDates => ({
  asOf: asOf && asOf < today ? asOf : today,
  knownOn: knownOn && knownOn < today ? knownOn : today,
});

/** A day of the calendar that is not after `today`: a figure of the future does not exist. */
const notAfter = (day: z.ZodType<Day, string>, today: Day) =>
  day.refine((one) => one <= today, { error: `Enter a date up to today, ${formatDay(today)}.` });

const NAMES = ["asOf", "knownOn"] as const;
type Name = (typeof NAMES)[number];

/**
 * The reporting dates of an address, or today where one cannot be a day; `errors` then says why at its field, and `typed`
 * is what was entered.
 */
export type AskedDates = ReportingDates & {
  readonly typed: Readonly<Record<Name, string>>;
  readonly errors: Readonly<Partial<Record<Name, string>>>;
};

/** The query of an address, as a page gets it. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function readDate(raw: Query[string], today: Day): { day: Day; typed: string; error?: string } {
  const typed = typeof raw === "string" ? raw : (raw?.[0] ?? "");
  if (typed === "") return { day: today, typed: today };
  const found = notAfter(daySchema, today).safeParse(typed);
  if (found.success) return { day: found.data, typed: found.data };
  return { day: today, typed, error: found.error.issues[0]?.message ?? "Enter a date." };
}

/** The value of the as-of field of a form in which an empty field means today. */
export const typedAsOf = ({ asOf, typed, errors }: AskedDates, today: Day = todayIn()): string =>
  asOf < today || errors.asOf ? typed.asOf : "";

/** The value of the as-known field: empty where it is today. */
export const typedKnownOn = ({ knownOn, typed, errors }: AskedDates, today: Day = todayIn()): string =>
  knownOn < today || errors.knownOn ? typed.knownOn : "";

/** Whether an address asks for other dates than today's, also in vain. */
export const hasAskedDates = (on: AskedDates): boolean => typedAsOf(on) !== "" || typedKnownOn(on) !== "";

/** Reads `?asOf=&knownOn=` for a page, which shows today's figures and the sentence at the field where a date is wrong. */
export function readReportingDates(query: Query, today: Day = todayIn()): AskedDates {
  const [asOf, knownOn] = [readDate(query.asOf, today), readDate(query.knownOn, today)];
  return {
    asOf: asOf.day,
    knownOn: knownOn.day,
    typed: { asOf: asOf.typed, knownOn: knownOn.typed },
    errors: { ...(asOf.error && { asOf: asOf.error }), ...(knownOn.error && { knownOn: knownOn.error }) },
  };
}

/** Refuses with "invalid" a day that does not exist or is in the future, at the name of its date. */
export function refuseImpossibleDay(dates: ReportingDates, today: Day = todayIn()): void {
  for (const name of NAMES) {
    const found = notAfter(isoDay, today).safeParse(dates[name]);
    if (found.success) continue;
    const sentence = found.error.issues[0]?.message ?? "Enter a date.";
    throw new Refusal("invalid", sentence, { [name]: sentence });
  }
}

/** The dates for the links of a page: only those before today, so that a page of today links to pages of today. */
export const earlierDates = ({ asOf, knownOn }: ReportingDates, today: Day = todayIn()): ReportingDatesFilter => ({
  ...(asOf < today && { asOf }),
  ...(knownOn < today && { knownOn }),
});
