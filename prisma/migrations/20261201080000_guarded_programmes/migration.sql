-- What a programme is paid by changes only with a record of the same transaction: its amount, thematic area, places and
-- participating organizations, who leads it and where it comes from. A draft is free. The rules check what is written from
-- here on, at commit, when the record is complete; `xmin` names the transaction that wrote a row.

CREATE FUNCTION "is_recorded_move"("note" uuid, "moves" text[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM stage_changes WHERE note_id = note AND move = ANY (moves) AND xmin = pg_current_xact_id()::xid);
$$;

-- Without this rule a programme could be made a draft for one statement.
CREATE FUNCTION "check_stage_change_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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

CREATE FUNCTION "check_programme_change_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.area_number, OLD.region_group, OLD.source, OLD.created_by_id)
      IS DISTINCT FROM (NEW.area_number, NEW.region_group, NEW.source, NEW.created_by_id)
    -- The amount is what the committee decided, in the decision that is recorded with it.
    OR (OLD.amount_usd IS DISTINCT FROM NEW.amount_usd AND NOT EXISTS (
      SELECT 1 FROM stage_changes c JOIN decision_items i ON i.decision_id = c.decision_id AND i.note_id = c.note_id
      WHERE c.note_id = NEW.id AND c.amount_usd = NEW.amount_usd AND i.amount_usd = NEW.amount_usd
        AND c.xmin = pg_current_xact_id()::xid AND i.xmin = pg_current_xact_id()::xid))
    -- A record carried over may not say who leads it until its programme document is requested.
    OR (OLD.lead_id IS DISTINCT FROM NEW.lead_id
      AND NOT (OLD.lead_id IS NULL AND is_recorded_move(NEW.id, ARRAY['invite']))) THEN
    RAISE EXCEPTION 'concept_notes_change_recorded: a programme changes with a record of the same transaction'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'concept_notes_change_recorded';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "concept_notes_check_change" AFTER UPDATE ON "concept_notes"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."stage" <> 'draft' AND (OLD."amount_usd", OLD."area_number", OLD."region_group", OLD."source", OLD."created_by_id", OLD."lead_id")
    IS DISTINCT FROM (NEW."amount_usd", NEW."area_number", NEW."region_group", NEW."source", NEW."created_by_id", NEW."lead_id"))
  EXECUTE FUNCTION "check_programme_change_recorded"();

-- Objectives, places and participating organizations: of a draft; with a record carried over; and organizations, once, when
-- a record that names none is invited.
CREATE FUNCTION "check_programme_lines_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
