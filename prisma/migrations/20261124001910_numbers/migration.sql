-- "Not a number" is a value of numeric columns, and to PostgreSQL above every number: a check that asks for more than zero lets it in.

ALTER TABLE "exchange_rates"
  DROP CONSTRAINT "exchange_rates_rate_positive",
  ADD CONSTRAINT "exchange_rates_rate_positive" CHECK ("usd_per_unit" > 0 AND "usd_per_unit" <> 'NaN');
ALTER TABLE "contribution_entries"
  DROP CONSTRAINT "contribution_entries_rate_positive",
  ADD CONSTRAINT "contribution_entries_rate_positive" CHECK ("rate" > 0 AND "rate" <> 'NaN'),
  ADD CONSTRAINT "contribution_entries_numbers" CHECK ("amount" <> 'NaN' AND "amount_usd" <> 'NaN' AND "fee_usd" <> 'NaN');
ALTER TABLE "earmarks" ADD CONSTRAINT "earmarks_numbers" CHECK ("amount" <> 'NaN' AND "amount_usd" <> 'NaN');
ALTER TABLE "ledger_lines"
  DROP CONSTRAINT "ledger_lines_not_zero",
  ADD CONSTRAINT "ledger_lines_not_zero" CHECK ("amount" <> 0 AND "amount" <> 'NaN');

ALTER TABLE "concept_notes"
  DROP CONSTRAINT "concept_notes_amount_positive",
  ADD CONSTRAINT "concept_notes_amount_positive" CHECK ("amount_usd" > 0 AND "amount_usd" <> 'NaN');
ALTER TABLE "participations"
  DROP CONSTRAINT "participations_budget_positive",
  ADD CONSTRAINT "participations_budget_positive" CHECK ("budget_usd" > 0 AND "budget_usd" <> 'NaN');
ALTER TABLE "programme_budget_lines"
  DROP CONSTRAINT "programme_budget_lines_positive",
  ADD CONSTRAINT "programme_budget_lines_positive" CHECK ("amount_usd" > 0 AND "amount_usd" <> 'NaN');
ALTER TABLE "stage_changes" ADD CONSTRAINT "stage_changes_amount_number" CHECK ("amount_usd" <> 'NaN');

ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_amount_number" CHECK ("amount_usd" <> 'NaN');
ALTER TABLE "decision_sources"
  DROP CONSTRAINT "decision_sources_amount_positive",
  ADD CONSTRAINT "decision_sources_amount_positive" CHECK ("amount_usd" > 0 AND "amount_usd" <> 'NaN');
ALTER TABLE "tranches"
  DROP CONSTRAINT "tranches_amount_positive",
  ADD CONSTRAINT "tranches_amount_positive" CHECK ("amount_usd" > 0 AND "amount_usd" <> 'NaN');
ALTER TABLE "transfer_requests"
  DROP CONSTRAINT "transfer_requests_amount_positive",
  ADD CONSTRAINT "transfer_requests_amount_positive" CHECK ("amount_usd" > 0 AND "amount_usd" <> 'NaN');

ALTER TABLE "reconciliation_lines" ADD CONSTRAINT "reconciliation_lines_amount_number" CHECK ("amount_usd" <> 'NaN');
ALTER TABLE "reconciliation_notes" ADD CONSTRAINT "reconciliation_notes_difference_number" CHECK ("difference_usd" <> 'NaN');
