-- Only a release is reversed, and only by its reversing entry.
CREATE OR REPLACE FUNCTION "reversal_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM transfer_endings e JOIN ledger_sets s ON s.reverses_id = e.set_id
    WHERE e.transfer_id = NEW.transfer_id AND s.id = NEW.set_id) THEN
    RAISE EXCEPTION 'transfer_reversals_mirror: only a release is taken back, by its mirror'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_reversals_mirror';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "transfer_reversals_fit" BEFORE INSERT ON "transfer_reversals" FOR EACH ROW EXECUTE FUNCTION "reversal_fits"();
