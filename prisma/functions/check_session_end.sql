-- An ended session does not change, and an open session is not removed.
CREATE OR REPLACE FUNCTION "check_session_end"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'sessions_end_is_final: an ended session does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_end_is_final';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.ended_at IS NULL THEN
      RAISE EXCEPTION 'sessions_removed_when_ended: an open session is ended, not removed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_removed_when_ended';
    END IF;
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "sessions_check_end" BEFORE UPDATE OR DELETE ON "sessions" FOR EACH ROW EXECUTE FUNCTION "check_session_end"();
