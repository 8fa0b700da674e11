import { z } from "zod";
import { type Day, daySchema, latestToday, today as todayIn } from "@/lib/kernel/dates";
import type { Clocks } from "./accounts";

/** A wrong or empty day of an address falls away instead of breaking the page. */
const day = z.preprocess((value) => (value === "" ? undefined : value), daySchema.optional()).catch(undefined);

/** The two clocks as an address carries them: `?asOf=2024-01-31&knownOn=2024-02-15`. */
export const clocksFilter = z.object({ asOf: day, knownOn: day });
export type ClocksFilter = z.output<typeof clocksFilter>;

/** Both clocks stand at today unless the address says otherwise; neither runs ahead of it. */
export const clocksOf = ({ asOf, knownOn }: ClocksFilter, today: Day): Clocks => ({
  asOf: asOf && asOf < today ? asOf : today,
  knownOn: knownOn && knownOn < today ? knownOn : today,
});

/** Whether both clocks stand at today: what can be done is shown only there. */
export const isNow = ({ asOf, knownOn }: Clocks, today: Day): boolean => asOf === today && knownOn === today;

/**
 * The last day of the records a page shows. With both dates at today these include records of a day still ahead in UTC, so
 * that they can be seen and reversed at once; figures end at `asOf`.
 */
export const shownThrough = (clocks: Clocks, now: Date = new Date()): Day =>
  isNow(clocks, todayIn(now)) ? latestToday(now) : clocks.asOf;
