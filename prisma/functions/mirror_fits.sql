-- A reversing entry is the exact opposite of the entry it reverses, and is not reversed itself.
CREATE OR REPLACE FUNCTION "mirror_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_sets WHERE id = NEW.reverses_id AND reverses_id IS NOT NULL)
    OR EXISTS (
      (SELECT account, currency, -amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.reverses_id
       EXCEPT ALL
       SELECT account, currency, amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.id)
      UNION ALL
      (SELECT account, currency, amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.id
       EXCEPT ALL
       SELECT account, currency, -amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.reverses_id)) THEN
    RAISE EXCEPTION 'ledger_sets_mirror: a mirror is the exact opposite of its set'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_mirror';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "ledger_sets_mirror" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."reverses_id" IS NOT NULL) EXECUTE FUNCTION "mirror_fits"();
