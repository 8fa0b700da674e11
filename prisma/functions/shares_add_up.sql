-- The shares of the places add up to 100, or no place has one. A draft or withdrawn concept note may be incomplete.
CREATE OR REPLACE FUNCTION "shares_add_up"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM note_places p JOIN concept_notes n ON n.id = p.note_id
    WHERE p.note_id = NEW.note_id AND n.stage NOT IN ('draft', 'withdrawn') GROUP BY p.note_id
    HAVING count(p.share) NOT IN (0, count(*)) OR (count(p.share) > 0 AND sum(p.share) <> 100)) THEN
    RAISE EXCEPTION 'note_places_shares_add_up: the shares of the places add up to 100 or are absent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'note_places_shares_add_up';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "note_places_shares_add_up" AFTER INSERT OR UPDATE ON "note_places"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "shares_add_up"();
