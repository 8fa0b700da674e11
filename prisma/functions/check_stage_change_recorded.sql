-- A stage changes only with a line of history in the same transaction. Otherwise a programme could become a draft for
-- one statement and be changed.
CREATE OR REPLACE FUNCTION "check_stage_change_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM stage_changes WHERE note_id = NEW.id AND from_stage = OLD.stage AND to_stage = NEW.stage
      AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'concept_notes_stage_change_recorded: a stage changes with a line of history of the same transaction'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'concept_notes_stage_change_recorded';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "concept_notes_check_stage_change" AFTER UPDATE OF "stage" ON "concept_notes"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."stage" IS DISTINCT FROM NEW."stage")
  EXECUTE FUNCTION "check_stage_change_recorded"();
