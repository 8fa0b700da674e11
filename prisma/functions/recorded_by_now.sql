-- Figures depend on when something was recorded, so nothing is recorded in the future. The five minutes are for
-- computers whose clocks differ.
CREATE OR REPLACE FUNCTION "recorded_by_now"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'recorded_by_now: nothing is recorded in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'recorded_by_now';
END $$;

CREATE TRIGGER "audit_facts_clock_ahead" BEFORE INSERT ON "audit_facts"
  FOR EACH ROW WHEN (NEW."at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "condition_fulfilments_clock_ahead" BEFORE INSERT ON "condition_fulfilments"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "decisions_clock_ahead" BEFORE INSERT ON "decisions"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "deposit_confirmations_clock_ahead" BEFORE INSERT ON "deposit_confirmations"
  FOR EACH ROW WHEN (NEW."confirmed_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "exchange_rates_clock_ahead" BEFORE INSERT ON "exchange_rates"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "programme_conditions_clock_ahead" BEFORE INSERT ON "programme_conditions"
  FOR EACH ROW WHEN (NEW."set_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "programme_reports_clock_ahead" BEFORE INSERT ON "programme_reports"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "stage_changes_clock_ahead" BEFORE INSERT ON "stage_changes"
  FOR EACH ROW WHEN (NEW."at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "tranche_plans_clock_ahead" BEFORE INSERT ON "tranche_plans"
  FOR EACH ROW WHEN (NEW."planned_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "transfer_endings_clock_ahead" BEFORE INSERT ON "transfer_endings"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "transfer_overrides_clock_ahead" BEFORE INSERT ON "transfer_overrides"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "transfer_requests_clock_ahead" BEFORE INSERT ON "transfer_requests"
  FOR EACH ROW WHEN (NEW."prepared_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
CREATE TRIGGER "transfer_reversals_clock_ahead" BEFORE INSERT ON "transfer_reversals"
  FOR EACH ROW WHEN (NEW."recorded_at" > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION "recorded_by_now"();
