import { type Day, dateOf, dayOf } from "@/lib/kernel/dates";
import { type Dated, inForce } from "@/lib/kernel/in-force";
import type { FundSettingValue } from "./fund-setting.schema";

/** The Fund opened in 2019 (DOMAIN 1; the day is not published); nothing is booked before. */
export const OPENING_DAY: Day = "2019-05-01";

/** Child sensitivity is asked of notes submitted after this day (DOMAIN section 5) unless the profile says otherwise. */
export const CHILD_MARKER_AFTER: Day = "2023-02-06";

/** How far a rate may be from the rate on record without a reason, as a part of one, until the profile says otherwise. */
export const RATE_TOLERANCE = "0.05";

/** How many days before a day a rate on record still applies to it, until the profile says otherwise. */
export const RATE_MAX_AGE_DAYS = "10";

export type Target = FundSettingValue<"target"> & { decidedOn: Day };

type Recorded = Dated & { value: FundSettingValue<"target"> };

/**
 * The targets decided up to a day, the first one first. A target corrected for the same day appears once, as corrected;
 * what was in force is never dropped because a later one replaced it.
 */
export function targetsUntil(versions: readonly Recorded[], on: Day): Target[] {
  const days = [...new Set(versions.filter(({ holdsFrom }) => holdsFrom <= dateOf(on)).map((v) => dayOf(v.holdsFrom)))];
  return days.sort().flatMap((day) => {
    const decided = inForce(versions, day);
    return decided ? [{ ...decided.value, decidedOn: day }] : [];
  });
}
