-- Transfers from before the ledger are bookings and in no tranche, so that a plan adds up to the rest. A reversed
-- booking counts as zero.
CREATE OR REPLACE FUNCTION "transferred_outside"(the_note uuid) RETURNS TABLE (organisation_id uuid, amount numeric)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT l.puno_id, sum(l.amount) FROM ledger_lines l JOIN ledger_sets own ON own.id = l.set_id
  JOIN ledger_sets s ON s.id = coalesce(own.reverses_id, own.id)
  WHERE l.note_id = the_note AND l.account = 'transfers' AND l.currency = 'USD' AND s.subject_type = 'booking'
  GROUP BY 1 HAVING sum(l.amount) <> 0;
$$;
