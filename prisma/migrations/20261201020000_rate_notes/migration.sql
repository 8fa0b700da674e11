-- Why the rate of an entry differs from the rate on record, or its source where none is on record.
ALTER TABLE "contribution_entries" ADD COLUMN "rate_note" TEXT;

-- An amount in USD has no rate that a note could explain.
ALTER TABLE "contribution_entries"
  ADD CONSTRAINT "contribution_entries_rate_note_with_rate" CHECK (
    "rate_note" IS NULL OR ("currency" <> 'USD' AND btrim("rate_note") <> ''));

-- Why a rate differs from the one before it.
ALTER TABLE "exchange_rates" ADD COLUMN "note" TEXT;

ALTER TABLE "exchange_rates"
  ADD CONSTRAINT "exchange_rates_note_present" CHECK ("note" IS NULL OR btrim("note") <> '');
