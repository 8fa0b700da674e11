import type { DayFormat } from "../reader/cells";
import type { ContributionField, TransferField } from "./mapping.schema";

type Words = { readonly label: string; readonly hint?: string };

export const CONTRIBUTION_FIELD_WORDS: Readonly<Record<ContributionField, Words>> = {
  donor: { label: "Donor", hint: "A name, short name or alias of the reference data." },
  countryCode: {
    label: "Country code of the donor",
    hint: "Two letters. Only helps to guess who an unknown donor is.",
  },
  day: { label: "Day or year" },
  pledge: { label: "Amount pledged" },
  commitment: { label: "Amount committed" },
  deposit: { label: "Amount deposited" },
  amount: { label: "Amount", hint: "Where one column holds all amounts and the kind stands beside it." },
  kind: { label: "Kind of the amount", hint: "Pledge, commitment or deposit." },
  currency: { label: "Currency" },
  rate: { label: "Exchange rate", hint: "Each rate is compared with the rate on record for its day." },
  amountUsd: { label: "USD value", hint: "The value as recorded by the bank. The exchange rate is derived from it." },
  fee: { label: "Administrative Agent fee", hint: "In USD. Without it, the fee rate of the day applies." },
  rowId: { label: "Row ID", hint: "Row ID from the source system. Must be unique and must not change." },
  agreement: { label: "Number of the agreement", hint: "Rows of one agreement become one contribution." },
  title: { label: "Title" },
  target: { label: "Earmark", hint: "A thematic area (1 to 5) or the name of a region, for the whole amount." },
  note: { label: "Note" },
};

export const TRANSFER_FIELD_WORDS: Readonly<Record<TransferField, Words>> = {
  organisation: { label: "Organisation" },
  day: { label: "Day or year" },
  amount: { label: "Amount in USD", hint: "Below zero it is a refund." },
  kind: { label: "Kind of the amount", hint: "Transfer or refund." },
  programme: {
    label: "Programme",
    hint: "Its reference or title. Without this column the amounts stand in sum by organisation.",
  },
  rowId: { label: "Row ID", hint: "Row ID from the source system. Must be unique and must not change." },
  note: { label: "Note" },
};

export const DAY_FORMAT_LABELS: Readonly<Record<DayFormat, string>> = {
  "year-month-day": "Year-month-day: 2024-01-31",
  "day-month-year": "Day/month/year: 31/01/2024",
  "month-day-year": "Month/day/year, as in the United States: 1/31/2024 3:58:08 PM",
  "year-end": "Years alone, counted on 31 December",
  "year-start": "Years alone, counted on 1 January",
};
