import { type Day, formatDay } from "@/lib/kernel/dates";
import type { QuotedAs } from "./exchange-rate";
import { type RateCheck, rateDirections, type RecordedRate } from "./rate-check";
import { QUOTED_LABELS, SOURCE_NAMES } from "./rate.labels";

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

/** "The rate of the booked USD value, 0.92,": what a check of a derived rate speaks of. */
export const derivedRateName = (rate: string): string => `The rate of the booked USD value, ${rate},`;

/** What a check found, why, and the next step; `on` is the day of the rate, `subject` what the sentence is about. */
export function rateCheckSentence(check: RateCheck, currency: string, on: Day, subject = "This rate"): string {
  switch (check.kind) {
    case "agrees":
      return `Agrees with the rate on record for ${formatDay(on)}: ${quoted(check.onRecord)}.`;
    case "inverted": {
      const next = check.comparedWith.source === "imf" ? `Use ${check.offered}.` : "Use that rate.";
      return `${subject} looks inverted. ${recordSentence(check.comparedWith, on)} ${next}`;
    }
    case "differs": {
      const record = `the rate on record for ${formatDay(on)}, ${quoted(check.onRecord)}`;
      return `${subject} is ${differenceWords(check.difference)} ${record}. Check the rate or give the reason for the difference.`;
    }
    case "unknown":
      return `No rate for ${currency} is on record for ${formatDay(on)}. Give the source of the rate and confirm it: ${check.directions}.`;
  }
}

/** "EUR 1 = USD 1.0835 and USD 1 = EUR 0.9229 are correct": what a person confirms where no rate is on record. */
export const confirmationLabel = (rate: string, currency: string): string =>
  `${rateDirections(rate, currency).join(" and ")} are correct`;

/** What a person has said about a rate that does not simply agree. */
export type RateAnswers = { readonly rateNote: string | null; readonly rateConfirmed: boolean };

type Checked = { readonly rate: string; readonly currency: string; readonly on: Day };

/**
 * What is still missing before a rate may be recorded, by field: the rate itself where it is inverted, a reason where
 * it differs, a source and a confirmation where it cannot be compared. Empty where nothing is missing.
 */
export function missingForRate(
  check: RateCheck,
  { rate, currency, on }: Checked,
  { rateNote, rateConfirmed }: RateAnswers,
  subject?: string,
): Partial<Record<"rate" | "rateNote" | "rateConfirmed", string>> {
  const sentence = rateCheckSentence(check, currency, on, subject);
  if (check.kind === "inverted") return { rate: sentence };
  if (check.kind === "differs") return rateNote ? {} : { rateNote: sentence };
  if (check.kind === "agrees") return {};
  return {
    ...(!rateNote && {
      rateNote: `No rate for ${currency} is on record for ${formatDay(on)}. Give the source of the rate.`,
    }),
    ...(!rateConfirmed && { rateConfirmed: `Confirm that ${confirmationLabel(rate, currency)}.` }),
  };
}

const OTHER_QUOTING: Readonly<Record<QuotedAs, QuotedAs>> = {
  units_per_usd: "usd_per_unit",
  usd_per_unit: "units_per_usd",
};

type Published = { readonly currency: string; readonly usdPerUnit: string; readonly quotedAs: QuotedAs };

/**
 * What is missing before a published rate may be recorded, by field of its form: the other way of quoting where it is
 * inverted, a reason where it differs, a confirmation where there is nothing to compare it with.
 */
export function missingForPublishedRate(
  check: RateCheck,
  { currency, usdPerUnit, quotedAs }: Published,
  { note, isConfirmed }: { readonly note: string | null; readonly isConfirmed: boolean },
): Partial<Record<"rate" | "note" | "isConfirmed", string>> {
  switch (check.kind) {
    case "agrees":
      return {};
    case "inverted": {
      const record = recordSentence(check.comparedWith, check.comparedWith.rateOn);
      const next = `Choose “${QUOTED_LABELS[OTHER_QUOTING[quotedAs]]}”. If the rate on record is wrong, correct it first.`;
      return { rate: `This rate looks inverted. ${record} ${next}` };
    }
    case "differs":
      return note ? {} : { note: rateCheckSentence(check, currency, check.onRecord.rateOn) };
    case "unknown":
      return isConfirmed ? {} : { isConfirmed: `Confirm that ${confirmationLabel(usdPerUnit, currency)}.` };
  }
}

/** Shown where the day of a rate is far from the day of its entry. */
export const farRateDayWarning = (rateOn: Day, effectiveOn: Day, maxDays: number): string =>
  `The rate is of ${formatDay(rateOn)}, more than ${maxDays} days from ${formatDay(effectiveOn)}. Check the date of the rate.`;
