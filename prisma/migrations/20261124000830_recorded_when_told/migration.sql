-- What a figure is told from, and when an act was done, is the moment at which it was recorded: nobody records in the past.

-- Whoever may run this may: the owner, and the application only while the story of the demo is told, or tests are.
CREATE FUNCTION "tell_the_past"() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS '';
REVOKE EXECUTE ON FUNCTION "tell_the_past"() FROM PUBLIC;

CREATE FUNCTION "recorded_when_told"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_function_privilege('tell_the_past()', 'EXECUTE') THEN
    RAISE EXCEPTION 'recorded_when_told: nothing is recorded in the past' USING ERRCODE = 'check_violation', CONSTRAINT = 'recorded_when_told';
  END IF;
  RETURN NEW;
END $$;

-- An act takes its moment when it starts: the hour is for long ones, and for computers whose clocks differ.
DO $$
DECLARE
  recorded text[];
BEGIN
  FOREACH recorded SLICE 1 IN ARRAY ARRAY[['ledger_sets', 'recorded_at'], ['contribution_entries', 'recorded_at'],
    ['exchange_rates', 'recorded_at'], ['period_closings', 'closed_at'], ['audit_facts', 'at']] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.%I < clock_timestamp() - interval ''1 hour'') EXECUTE FUNCTION recorded_when_told()',
      recorded[1] || '_recorded_when_told', recorded[1], recorded[2]);
  END LOOP;
END $$;
