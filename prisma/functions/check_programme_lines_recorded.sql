-- Objectives, places and participating organizations are written in a draft or with a legacy record. Organizations
-- are also added once, when a record without any is invited.
CREATE OR REPLACE FUNCTION "check_programme_lines_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  note uuid;
BEGIN
  FOREACH note IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.note_id] WHEN 'DELETE' THEN ARRAY[OLD.note_id]
      ELSE ARRAY[OLD.note_id, NEW.note_id] END LOOP
    CONTINUE WHEN (SELECT stage = 'draft' FROM concept_notes WHERE id = note);
    CONTINUE WHEN TG_OP = 'INSERT' AND is_recorded_move(note, ARRAY['carry-over']);
    CONTINUE WHEN TG_OP = 'INSERT' AND TG_TABLE_NAME = 'participations' AND is_recorded_move(note, ARRAY['invite'])
      AND NOT EXISTS (SELECT 1 FROM participations WHERE note_id = note AND xmin <> pg_current_xact_id()::xid);
    RAISE EXCEPTION 'concept_notes_lines_recorded: the lines of a programme change with a record of the same transaction'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'concept_notes_lines_recorded';
  END LOOP;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "note_objectives_check_recorded" AFTER INSERT OR UPDATE OR DELETE ON "note_objectives"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_programme_lines_recorded"();
CREATE CONSTRAINT TRIGGER "note_places_check_recorded" AFTER INSERT OR UPDATE OR DELETE ON "note_places"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_programme_lines_recorded"();
CREATE CONSTRAINT TRIGGER "participations_check_recorded" AFTER INSERT OR UPDATE OR DELETE ON "participations"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_programme_lines_recorded"();
