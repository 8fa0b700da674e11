-- A journal entry without lines would record nothing.
CREATE OR REPLACE FUNCTION "set_has_lines"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = NEW.id) THEN
    RAISE EXCEPTION 'ledger_sets_have_lines: a set has lines' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_have_lines';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "ledger_sets_have_lines" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "set_has_lines"();
