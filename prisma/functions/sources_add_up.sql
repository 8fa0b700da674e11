-- The sources of an approval add up to the approved amount and equal its allocation in the ledger. Other decisions
-- name none.
CREATE OR REPLACE FUNCTION "sources_add_up"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  item decision_items%ROWTYPE;
BEGIN
  SELECT * INTO item FROM decision_items WHERE decision_id = NEW.decision_id AND note_id = NEW.note_id;
  IF (SELECT coalesce(sum(amount_usd), 0) FROM decision_sources WHERE decision_id = item.decision_id AND note_id = item.note_id)
    <> (CASE WHEN item.outcome = 'approved' THEN item.amount_usd ELSE 0 END) THEN
    RAISE EXCEPTION 'decision_sources_add_up: the sources of a decision add up to the approved amount'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_sources_add_up';
  END IF;
  IF item.outcome = 'approved' AND EXISTS (
    WITH booked AS (
      SELECT l.area_number, l.region_slug, l.amount FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
      WHERE s.act = 'programme.allocated' AND s.subject_type = 'concept-note' AND s.subject_id = item.note_id AND l.account = 'allocated'),
    named AS (
      SELECT area_number, region_slug, amount_usd::numeric(20,4) FROM decision_sources
      WHERE decision_id = item.decision_id AND note_id = item.note_id)
    (SELECT * FROM booked EXCEPT ALL SELECT * FROM named) UNION ALL (SELECT * FROM named EXCEPT ALL SELECT * FROM booked)) THEN
    RAISE EXCEPTION 'decision_sources_booked: what a decision approves stands in the books'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_sources_booked';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "decision_items_sources_add_up" AFTER INSERT ON "decision_items"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "sources_add_up"();
CREATE CONSTRAINT TRIGGER "decision_sources_add_up" AFTER INSERT ON "decision_sources"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "sources_add_up"();
