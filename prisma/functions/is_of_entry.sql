-- An entry has one journal entry in USD and, if its currency is another, one in that currency, with its dates.
-- entry_is_posted compares the amounts.
CREATE OR REPLACE FUNCTION "is_of_entry"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM contribution_entries e
    WHERE e.id = made.subject_id AND made.act = 'contribution.' || e.kind || CASE WHEN e.reverses_id IS NULL THEN '' ELSE '-reversed' END
      AND (made.effective_on, made.occurred_on, made.recorded_at) IS NOT DISTINCT FROM (e.effective_on, e.occurred_on, e.recorded_at)
      AND NOT EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = made.id AND donor_id IS DISTINCT FROM e.donor_id)
      AND (SELECT count(*) FROM ledger_sets WHERE subject_type = made.subject_type AND subject_id = e.id)
        = CASE e.currency WHEN 'USD' THEN 1 ELSE 2 END);
$$;
