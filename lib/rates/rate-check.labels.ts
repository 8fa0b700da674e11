import { type Day, formatDay } from "@/lib/kernel/dates";
import { SOURCE_NAMES } from "./labels";
import { type RateCheck, rateDirections, type RecordedRate } from "./rate-check";

const quoted = ({ usdPerUnit, currency, source }: RecordedRate) =>
  `${usdPerUnit} USD per ${currency} (${SOURCE_NAMES[source]})`;

/** "The rate on record for 31 January 2024 is 1.0835 USD per EUR (ECB)." */
const recordSentence = (rate: RecordedRate, on: Day): string =>
  rate.source === "imf"
    ? `The average of ${rate.rateOn.slice(0, 4)} on record is ${quoted(rate)}.`
    : `The rate on record for ${formatDay(on)} is ${quoted(rate)}.`;

/** "15.09% below", "900% above". */
export function differenceWords(difference: string): string {
  const [whole = "", fraction] = difference.replace("-", "").split(".");
  const size = `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}${fraction ? `.${fraction}` : ""}`;
  return `${size}% ${difference.startsWith("-") ? "below" : "above"}`;
}

/** What a check found, why, and the next step; `on` is the day of the rate. */
export function rateCheckSentence(check: RateCheck, currency: string, on: Day): string {
  switch (check.kind) {
    case "agrees":
      return `Agrees with the rate on record for ${formatDay(on)}: ${quoted(check.onRecord)}.`;
    case "inverted": {
      const next = check.comparedWith.source === "imf" ? `Use ${check.offered}.` : "Use that rate.";
      return `This rate looks inverted. ${recordSentence(check.comparedWith, on)} ${next}`;
    }
    case "differs": {
      const record = `the rate on record for ${formatDay(on)}, ${quoted(check.onRecord)}`;
      return `This rate is ${differenceWords(check.difference)} ${record}. Check the rate or give the reason for the difference.`;
    }
    case "unknown":
      return `No rate for ${currency} is on record for ${formatDay(on)}. Give the source of the rate and confirm it: ${check.directions}.`;
  }
}

/** "EUR 1 = USD 1.0835 and USD 1 = EUR 0.9229 are correct": what a person confirms where no rate is on record. */
export const confirmationLabel = (rate: string, currency: string): string =>
  `${rateDirections(rate, currency).join(" and ")} are correct`;

/** Shown where the day of a rate is far from the day of its entry. */
export const farRateDayWarning = (rateOn: Day, effectiveOn: Day, maxDays: number): string =>
  `The rate is of ${formatDay(rateOn)}, more than ${maxDays} days from ${formatDay(effectiveOn)}. Check the date of the rate.`;
