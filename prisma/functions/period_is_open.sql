-- A closed period accepts no journal entry, not even while it is being closed. A prior-period adjustment is posted on
-- the first open day, where restatements look for it.
CREATE OR REPLACE FUNCTION "period_is_open"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  closed date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('ledger_periods'));
  SELECT max(closed_through) INTO closed FROM period_closings;
  IF EXISTS (SELECT 1 FROM added WHERE effective_on <= closed) THEN
    RAISE EXCEPTION 'ledger_sets_period_open: the period of this day is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_period_open';
  END IF;
  IF EXISTS (SELECT 1 FROM added WHERE occurred_on IS NOT NULL AND effective_on IS DISTINCT FROM closed + 1) THEN
    RAISE EXCEPTION 'ledger_sets_late_on_first_open_day: a late fact is of a closed period and counts from the first open day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_late_on_first_open_day';
  END IF;
  IF EXISTS (SELECT 1 FROM added WHERE recorded_at > clock_timestamp() + interval '5 minutes') THEN
    RAISE EXCEPTION 'ledger_sets_recorded_by_now: a set is not recorded in the future'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_recorded_by_now';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "ledger_sets_period_open" AFTER INSERT ON "ledger_sets"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "period_is_open"();
