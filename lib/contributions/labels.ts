import type { EntryKind, Warning } from "./rules";

export const KIND_LABELS: Readonly<Record<EntryKind, string>> = {
  pledge: "Pledge",
  commitment: "Commitment",
  deposit: "Deposit",
};

/** What the day of an entry says, by kind. */
export const DAY_LABELS: Readonly<Record<EntryKind, string>> = {
  pledge: "Announced on",
  commitment: "Signed on",
  deposit: "Received on",
};

export const KIND_HINTS: Readonly<Record<EntryKind, string>> = {
  pledge: "Announced, not signed yet.",
  commitment: "An agreement is signed.",
  deposit: "The cash is with the Administrative Agent.",
};

export const WARNING_TITLES: Readonly<Record<Warning["code"], string>> = {
  "deposits-above-commitments": "Deposits are above the commitments",
  "deposit-without-commitment": "A deposit without a commitment",
  "usd-away-from-rate": "A booked USD value is away from amount × rate",
  "confirmed-deposit-reversed": "A confirmed deposit was reversed",
};
