-- The stage of a concept note is the last line of its history.
CREATE OR REPLACE FUNCTION "stage_is_told"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  told stage;
BEGIN
  SELECT to_stage INTO told FROM stage_changes WHERE note_id = NEW.id ORDER BY id DESC LIMIT 1;
  IF told IS DISTINCT FROM (SELECT stage FROM concept_notes WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'concept_notes_stage_is_told: the stage of a note is the last line of its history'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'concept_notes_stage_is_told';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "concept_notes_stage_is_told" AFTER INSERT OR UPDATE OF "stage" ON "concept_notes"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "stage_is_told"();
