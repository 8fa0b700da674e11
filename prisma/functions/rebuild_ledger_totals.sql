-- Recounts the stored totals from the lines, which are the record (`npm run rebuild-totals`).
CREATE OR REPLACE FUNCTION "rebuild_ledger_totals"() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE ledger_lines IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM ledger_totals;
  INSERT INTO ledger_totals (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, debits, amount)
  SELECT g.grain, date_trunc(g.grain::text, l.effective_on)::date, l.account, l.currency, l.donor_id, l.puno_id, l.area_number,
    l.region_slug, count(*), coalesce(sum(l.amount) FILTER (WHERE l.amount > 0), 0), sum(l.amount)
  FROM ledger_lines l CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
END $$;
REVOKE ALL ON FUNCTION "rebuild_ledger_totals"() FROM PUBLIC;
