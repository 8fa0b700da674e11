-- Rules that look at what others committed, and clocks that run ahead, as whoever writes SQL by hand could slip past them.

ALTER TABLE "ledger_sets" ADD CONSTRAINT "ledger_sets_calendar_day" CHECK (
  "effective_on" BETWEEN '0001-01-01' AND '9999-12-31' AND "occurred_on" BETWEEN '0001-01-01' AND '9999-12-31');

-- Whoever waits for a turn has to see what was committed meanwhile: a transaction with one view for all its statements does not.

CREATE FUNCTION "sees_what_is_committed"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION 'writers_see_what_is_committed: a change here is made in a transaction that reads what is committed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'writers_see_what_is_committed';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_sets', 'ledger_lines', 'period_closings', 'tranche_plans', 'tranches', 'transfer_requests'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH STATEMENT EXECUTE FUNCTION sees_what_is_committed()', name || '_take_turns', name);
  END LOOP;
END $$;
CREATE TRIGGER "people_take_turns" BEFORE UPDATE OF "deactivated_at" ON "people" FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "role_assignments_take_turns" BEFORE DELETE ON "role_assignments" FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();

-- A role is given or taken: changed into another one it would go past the last administrator's rule.
REVOKE UPDATE ON "role_assignments" FROM mptf_app;

-- Nothing is recorded before its time; the minutes are for computers whose clocks differ ----------------------------

CREATE OR REPLACE FUNCTION "period_is_open"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('ledger_periods'));
  IF EXISTS (SELECT 1 FROM added WHERE effective_on <= (SELECT max(closed_through) FROM period_closings)) THEN
    RAISE EXCEPTION 'ledger_sets_period_open: the period of this day is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_period_open';
  END IF;
  IF EXISTS (SELECT 1 FROM added WHERE recorded_at > clock_timestamp() + interval '5 minutes') THEN
    RAISE EXCEPTION 'ledger_sets_recorded_by_now: a set is not recorded in the future'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_recorded_by_now';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "closing_goes_on"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_periods'));
  IF NEW.closed_through <= (SELECT max(closed_through) FROM period_closings)
    OR NEW.closed_through >= (NEW.closed_at AT TIME ZONE 'UTC')::date OR NEW.closed_at > clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'period_closings_go_on: a period is closed once, after its last day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'period_closings_go_on';
  END IF;
  RETURN NEW;
END $$;
