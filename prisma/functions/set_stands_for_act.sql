-- Every journal entry has an action on record: its accounts, an audit entry of the same person and moment, and the
-- record it refers to.
CREATE OR REPLACE FUNCTION "set_stands_for_act"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = NEW.id AND (account = ANY (accounts_of_act(NEW.act, currency))) IS NOT TRUE)
    OR NOT EXISTS (SELECT 1 FROM audit_facts WHERE at = NEW.recorded_at AND actor_id = NEW.recorded_by_id)
    OR NOT (CASE NEW.subject_type
      WHEN 'contribution-entry' THEN is_of_entry(NEW)
      WHEN 'concept-note' THEN is_of_note(NEW)
      WHEN 'booking' THEN is_of_booking(NEW)
      WHEN 'transfer' THEN is_of_transfer(NEW)
      ELSE false END) THEN
    RAISE EXCEPTION 'ledger_sets_stand_for_acts: an act on record stands behind a set'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_stand_for_acts';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "ledger_sets_stand_for_acts" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "set_stands_for_act"();
