import { type Day, today } from "@/lib/kernel/dates";
import type { Clocks } from "@/lib/ledger/rules";

/** A day with everything that is known of it by now. */
export const knownToday = (asOf: Day): Clocks => ({ asOf, knownOn: today() });
