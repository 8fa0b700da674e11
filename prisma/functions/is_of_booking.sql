-- A booking is its own record. Since the ledger began, money leaves by request and release only: a booking of a
-- transfer or a refund is dated before that day.
CREATE OR REPLACE FUNCTION "is_of_booking"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT made.act LIKE 'booking.%' AND CASE
    WHEN made.reverses_id IS NOT NULL THEN EXISTS (
      SELECT 1 FROM ledger_sets WHERE id = made.reverses_id AND act || '-reversed' = made.act AND subject_id = made.subject_id)
    WHEN made.act IN ('booking.transfers', 'booking.refunds') THEN coalesce(made.occurred_on, made.effective_on)
      < (SELECT (at AT TIME ZONE 'UTC')::date FROM audit_facts ORDER BY id LIMIT 1)
    ELSE made.act NOT LIKE '%-reversed' END;
$$;
