-- An entry has the donor of its contribution, and a reversal is the exact opposite of the entry it reverses.
CREATE OR REPLACE FUNCTION "entry_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  original contribution_entries%ROWTYPE;
BEGIN
  IF NEW.donor_id <> (SELECT donor_id FROM contributions WHERE id = NEW.contribution_id) THEN
    RAISE EXCEPTION 'contribution_entries_same_donor: the donor of an entry is the donor of its contribution'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_same_donor';
  END IF;
  IF NEW.reverses_id IS NOT NULL THEN
    SELECT * INTO original FROM contribution_entries WHERE id = NEW.reverses_id;
    IF original.reverses_id IS NOT NULL OR original.contribution_id <> NEW.contribution_id OR original.kind <> NEW.kind
      OR original.currency <> NEW.currency OR original.rate <> NEW.rate OR original.amount <> -NEW.amount
      OR original.amount_usd <> -NEW.amount_usd OR original.fee_usd <> -NEW.fee_usd THEN
      RAISE EXCEPTION 'contribution_entries_reversal_mirrors: a reversal is the mirror of its entry'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_reversal_mirrors';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "contribution_entries_fit" BEFORE INSERT ON "contribution_entries" FOR EACH ROW EXECUTE FUNCTION "entry_fits"();
