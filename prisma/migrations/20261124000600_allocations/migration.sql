-- The sources of an approved amount: one or several, which add up to it and stand in the books.

-- CreateTable
CREATE TABLE "decision_sources" (
    "decision_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "area_number" INTEGER,
    "region_slug" TEXT,
    "amount_usd" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "decision_sources_pkey" PRIMARY KEY ("decision_id","note_id","position")
);

-- AddForeignKey
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_decision_id_note_id_fkey" FOREIGN KEY ("decision_id", "note_id") REFERENCES "decision_items"("decision_id", "note_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_area_number_fkey" FOREIGN KEY ("area_number") REFERENCES "thematic_areas"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_sources" ADD CONSTRAINT "decision_sources_region_slug_fkey" FOREIGN KEY ("region_slug") REFERENCES "regions"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "decision_sources"
  ADD CONSTRAINT "decision_sources_amount_positive" CHECK ("amount_usd" > 0),
  ADD CONSTRAINT "decision_sources_one_pool" CHECK ("area_number" IS NULL OR "region_slug" IS NULL);
CREATE UNIQUE INDEX "decision_sources_named_once"
  ON "decision_sources"("decision_id", "note_id", "area_number", "region_slug") NULLS NOT DISTINCT;

-- What was decided before named one source.
INSERT INTO decision_sources (decision_id, note_id, position, area_number, region_slug, amount_usd)
  SELECT decision_id, note_id, 1, source_area, source_region, amount_usd FROM decision_items WHERE outcome = 'approved';

-- Sources add up to the approved amount and are what the books say; whatever is not approved names none --------------

CREATE FUNCTION "sources_add_up"() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER "decision_sources_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decision_sources" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "decision_sources" TO mptf_app;
