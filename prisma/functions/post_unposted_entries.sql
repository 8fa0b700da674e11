-- Posts the entries that are not in the ledger. The fee of an entry is divided over its pools by largest remainder.
CREATE OR REPLACE FUNCTION "post_unposted_entries"() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  CREATE TEMP TABLE posting ON COMMIT DROP AS
    SELECT gen_random_uuid() AS set_id, e.* FROM contribution_entries e
    WHERE NOT EXISTS (SELECT 1 FROM ledger_sets s WHERE s.subject_type = 'contribution-entry' AND s.subject_id = e.id);
  CREATE TEMP TABLE posting_part ON COMMIT DROP AS
    WITH part AS (
      SELECT p.set_id, p.id AS entry_id, m.area_number, m.region_slug, m.amount_usd FROM posting p JOIN earmarks m ON m.entry_id = p.id
      UNION ALL
      SELECT p.set_id, p.id, NULL, NULL, p.amount_usd - coalesce((SELECT sum(amount_usd) FROM earmarks m WHERE m.entry_id = p.id), 0) FROM posting p),
    shared AS (
      SELECT part.*, p.fee_usd, trunc(p.fee_usd * part.amount_usd / p.amount_usd, 2) AS fee,
        p.fee_usd * part.amount_usd / p.amount_usd - trunc(p.fee_usd * part.amount_usd / p.amount_usd, 2) AS rest
      FROM part JOIN posting p USING (set_id) WHERE part.amount_usd <> 0),
    ranked AS (
      SELECT shared.*, row_number() OVER (PARTITION BY set_id ORDER BY abs(rest) DESC, area_number, region_slug) AS place,
        round(abs(fee_usd - sum(fee) OVER (PARTITION BY set_id)) * 100) AS missing
      FROM shared)
    SELECT set_id, area_number, region_slug, amount_usd,
      fee + CASE WHEN place <= missing THEN sign(fee_usd) * 0.01 ELSE 0 END AS fee,
      row_number() OVER (PARTITION BY set_id ORDER BY area_number, region_slug) AS position
    FROM ranked;
  -- Each entry looks for its own below: without these a million of them would look at a million each.
  CREATE INDEX ON posting (id);
  CREATE INDEX ON posting_part (set_id);
  ANALYZE posting;
  ANALYZE posting_part;
  INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, occurred_on, recorded_at, recorded_by_id, note, reverses_id)
    SELECT set_id, 'contribution.' || kind, 'contribution-entry', id, effective_on, occurred_on, recorded_at, recorded_by_id, note,
      (SELECT original.set_id FROM posting original WHERE original.id = p.reverses_id)
    FROM posting p;
  INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, donor_id, area_number, region_slug)
    SELECT set_id, row_number() OVER (PARTITION BY set_id), account, 'USD', amount, effective_on, recorded_at, donor_id, area_number, region_slug FROM (
      SELECT p.set_id, p.effective_on, p.recorded_at, p.donor_id, l.* FROM posting p CROSS JOIN LATERAL (
        SELECT (CASE p.kind WHEN 'pledge' THEN 'pledged' WHEN 'commitment' THEN 'committed' ELSE 'deposits' END)::ledger_account AS account,
          CASE p.kind WHEN 'deposit' THEN -x.amount_usd ELSE x.amount_usd END AS amount, x.area_number, x.region_slug
        FROM posting_part x WHERE x.set_id = p.set_id
        UNION ALL
        SELECT 'agent_fee', x.fee, x.area_number, x.region_slug FROM posting_part x WHERE x.set_id = p.set_id
        UNION ALL
        SELECT (CASE p.kind WHEN 'pledge' THEN 'pledged_contra' WHEN 'commitment' THEN 'committed_contra' ELSE 'cash_with_agent' END)::ledger_account,
          CASE p.kind WHEN 'deposit' THEN p.amount_usd - p.fee_usd ELSE -p.amount_usd END, NULL, NULL) l
      WHERE l.amount <> 0) line;
  -- In the currency of the entry, beside the books of the Fund, which are in USD.
  INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, occurred_on, recorded_at, recorded_by_id, note)
    SELECT md5(set_id::text || currency)::uuid, 'contribution.' || kind, 'contribution-entry', id, effective_on, occurred_on, recorded_at, recorded_by_id, note
    FROM posting WHERE currency <> 'USD';
  INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, donor_id)
    SELECT md5(set_id::text || currency)::uuid, l.position,
      (CASE kind WHEN 'pledge' THEN CASE l.position WHEN 1 THEN 'pledged' ELSE 'pledged_contra' END
                 WHEN 'commitment' THEN CASE l.position WHEN 1 THEN 'committed' ELSE 'committed_contra' END
                 ELSE CASE l.position WHEN 1 THEN 'deposits' ELSE 'deposits_contra' END END)::ledger_account,
      currency, CASE WHEN (l.position = 1) = (kind <> 'deposit') THEN amount ELSE -amount END, effective_on, recorded_at, donor_id
    FROM posting CROSS JOIN (VALUES (1), (2)) AS l(position) WHERE currency <> 'USD';
  DROP TABLE posting_part, posting;
END $$;
REVOKE ALL ON FUNCTION "post_unposted_entries"() FROM PUBLIC;
