import { type Day, formatDay, latestToday, today } from "./dates";
import { Refusal } from "./refusal";

/**
 * Refuses ("invalid", each at its field) days that no one can call today yet. A day that has begun somewhere is accepted,
 * because the person who records it may be there.
 */
export function refuseFutureDays(days: Readonly<Record<string, Day>>, now: Date): void {
  const latest = latestToday(now);
  const future = Object.entries(days).filter(([, day]) => day > latest);
  if (future.length === 0) return;
  const sentence = `Date must be today or in the past. Enter a date up to ${formatDay(latest)}.`;
  const message = future.length === 1 ? sentence : `There is a problem with ${future.length} fields.`;
  throw new Refusal("invalid", message, Object.fromEntries(future.map(([field]) => [field, sentence])));
}

/** Whether a day is still ahead in UTC, so that figures as of today do not count it. */
export const countsLater = (on: Day, now: Date = new Date()): boolean => on > today(now);

/** "Counts from 2 December 2026 (UTC)": beside an entry that no figure as of today includes. */
export const countsFromWords = (on: Day): string => `Counts from ${formatDay(on)} (UTC)`;

/** A success message, with the day from which the entry counts where that day is still ahead in UTC. */
export const withCountingDay = (success: string, on: Day, now: Date = new Date()): string =>
  countsLater(on, now) ? `${success} It counts from ${formatDay(on)} (UTC).` : success;
