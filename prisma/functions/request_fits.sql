-- Requests do not exceed their tranche, also when two are prepared at the same time.
CREATE OR REPLACE FUNCTION "request_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tranches ' || NEW.note_id));
  IF requested_of_tranche(NEW.note_id, NEW.tranche_number, NEW.organisation_id) > coalesce((
    SELECT t.amount_usd FROM tranches t JOIN tranche_plans p ON p.id = t.plan_id
    WHERE p.note_id = NEW.note_id AND t.number = NEW.tranche_number AND t.organisation_id = NEW.organisation_id
      AND p.version = (SELECT max(version) FROM tranche_plans WHERE note_id = NEW.note_id)), 0) THEN
    RAISE EXCEPTION 'transfer_requests_within_tranche: requests stay within their tranche'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_requests_within_tranche';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "transfer_requests_fit" AFTER INSERT ON "transfer_requests" FOR EACH ROW EXECUTE FUNCTION "request_fits"();
