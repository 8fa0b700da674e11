import { type Day, formatDay, today } from "@/lib/kernel/dates";
import type { Clocks } from "./rules";

/**
 * The day of a figure, and the day it is told from where that is not today: "31 January 2024, as known on
 * 15 February 2024". Stands after "as of".
 */
export const clocksWords = ({ asOf, knownOn }: Clocks, now: Day = today()): string =>
  knownOn < now ? `${formatDay(asOf)}, as known on ${formatDay(knownOn)}` : formatDay(asOf);

/** Both clocks for an address; what is known today needs no saying. */
export const clocksQuery = ({ asOf, knownOn }: Clocks, now: Day = today()): { asOf: Day; knownOn?: Day } =>
  knownOn < now ? { asOf, knownOn } : { asOf };

/** "contribution.deposit-reversed" as a reader sees it: "Contribution: deposit reversed". */
export function actWords(act: string): string {
  const words = act.replace(".", ": ").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
