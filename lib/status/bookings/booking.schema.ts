import { z } from "zod";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { usdAmount } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { proseText } from "@/lib/kernel/text";
import { BOOKING_KINDS, ofPuno } from "./booking-lines";

const requestKey = z.uuid("This form is damaged. Open it anew.");
const blank = (value: unknown) => (value === "" || value === null ? undefined : value);

const day = z
  .string("Enter a date.")
  .pipe(daySchema)
  .refine((on) => on >= OPENING_DAY, `Enter a date from ${OPENING_DAY} on: the Fund did not exist before.`);

const description = proseText("Say what this is and where it is known from.")
  .min(1, "Say what this is and where it is known from, for example the number of the statement.")
  .max(500, "Keep the description below 500 characters.");

/** Shared by every form of the Administrative Agent's bookings. Money in USD as decimal strings. */
const head = {
  requestKey,
  on: day,
  description,
  /** A fact of a closed period that became known afterwards: it goes into the open one and is marked. */
  isLate: z.boolean().default(false),
};

export const recordBookingInput = z
  .object({
    ...head,
    kind: z.enum(BOOKING_KINDS, "Choose what to book."),
    amountUsd: usdAmount,
    punoId: z.preprocess(blank, z.uuid("Choose an organisation.").optional()),
  })
  .refine(({ kind, punoId }) => kind !== "puno_interest" || punoId !== undefined, {
    path: ["punoId"],
    message: "Choose the organisation that returned the interest.",
  })
  .transform(({ punoId, ...value }) => ({ ...value, punoId: ofPuno(value.kind) ? (punoId ?? null) : null }));

const expenditure = z.object({
  ...head,
  punoId: z.uuid("Choose the organisation that reports."),
  noteId: z.preprocess(blank, z.uuid("Choose a programme.").optional()).transform((id) => id ?? null),
  year: z.coerce
    .number("Enter the year that is reported.")
    .int("Enter the year that is reported.")
    .min(2019, "Enter a year from 2019 on.")
    .max(2099, "Enter a year up to 2099."),
  lines: z
    .array(
      z.object({
        category: z.coerce.number("Choose a category.").int().min(1, "Choose a category.").max(8, "Choose a category."),
        amountUsd: usdAmount,
      }),
    )
    .min(1, "Enter at least one category.")
    .max(8, "A category stands here once.")
    .refine((lines) => new Set(lines.map(({ category }) => category)).size === lines.length, {
      message: "A category stands here once.",
    }),
});

export const recordExpenditureInput = expenditure.refine(({ year, on }) => year <= Number(on.slice(0, 4)), {
  path: ["year"],
  message: "Enter a year up to that of the date: what is reported has been spent.",
});

export const reverseBookingInput = z.object({
  setId: z.uuid(),
  reason: proseText("Give a reason.")
    .min(1, "Say why this booking is taken back.")
    .max(2000, "Keep the reason below 2,000 characters."),
});
