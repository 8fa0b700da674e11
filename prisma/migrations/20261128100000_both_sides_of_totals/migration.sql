-- A cell of the totals also says what its debits come to, so that both sides of the ledger are read from it.

ALTER TABLE "ledger_totals" ADD COLUMN "debits" DECIMAL(20,4) NOT NULL DEFAULT 0;

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

SELECT "rebuild_ledger_totals"();
ALTER TABLE "ledger_totals" ALTER COLUMN "debits" DROP DEFAULT;
