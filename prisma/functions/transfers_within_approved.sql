-- The transfers of a programme do not exceed its approved amount, also when SQL is written by hand.
CREATE OR REPLACE FUNCTION "transfers_within_approved"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM added WHERE account = 'transfers' AND note_id IS NOT NULL) THEN RETURN NULL; END IF;
  -- Two who write at once each see only their own: the lock makes the second look again.
  PERFORM pg_advisory_xact_lock(hashtext('ledger_pools'));
  IF EXISTS (
    SELECT 1 FROM ledger_lines l JOIN concept_notes n ON n.id = l.note_id
    WHERE l.account = 'transfers' AND l.currency = 'USD' AND l.note_id IN (SELECT note_id FROM added WHERE account = 'transfers')
    GROUP BY n.id HAVING sum(l.amount) > coalesce(n.amount_usd, 0)) THEN
    RAISE EXCEPTION 'ledger_lines_transfers_within_approved: the transfers of a programme stay within its approved amount'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_transfers_within_approved';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "ledger_lines_transfers_within_approved" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "transfers_within_approved"();
