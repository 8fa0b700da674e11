import { z } from "zod";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { moneyInput, readAmountInput, usdAmount } from "@/lib/kernel/amount-input";
import { isCurrency } from "@/lib/kernel/currencies";
import { daySchema } from "@/lib/kernel/dates";
import { compare, type Currency, money, negate, times, toDecimal, USD } from "@/lib/kernel/money";
import { lineText, proseText } from "@/lib/kernel/text";
import { readTypedRate } from "@/lib/rates/rate-check";
import { ENTRY_KINDS, isFarFromRate, unearmarkedRest } from "./contribution-entries";

/** What an amount field holds, as a decimal string of its currency; null while it is no amount yet. */
export function readAmount(typed: string, currency: Currency): string | null {
  const reading = isCurrency(currency) ? readAmountInput(typed, currency) : null;
  return reading?.kind === "read" ? reading.decimal : null;
}

/** Without `abort`, a later rule over the whole part would still run on a value that is none. */
const stop = (error: string) => ({ error, abort: true });

/** An amount as it is typed; what it means is read where its currency is known (`areReadable`). */
const amountText = z.string("Enter an amount.").trim().min(1, stop("Enter an amount."));

const currencyCode = z
  .string("Choose a currency.")
  .trim()
  .toUpperCase()
  .refine(isCurrency, stop("Choose a currency of the list."));

/** Empty means "not given", as an untouched input sends it. */
const blankable = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

const rateText = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const typed = readTypedRate(text);
    if (typed.kind === "refused") context.addIssue({ code: "custom", message: typed.message, continue: false });
  });

/** A day in the life of the Fund; that it is not in the future is checked where the clock is (future-days.ts). */
const bookDay = z
  .string("Enter a date.")
  .min(1, stop("Enter a date."))
  .pipe(daySchema)
  .refine((day) => day >= OPENING_DAY, `Enter a date from ${OPENING_DAY} on: the Fund did not exist before.`);

/** "area:4" or "region:europe". */
const target = z
  .string("Choose a thematic area or a region.")
  .regex(/^(area:[1-5]|region:[a-z-]+)$/, "Choose a thematic area or a region.");

const earmark = z.object({ target, amount: amountText });

const part = z.object({
  amount: amountText,
  currency: currencyCode,
  rate: blankable(rateText),
  rateOn: blankable(bookDay),
  /** Why the rate differs from the rate on record, or its source where none is on record. */
  rateNote: blankable(proseText().max(300, "Keep the note on the rate below 300 characters.")),
  /** Where no rate is on record: both directions of the rate are confirmed. */
  rateConfirmed: z.boolean().default(false),
  amountUsd: blankable(usdAmount),
  /** The fee the Administrative Agent booked on a deposit; the rate in force where it is left out. */
  feeUsd: blankable(moneyInput(USD, { orZero: true })),
  effectiveOn: bookDay,
  /** A fact of a closed period that became known afterwards: it goes into the open one and is marked. */
  isLate: z.boolean().default(false),
  note: blankable(proseText().max(2000, "Keep the note below 2,000 characters.")),
  earmarks: z.array(earmark).max(30, "Enter at most 30 earmarks.").default([]),
});
type Part = z.output<typeof part>;
type Issues = { addIssue(issue: { code: "custom"; path: (string | number)[]; message: string }): void };

function checkRate({ currency, amount, rate, rateOn, amountUsd }: Part, at: (path: string, message: string) => void) {
  if (currency === USD) return;
  if (!rate) return at("rate", `Enter how many USD one ${currency} is worth.`);
  if (!rateOn) at("rateOn", "Enter the date of the rate.");
  const computed = times(money(amount, currency), rate, USD);
  if (computed.minor === 0n) return at("amount", "This amount has no value in USD at this rate.");
  if (amountUsd && isFarFromRate(money(amountUsd, USD), computed)) {
    at(
      "amountUsd",
      `This is more than a tenth away from amount × rate (${toDecimal(computed)}): check amount and rate.`,
    );
  }
}

/** Reads every amount in the currency of the part; the sentence of a refusal is at its own field. */
function areReadable({ amount, currency, earmarks }: Part, issues: Issues): boolean {
  const schema = moneyInput(currency);
  const named = [
    { path: ["amount"], text: amount },
    ...earmarks.map((line, index) => ({ path: ["earmarks", index, "amount"], text: line.amount })),
  ];
  const found = named.flatMap(({ path, text }) => {
    const message = schema.safeParse(text).error?.issues[0]?.message;
    return message === undefined ? [] : [{ path, message }];
  });
  for (const { path, message } of found) issues.addIssue({ code: "custom", path, message });
  return found.length === 0;
}

/** The part with its amounts as decimal strings of its currency; only after `areReadable`. */
const inMinorUnits = ({ amount, currency, earmarks }: Part) => ({
  amount: readAmount(amount, currency) ?? amount,
  earmarks: earmarks.map((line) => ({ ...line, amount: readAmount(line.amount, currency) ?? line.amount })),
});

function checkEarmarks({ amount, currency, earmarks }: Part, issues: Issues) {
  earmarks.forEach(({ target }, index) => {
    if (earmarks.findIndex((other) => other.target === target) < index)
      issues.addIssue({
        code: "custom",
        path: ["earmarks", index, "target"],
        message: "This target is already named.",
      });
  });
  const rest = unearmarkedRest(
    amount,
    earmarks.map((line) => line.amount),
    currency,
  );
  if (rest.minor < 0n) {
    const message = `The earmarks are ${toDecimal(negate(rest))} ${currency} more than the amount.`;
    issues.addIssue({ code: "custom", path: ["earmarks"], message });
  }
}

/**
 * A pledge, commitment or deposit as booked. `rate` is USD per unit of `currency` (1 for USD), `amountUsd` the booked
 * USD value: amount × rate rounded half away from zero where none was typed. Money leaves as decimal strings.
 */
export const entryPart = part
  .superRefine((value, context) => {
    const at = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (value.isLate && !value.note)
      at("note", "Say why this is only known now: the reason is published with the restatement.");
    if (!areReadable(value, context)) return;
    const part = { ...value, ...inMinorUnits(value) };
    checkRate(part, at);
    checkEarmarks(part, context);
  })
  .transform((typed) => {
    const { rate, rateOn, rateNote, rateConfirmed, amountUsd, feeUsd, note, ...value } = typed;
    const { amount, earmarks } = inMinorUnits(typed);
    const isUsd = value.currency === USD;
    const booked = isUsd ? amount : amountUsd;
    return {
      ...value,
      amount,
      earmarks,
      note: note ?? null,
      feeUsd: feeUsd ?? null,
      rate: isUsd ? "1" : (rate ?? "1"),
      rateOn: isUsd ? value.effectiveOn : (rateOn ?? value.effectiveOn),
      rateNote: isUsd ? null : (rateNote ?? null),
      rateConfirmed: !isUsd && rateConfirmed,
      amountUsd: booked ?? toDecimal(times(money(amount, value.currency), rate ?? "1", USD)),
    };
  })
  .refine(({ feeUsd, amountUsd }) => compare(money(feeUsd ?? "0", USD), money(amountUsd, USD)) <= 0, {
    path: ["feeUsd"],
    message: "The fee is more than the deposit.",
  });
export type EntryPart = z.output<typeof entryPart>;
/** What a form holds for one part: every value as it was typed or ticked. */
export type EntryPartTyped = {
  amount: string;
  currency: string;
  rate: string;
  rateOn: string;
  rateNote: string;
  rateConfirmed: boolean;
  amountUsd: string;
  feeUsd: string;
  effectiveOn: string;
  isLate: boolean;
  note: string;
  earmarks: { target: string; amount: string }[];
};

/**
 * What a half-filled part comes to while it is typed: the USD value at the rate and the unearmarked rest, each null
 * while it cannot be told.
 */
export function preview({ amount: typed, currency, rate: typedRate, earmarks }: EntryPartTyped) {
  const amount = readAmount(typed, currency);
  const read = readTypedRate(currency === USD ? "1" : typedRate);
  const lines = earmarks.filter((line) => line.amount.trim() !== "").map((line) => readAmount(line.amount, currency));
  const understood = lines.filter((line) => line !== null);
  return {
    usd: amount && currency && read.kind === "read" ? times(money(amount, currency), read.rate, USD) : null,
    rest:
      amount && earmarks.length > 0 && understood.length === lines.length
        ? unearmarkedRest(amount, understood, currency)
        : null,
  };
}

const requestKey = z.uuid("This form is damaged. Open it anew.");

export const recordContributionInput = z
  .object({
    requestKey,
    donorId: z.uuid("Choose a donor."),
    title: lineText("Enter a title.").min(1, "Enter a title.").max(200, "Keep the title below 200 characters."),
    source: lineText("Say where this is known from.")
      .min(1, "Say where this is known from, for example the number of the agreement.")
      .max(300, "Keep the source below 300 characters."),
    pledge: entryPart.optional(),
    commitment: entryPart.optional(),
    deposit: entryPart.optional(),
  })
  .refine((value) => ENTRY_KINDS.some((kind) => value[kind]), {
    path: ["kinds"],
    message: "Choose what to record: a pledge, a commitment or a deposit.",
  });

/** One more pledge, commitment or deposit on a contribution that exists. */
export const recordEntryInput = z.object({ requestKey, contributionId: z.uuid(), entry: entryPart });

export const reverseEntryInput = z.object({
  entryId: z.uuid(),
  reason: proseText("Give a reason.")
    .min(1, "Say why this entry is reversed.")
    .max(2000, "Keep the reason below 2,000 characters."),
});

export const confirmDepositInput = z.object({ entryId: z.uuid() });
