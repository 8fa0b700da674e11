-- After the draft, the amount and the lead organization of a programme change only with a record in the same
-- transaction. `xmin` names the transaction that wrote a row.
CREATE OR REPLACE FUNCTION "check_programme_change_recorded"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
