-- A released or reversed transfer has a record of its own that names the journal entry.
CREATE OR REPLACE FUNCTION "is_of_transfer"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM ledger_lines WHERE set_id = made.id) = 2 AND CASE made.act
    WHEN 'transfer.released' THEN EXISTS (SELECT 1 FROM transfer_endings WHERE transfer_id = made.subject_id AND set_id = made.id)
    WHEN 'transfer.reversed' THEN EXISTS (SELECT 1 FROM transfer_reversals WHERE transfer_id = made.subject_id AND set_id = made.id)
    ELSE false END;
$$;
