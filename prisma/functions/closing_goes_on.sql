-- A period closes only through a day that is over everywhere (UTC-12). Until then the day is still today for someone,
-- who may record an entry of it.
CREATE OR REPLACE FUNCTION "closing_goes_on"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_periods'));
  IF NEW.closed_through <= (SELECT max(closed_through) FROM period_closings)
    OR NEW.closed_through >= (NEW.closed_at AT TIME ZONE 'UTC' - interval '12 hours')::date
    OR NEW.closed_at > clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'period_closings_go_on: a period is closed once, when its last day is over everywhere'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'period_closings_go_on';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "period_closings_go_on" BEFORE INSERT ON "period_closings" FOR EACH ROW EXECUTE FUNCTION "closing_goes_on"();
