-- Figures depend on when something was recorded, so only a user that may execute tell_the_past records in the past.
-- The hour is for long actions and for computers whose clocks differ.
CREATE OR REPLACE FUNCTION "recorded_when_told"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_function_privilege('tell_the_past()', 'EXECUTE') THEN
    RAISE EXCEPTION 'recorded_when_told: nothing is recorded in the past' USING ERRCODE = 'check_violation', CONSTRAINT = 'recorded_when_told';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "audit_facts_recorded_when_told" BEFORE INSERT ON "audit_facts"
  FOR EACH ROW WHEN (NEW."at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "condition_fulfilments_clock_behind" BEFORE INSERT ON "condition_fulfilments"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "contribution_entries_recorded_when_told" BEFORE INSERT ON "contribution_entries"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "decisions_clock_behind" BEFORE INSERT ON "decisions"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "deposit_confirmations_clock_behind" BEFORE INSERT ON "deposit_confirmations"
  FOR EACH ROW WHEN (NEW."confirmed_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "exchange_rates_recorded_when_told" BEFORE INSERT ON "exchange_rates"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "ledger_sets_recorded_when_told" BEFORE INSERT ON "ledger_sets"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "period_closings_recorded_when_told" BEFORE INSERT ON "period_closings"
  FOR EACH ROW WHEN (NEW."closed_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "programme_conditions_clock_behind" BEFORE INSERT ON "programme_conditions"
  FOR EACH ROW WHEN (NEW."set_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "programme_reports_clock_behind" BEFORE INSERT ON "programme_reports"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "stage_changes_clock_behind" BEFORE INSERT ON "stage_changes"
  FOR EACH ROW WHEN (NEW."at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "tranche_plans_clock_behind" BEFORE INSERT ON "tranche_plans"
  FOR EACH ROW WHEN (NEW."planned_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "transfer_endings_clock_behind" BEFORE INSERT ON "transfer_endings"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "transfer_overrides_clock_behind" BEFORE INSERT ON "transfer_overrides"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "transfer_requests_clock_behind" BEFORE INSERT ON "transfer_requests"
  FOR EACH ROW WHEN (NEW."prepared_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
CREATE TRIGGER "transfer_reversals_clock_behind" BEFORE INSERT ON "transfer_reversals"
  FOR EACH ROW WHEN (NEW."recorded_at" < clock_timestamp() - interval '1 hour') EXECUTE FUNCTION "recorded_when_told"();
