-- No money without an act: behind every set of the books stands what its act says of it, and somebody who did it. Whoever writes
-- both forges a whole act, which then stands in the record like any other. Held from here on; what stands already stays.

-- The accounts an act moves; null for what is no act.
CREATE FUNCTION "accounts_of_act"(act text, currency text) RETURNS ledger_account[] LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN bare = 'contribution.deposit' AND currency = 'USD' THEN ARRAY['deposits', 'agent_fee', 'cash_with_agent']
    WHEN bare = 'contribution.deposit' THEN ARRAY['deposits', 'deposits_contra']
    WHEN bare = 'contribution.pledge' THEN ARRAY['pledged', 'pledged_contra']
    WHEN bare = 'contribution.commitment' THEN ARRAY['committed', 'committed_contra']
    WHEN currency <> 'USD' THEN NULL
    WHEN bare IN ('programme.reserved', 'programme.reservation-released') THEN ARRAY['reserved', 'reserved_contra']
    WHEN bare IN ('programme.allocated', 'programme.allocation-released') THEN ARRAY['allocated', 'allocated_contra']
    WHEN bare IN ('transfer.released', 'transfer.reversed') THEN ARRAY['transfers', 'cash_with_agent']
    WHEN bare IN ('refund.recorded', 'refund.reversed') THEN ARRAY['refunds', 'cash_with_agent']
    WHEN bare = 'booking.expenditure' THEN ARRAY['expenditure', 'spent']
    WHEN bare IN ('booking.fund-interest', 'booking.puno-interest', 'booking.other-income', 'booking.direct-costs',
        'booking.bank-charges', 'booking.transfers-to-funds', 'booking.transfers', 'booking.refunds')
      THEN ARRAY[replace(split_part(bare, '.', 2), '-', '_'), 'cash_with_agent']
  END::ledger_account[] FROM (SELECT regexp_replace(act, '-reversed$', '') AS bare) word;
$$;

-- An entry stands in one set in USD and one in its own currency, with its clocks; entry_is_posted compares the amounts.
CREATE FUNCTION "is_of_entry"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM contribution_entries e
    WHERE e.id = made.subject_id AND made.act = 'contribution.' || e.kind || CASE WHEN e.reverses_id IS NULL THEN '' ELSE '-reversed' END
      AND (made.effective_on, made.occurred_on, made.recorded_at) IS NOT DISTINCT FROM (e.effective_on, e.occurred_on, e.recorded_at)
      AND NOT EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = made.id AND donor_id IS DISTINCT FROM e.donor_id)
      AND (SELECT count(*) FROM ledger_sets WHERE subject_type = made.subject_type AND subject_id = e.id)
        = CASE e.currency WHEN 'USD' THEN 1 ELSE 2 END);
$$;

-- What is set aside, allocated and given back follows the way of the note. A refund has no record but the audited fact.
CREATE FUNCTION "is_of_note"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
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

-- A booking is its own record. Since the books began money leaves by request and release only, so that a booking of a
-- transfer or a refund is of a day before; what takes one back says of what.
CREATE FUNCTION "is_of_booking"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT made.act LIKE 'booking.%' AND CASE
    WHEN made.reverses_id IS NOT NULL THEN EXISTS (
      SELECT 1 FROM ledger_sets WHERE id = made.reverses_id AND act || '-reversed' = made.act AND subject_id = made.subject_id)
    WHEN made.act IN ('booking.transfers', 'booking.refunds') THEN coalesce(made.occurred_on, made.effective_on)
      < (SELECT (at AT TIME ZONE 'UTC')::date FROM audit_facts ORDER BY id LIMIT 1)
    ELSE made.act NOT LIKE '%-reversed' END;
$$;

CREATE FUNCTION "is_of_transfer"(made ledger_sets) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM ledger_lines WHERE set_id = made.id) = 2 AND CASE made.act
    WHEN 'transfer.released' THEN EXISTS (SELECT 1 FROM transfer_endings WHERE transfer_id = made.subject_id AND set_id = made.id)
    WHEN 'transfer.reversed' THEN EXISTS (SELECT 1 FROM transfer_reversals WHERE transfer_id = made.subject_id AND set_id = made.id)
    ELSE false END;
$$;

CREATE FUNCTION "set_stands_for_act"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = NEW.id AND (account = ANY (accounts_of_act(NEW.act, currency))) IS NOT TRUE)
    OR NOT EXISTS (SELECT 1 FROM audit_facts WHERE at = NEW.recorded_at AND actor_id = NEW.recorded_by_id)
    OR NOT (CASE NEW.subject_type
      WHEN 'contribution-entry' THEN is_of_entry(NEW)
      WHEN 'concept-note' THEN is_of_note(NEW)
      WHEN 'booking' THEN is_of_booking(NEW)
      WHEN 'transfer' THEN is_of_transfer(NEW)
      ELSE false END) THEN
    RAISE EXCEPTION 'ledger_sets_stand_for_acts: an act on record stands behind a set'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_stand_for_acts';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_sets_stand_for_acts" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "set_stands_for_act"();
