import { type Day, today } from "@/lib/kernel/dates";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";

/** A day with everything that is known of it by now. */
export const knownToday = (asOf: Day): ReportingDates => ({ asOf, knownOn: today() });

const DAY_MS = 86_400_000;
/** Moments that have to follow one another still find room on the day. */
const ROOM_MS = 1000;

/** A clock that goes on to the end of the day it is first looked at, and stands still there. */
export function untilMidnight(now: () => number): () => number {
  const last = (Math.floor(now() / DAY_MS) + 1) * DAY_MS - ROOM_MS;
  return () => Math.min(now(), last);
}
