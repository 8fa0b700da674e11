import type { Day } from "@/lib/kernel/dates";

/** A day's turn from closed to open: the first day that takes entries, or null while nothing was ever closed. */
export type Timing = { readonly effectiveOn: Day; readonly occurredOn: Day | null };

/**
 * When a fact counts. In an open period on its own day. In a closed one it is refused (null), unless it is declared
 * late: then on the first open day, with its own day kept beside.
 */
export function timingOf(on: Day, firstOpenDay: Day | null, isLate: boolean): Timing | null {
  if (firstOpenDay === null || on >= firstOpenDay) return { effectiveOn: on, occurredOn: null };
  return isLate ? { effectiveOn: firstOpenDay, occurredOn: on } : null;
}
