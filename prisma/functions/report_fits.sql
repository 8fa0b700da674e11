-- A report is accepted only after it was submitted.
CREATE OR REPLACE FUNCTION "report_fits"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.step = 'accepted' AND NOT EXISTS (
    SELECT 1 FROM programme_reports WHERE note_id = NEW.note_id AND kind = NEW.kind AND year = NEW.year
      AND step = 'submitted' AND done_on <= NEW.done_on) THEN
    RAISE EXCEPTION 'programme_reports_submitted_first: a report is accepted after it was submitted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_reports_submitted_first';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "programme_reports_fit" BEFORE INSERT ON "programme_reports" FOR EACH ROW EXECUTE FUNCTION "report_fits"();
