-- Nothing is recorded before its time either, and the moments that figures are told from, or that hold money back, belong to the
-- database's clock wherever they stand. The minutes are for computers whose clocks differ.

CREATE FUNCTION "recorded_by_now"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'recorded_by_now: nothing is recorded in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'recorded_by_now';
END $$;

DO $$
DECLARE
  recorded text[];
BEGIN
  FOREACH recorded SLICE 1 IN ARRAY ARRAY[['exchange_rates', 'recorded_at'], ['audit_facts', 'at'],
    ['stage_changes', 'at'], ['decisions', 'recorded_at'], ['deposit_confirmations', 'confirmed_at'], ['tranche_plans', 'planned_at'],
    ['programme_conditions', 'set_at'], ['condition_fulfilments', 'recorded_at'], ['programme_reports', 'recorded_at'],
    ['transfer_requests', 'prepared_at'], ['transfer_overrides', 'recorded_at'], ['transfer_endings', 'recorded_at'],
    ['transfer_reversals', 'recorded_at']] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.%I > clock_timestamp() + interval ''5 minutes'') EXECUTE FUNCTION recorded_by_now()',
      recorded[1] || '_clock_ahead', recorded[1], recorded[2]);
    IF recorded[1] NOT IN ('exchange_rates', 'audit_facts') THEN
      EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.%I < clock_timestamp() - interval ''1 hour'') EXECUTE FUNCTION recorded_when_told()',
        recorded[1] || '_clock_behind', recorded[1], recorded[2]);
    END IF;
  END LOOP;
END $$;
