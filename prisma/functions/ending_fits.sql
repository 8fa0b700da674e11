-- One person prepares a transfer request and another releases it. The release is in the ledger with the amount of the
-- request.
CREATE OR REPLACE FUNCTION "ending_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  request transfer_requests%ROWTYPE;
BEGIN
  IF NEW.kind <> 'released' THEN RETURN NEW; END IF;
  SELECT * INTO request FROM transfer_requests WHERE id = NEW.transfer_id;
  IF request.prepared_by_id = NEW.recorded_by_id THEN
    RAISE EXCEPTION 'transfer_endings_two_people: one person prepares and another releases'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_endings_two_people';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.id = NEW.set_id AND s.subject_type = 'transfer' AND s.subject_id = NEW.transfer_id AND s.reverses_id IS NULL
      AND l.account = 'transfers' AND l.currency = 'USD' AND l.amount = request.amount_usd
      AND l.note_id = request.note_id AND l.puno_id = request.organisation_id) THEN
    RAISE EXCEPTION 'transfer_endings_posted: a release stands in the books'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_endings_posted';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "transfer_endings_fit" BEFORE INSERT ON "transfer_endings" FOR EACH ROW EXECUTE FUNCTION "ending_fits"();
