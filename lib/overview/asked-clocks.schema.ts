import type { z } from "zod";
import { type Day, daySchema, formatDay, isoDay, today as todayIn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import type { Clocks } from "@/lib/ledger/accounts";

/** A day of the calendar that is not after `today`: a figure of the future does not exist. */
const notAfter = (day: z.ZodType<Day, string>, today: Day) =>
  day.refine((one) => one <= today, { error: `Enter a date up to today, ${formatDay(today)}.` });

/** The clocks as an address names them. */
const CLOCKS = ["asOf", "knownOn"] as const;
type Clock = (typeof CLOCKS)[number];

/**
 * The days asked for in an address, or today where one cannot be a day; `errors` then says why at its field, and `typed`
 * what stood there.
 */
export type AskedClocks = Clocks & {
  readonly typed: Readonly<Record<Clock, string>>;
  readonly errors: Readonly<Partial<Record<Clock, string>>>;
};

/** The query of an address, as a page gets it. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function readClock(raw: Query[string], today: Day): { day: Day; typed: string; error?: string } {
  const typed = typeof raw === "string" ? raw : (raw?.[0] ?? "");
  if (typed === "") return { day: today, typed: today };
  const found = notAfter(daySchema, today).safeParse(typed);
  if (found.success) return { day: found.data, typed: found.data };
  return { day: today, typed, error: found.error.issues[0]?.message ?? "Enter a date." };
}

/** What a field of the first clock shows where an empty one means today. */
export const typedAsOf = ({ asOf, typed, errors }: AskedClocks, today: Day = todayIn()): string =>
  asOf < today || errors.asOf ? typed.asOf : "";

/** What a field of the second clock shows: nothing where today's knowledge is asked for. */
export const typedKnownOn = ({ knownOn, typed, errors }: AskedClocks, today: Day = todayIn()): string =>
  knownOn < today || errors.knownOn ? typed.knownOn : "";

/** Reads `?asOf=&knownOn=` for a page, which shows today's figures and the sentence at the field where a date is wrong. */
export function readClocks(query: Query, today: Day = todayIn()): AskedClocks {
  const [asOf, knownOn] = [readClock(query.asOf, today), readClock(query.knownOn, today)];
  return {
    asOf: asOf.day,
    knownOn: knownOn.day,
    typed: { asOf: asOf.typed, knownOn: knownOn.typed },
    errors: { ...(asOf.error && { asOf: asOf.error }), ...(knownOn.error && { knownOn: knownOn.error }) },
  };
}

/** Refuses with "invalid" a day that does not exist or has not come yet, of either clock at its own name. */
export function refuseImpossibleDay(clocks: Clocks, today: Day = todayIn()): void {
  for (const clock of CLOCKS) {
    const found = notAfter(isoDay, today).safeParse(clocks[clock]);
    if (found.success) continue;
    const sentence = found.error.issues[0]?.message ?? "Enter a date.";
    throw new Refusal("invalid", sentence, { [clock]: sentence });
  }
}
