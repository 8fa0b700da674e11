-- A journal entry is complete, balanced and in one currency in the statement that writes its lines.
CREATE OR REPLACE FUNCTION "lines_balance"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  wrong text;
BEGIN
  SELECT CASE WHEN count(DISTINCT l.currency) > 1 THEN 'ledger_lines_one_currency'
              WHEN count(*) <> (SELECT count(*) FROM added a WHERE a.set_id = l.set_id) THEN 'ledger_lines_written_together'
              ELSE 'ledger_lines_balanced' END
    INTO wrong
    FROM ledger_lines l WHERE l.set_id IN (SELECT set_id FROM added)
    GROUP BY l.set_id
    HAVING sum(l.amount) <> 0 OR count(DISTINCT l.currency) > 1
      OR count(*) <> (SELECT count(*) FROM added a WHERE a.set_id = l.set_id)
    LIMIT 1;
  IF wrong = 'ledger_lines_one_currency' THEN
    RAISE EXCEPTION 'ledger_lines_one_currency: the lines of a set have one currency'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_one_currency';
  ELSIF wrong = 'ledger_lines_written_together' THEN
    RAISE EXCEPTION 'ledger_lines_written_together: a set takes no more lines once it is written'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_written_together';
  ELSIF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'ledger_lines_balanced: the lines of a set add up to zero'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_balanced';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "ledger_lines_balance" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "lines_balance"();
