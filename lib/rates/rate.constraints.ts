import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of exchange rates. */
export const RATE_CONSTRAINTS: Constraints = {
  exchange_rates_pkey: ["conflict", "This rate was recorded at the same moment. Try again."],
  exchange_rates_rate_positive: ["invalid", "Enter a rate above zero.", "rate"],
  exchange_rates_currency_code: ["invalid", "Choose a currency.", "currency"],
  exchange_rates_note_present: ["invalid", "Give the reason for the difference, or leave it blank.", "note"],
  exchange_rates_not_usd: ["invalid", "One USD is one USD: it takes no rate.", "currency"],
  exchange_rates_basis_of_source: ["invalid", "A rate stands as long as its source says."],
};
