-- The earmarks of an entry do not exceed the entry and have its sign.
CREATE OR REPLACE FUNCTION "earmarks_fit"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM contribution_entries e JOIN earmarks m ON m.entry_id = e.id WHERE e.id = NEW.entry_id
    GROUP BY e.id HAVING abs(sum(m.amount)) > abs(e.amount) OR abs(sum(m.amount_usd)) > abs(e.amount_usd)
      OR bool_or(sign(m.amount) <> sign(e.amount))) THEN
    RAISE EXCEPTION 'earmarks_within_entry: the earmarks of an entry are more than the entry'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'earmarks_within_entry';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "earmarks_within_entry" AFTER INSERT ON "earmarks"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "earmarks_fit"();
