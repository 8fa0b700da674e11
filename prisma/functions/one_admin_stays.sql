-- Without an administrator who can sign in, the Fund could not restore access.
CREATE OR REPLACE FUNCTION "one_admin_stays"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Two removals at once each see the other's administrator: the lock makes the second look again.
  PERFORM pg_advisory_xact_lock(hashtext('one_admin_stays'));
  IF NOT EXISTS (
    SELECT 1 FROM role_assignments r JOIN people p ON p.id = r.person_id
    WHERE r.role = 'admin' AND p.deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'people_one_admin_stays: the last administrator stays'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'people_one_admin_stays';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "people_one_admin_stays" AFTER UPDATE OF "deactivated_at" ON "people"
  FOR EACH ROW WHEN (OLD."deactivated_at" IS NULL AND NEW."deactivated_at" IS NOT NULL) EXECUTE FUNCTION "one_admin_stays"();
CREATE TRIGGER "role_assignments_one_admin_stays" AFTER DELETE ON "role_assignments"
  FOR EACH ROW WHEN (OLD."role" = 'admin') EXECUTE FUNCTION "one_admin_stays"();
