-- The balance of a pool covers each new reservation and allocation on every later day. Costs are not checked: they
-- have already occurred.
CREATE OR REPLACE FUNCTION "ledger_pool_holds"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  least numeric;
BEGIN
  -- A record carried over as funded states what was, whatever the pool holds.
  IF EXISTS (
    SELECT 1 FROM concept_notes n WHERE n.id = NEW.note_id AND n.source IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM stage_changes c WHERE c.note_id = n.id AND c.move = 'invite')) THEN
    RETURN NULL;
  END IF;
  -- The lock of the application: of two who take the last money the second sees what the first took.
  PERFORM pg_advisory_xact_lock(hashtext('ledger_pools'));
  WITH day AS (
    SELECT greatest(effective_on, NEW.effective_on) AS day, -sum(amount) AS change FROM ledger_lines
    WHERE currency = 'USD' AND account IN ('deposits', 'fund_interest', 'puno_interest', 'other_income', 'agent_fee',
        'direct_costs', 'bank_charges', 'transfers_to_funds', 'reserved', 'allocated')
      AND area_number IS NOT DISTINCT FROM NEW.area_number AND region_slug IS NOT DISTINCT FROM NEW.region_slug
    GROUP BY 1)
  SELECT min(held) INTO least FROM (SELECT sum(change) OVER (ORDER BY day) AS held FROM day) standing;
  IF least < 0 THEN
    RAISE EXCEPTION 'ledger_pool_holds: the pool does not hold this' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_pool_holds';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "ledger_pool_holds" AFTER INSERT ON "ledger_lines" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."account" IN ('reserved', 'allocated') AND NEW."amount" > 0 AND NEW."currency" = 'USD')
  EXECUTE FUNCTION "ledger_pool_holds"();
