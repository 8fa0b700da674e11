-- The stored totals change in the statement that writes the lines, in a fixed order so that two writers cannot
-- deadlock. Only the owner may execute this: another user could attach it to another table.
CREATE OR REPLACE FUNCTION "add_to_ledger_totals"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_totals AS t (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, debits, amount)
  SELECT g.grain, date_trunc(g.grain::text, l.effective_on)::date, l.account, l.currency, l.donor_id, l.puno_id, l.area_number,
    l.region_slug, count(*), coalesce(sum(l.amount) FILTER (WHERE l.amount > 0), 0), sum(l.amount)
  FROM added l CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug)
  DO UPDATE SET lines = t.lines + excluded.lines, debits = t.debits + excluded.debits, amount = t.amount + excluded.amount;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION "add_to_ledger_totals"() FROM PUBLIC;

CREATE TRIGGER "ledger_lines_totals" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "add_to_ledger_totals"();
