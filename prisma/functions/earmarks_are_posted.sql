-- The earmarks of an entry equal what the ledger has in each pool, so that the two cannot differ. In USD, an earmark
-- has no other value.
CREATE OR REPLACE FUNCTION "earmarks_are_posted"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  entry contribution_entries%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'earmarks' THEN SELECT * INTO entry FROM contribution_entries WHERE id = NEW.entry_id; ELSE entry := NEW; END IF;
  IF entry.currency = 'USD' AND EXISTS (SELECT 1 FROM earmarks WHERE entry_id = entry.id AND amount <> amount_usd) THEN
    RAISE EXCEPTION 'earmarks_usd_is_usd: an earmark of an entry in USD is its own USD value'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'earmarks_usd_is_usd';
  END IF;
  IF EXISTS (
    WITH told AS (
      SELECT area_number, region_slug, sum(amount_usd) AS amount FROM earmarks WHERE entry_id = entry.id GROUP BY 1, 2),
    booked AS (
      SELECT l.area_number, l.region_slug, sum(CASE entry.kind WHEN 'deposit' THEN -l.amount ELSE l.amount END) AS amount
      FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
      WHERE s.subject_type = 'contribution-entry' AND s.subject_id = entry.id AND l.currency = 'USD'
        AND l.account = (CASE entry.kind WHEN 'pledge' THEN 'pledged' WHEN 'commitment' THEN 'committed' ELSE 'deposits' END)::ledger_account
        AND (l.area_number IS NOT NULL OR l.region_slug IS NOT NULL)
      GROUP BY 1, 2)
    (SELECT * FROM told EXCEPT SELECT * FROM booked) UNION ALL (SELECT * FROM booked EXCEPT SELECT * FROM told)) THEN
    RAISE EXCEPTION 'earmarks_posted: the earmarks of an entry stand in the books'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'earmarks_posted';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "contribution_entries_earmarks_posted" AFTER INSERT ON "contribution_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "earmarks_are_posted"();
-- Triggers run in the order of their names: this one after earmarks_within_entry, which has the clearer message.
CREATE CONSTRAINT TRIGGER "earmarks_written_in_books" AFTER INSERT ON "earmarks"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "earmarks_are_posted"();
