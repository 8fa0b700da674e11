import type { BookingKind } from "./booking-lines";

/** What a booking is called where it is chosen. */
export const BOOKING_LABELS: Readonly<Record<BookingKind, string>> = {
  fund_interest: "Interest earned by the Fund",
  puno_interest: "Interest returned by a participating organisation",
  other_income: "Other income",
  direct_costs: "Direct costs",
  bank_charges: "Bank charges",
  transfers_to_funds: "Transfer to another fund",
  transfers: "Transfers to an organisation, from older records",
  refunds: "Refunds of an organisation, from older records",
};
