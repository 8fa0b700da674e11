-- A late fact is true in a closed period and counts from the first open day, where restatements look for it; an entry says of itself whether it is one.

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

CREATE OR REPLACE FUNCTION "entry_is_posted"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own_account ledger_account := CASE NEW.kind WHEN 'pledge' THEN 'pledged' WHEN 'commitment' THEN 'committed' ELSE 'deposits' END;
  side int := CASE NEW.kind WHEN 'deposit' THEN -1 ELSE 1 END;
  booked record;
BEGIN
  SELECT sum(l.amount) FILTER (WHERE l.account = own_account AND l.currency = 'USD') AS amount_usd,
      sum(l.amount) FILTER (WHERE l.account = own_account AND l.currency = NEW.currency) AS amount,
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'agent_fee' AND l.currency = 'USD'), 0) AS fee_usd
    INTO booked
    FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.subject_type = 'contribution-entry' AND s.subject_id = NEW.id AND s.effective_on = NEW.effective_on
      AND s.occurred_on IS NOT DISTINCT FROM NEW.occurred_on AND s.recorded_at = NEW.recorded_at AND l.donor_id = NEW.donor_id;
  IF (NEW.amount_usd * side, NEW.amount * side, NEW.fee_usd) IS DISTINCT FROM (booked.amount_usd, booked.amount, booked.fee_usd) THEN
    RAISE EXCEPTION 'contribution_entries_posted: an entry stands in the books as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_posted';
  END IF;
  RETURN NULL;
END $$;

-- The day of a closing is one of the calendar, as every day of the books is.
ALTER TABLE "period_closings" ADD CONSTRAINT "period_closings_calendar_day" CHECK ("closed_through" BETWEEN '0001-01-01' AND '9999-12-31');
