-- The ledger has every entry with the donor, amount, USD value, fee and dates of its record.
CREATE OR REPLACE FUNCTION "entry_is_posted"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own_account ledger_account := CASE NEW.kind WHEN 'pledge' THEN 'pledged' WHEN 'commitment' THEN 'committed' ELSE 'deposits' END;
  side int := CASE NEW.kind WHEN 'deposit' THEN -1 ELSE 1 END;
  booked record;
BEGIN
  SELECT sum(l.amount) FILTER (WHERE l.account = own_account AND l.currency = 'USD') AS amount_usd,
      sum(l.amount) FILTER (WHERE l.account = own_account AND l.currency = NEW.currency) AS amount,
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'agent_fee' AND l.currency = 'USD'), 0) AS fee_usd
    INTO booked
    FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.subject_type = 'contribution-entry' AND s.subject_id = NEW.id AND s.effective_on = NEW.effective_on
      AND s.occurred_on IS NOT DISTINCT FROM NEW.occurred_on AND s.recorded_at = NEW.recorded_at AND l.donor_id = NEW.donor_id;
  IF (NEW.amount_usd * side, NEW.amount * side, NEW.fee_usd) IS DISTINCT FROM (booked.amount_usd, booked.amount, booked.fee_usd) THEN
    RAISE EXCEPTION 'contribution_entries_posted: an entry stands in the books as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_posted';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "contribution_entries_posted" AFTER INSERT ON "contribution_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "entry_is_posted"();
