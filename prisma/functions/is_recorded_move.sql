-- Whether this transaction recorded one of these moves of a concept note: `xmin` names the transaction that wrote a
-- row.
CREATE OR REPLACE FUNCTION "is_recorded_move"("note" uuid, "moves" text[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM stage_changes WHERE note_id = note AND move = ANY (moves) AND xmin = pg_current_xact_id()::xid);
$$;
