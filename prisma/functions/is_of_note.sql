-- Reservations, allocations and their releases follow the stages of the concept note. A refund has no record except
-- the audit entry.
CREATE OR REPLACE FUNCTION "is_of_note"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH moved AS (
    SELECT move, amount_usd FROM stage_changes WHERE note_id = made.subject_id AND at = made.recorded_at AND actor_id = made.recorded_by_id),
  stands AS (
    SELECT coalesce(sum(amount) FILTER (WHERE account = 'reserved'), 0) AS reserved,
      coalesce(sum(CASE WHEN account = 'allocated' THEN amount ELSE -amount END) FILTER (WHERE account <> 'reserved'), 0) AS unsent
    FROM ledger_lines WHERE note_id = made.subject_id AND currency = 'USD' AND account IN ('reserved', 'allocated', 'transfers', 'refunds')),
  booked AS (
    SELECT l.area_number, l.region_slug, l.amount FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.act = made.act AND s.subject_type = made.subject_type AND s.subject_id = made.subject_id AND l.account = 'allocated'),
  named AS (
    SELECT o.area_number, o.region_slug, o.amount_usd::numeric(20,4) AS amount FROM decision_sources o
    JOIN decision_items i USING (decision_id, note_id) WHERE o.note_id = made.subject_id AND i.outcome = 'approved')
  SELECT NOT EXISTS (
      SELECT 1 FROM ledger_lines WHERE set_id = made.id AND account <> 'cash_with_agent' AND note_id IS DISTINCT FROM made.subject_id)
    AND CASE made.act
      WHEN 'programme.reserved' THEN EXISTS (SELECT 1 FROM moved, stands WHERE move = 'invite' AND amount_usd = reserved)
      WHEN 'programme.reservation-released' THEN EXISTS (SELECT 1 FROM moved, stands WHERE reserved = 0)
      WHEN 'programme.allocated' THEN NOT EXISTS (
        (SELECT * FROM booked EXCEPT ALL SELECT * FROM named) UNION ALL (SELECT * FROM named EXCEPT ALL SELECT * FROM booked))
      WHEN 'programme.allocation-released' THEN EXISTS (SELECT 1 FROM moved, stands WHERE move = 'close-financially' AND unsent = 0)
      WHEN 'refund.recorded' THEN made.reverses_id IS NULL
      WHEN 'refund.reversed' THEN EXISTS (
        SELECT 1 FROM ledger_sets WHERE id = made.reverses_id AND act = 'refund.recorded' AND subject_id = made.subject_id)
      ELSE false END;
$$;
