-- Columns hold four decimals for all of ISO 4217; the books of the Fund are in whole cents.
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_whole_cents" CHECK ("currency" <> 'USD' OR "amount" = round("amount", 2));
