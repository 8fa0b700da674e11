-- Two people answer for a deposit: one records it, another confirms that the cash has arrived.
CREATE OR REPLACE FUNCTION "check_confirmed_by_another"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM contribution_entries WHERE id = NEW.entry_id AND recorded_by_id = NEW.confirmed_by_id) THEN
    RAISE EXCEPTION 'deposit_confirmations_two_people: another person than the recorder confirms a deposit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deposit_confirmations_two_people';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "deposit_confirmations_check_person" BEFORE INSERT ON "deposit_confirmations"
  FOR EACH ROW EXECUTE FUNCTION "check_confirmed_by_another"();
