-- No person receives two roles that exclude each other. Pairs from before this rule remain until one of the two roles
-- is removed.
CREATE OR REPLACE FUNCTION "refuse_excluded_role"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Two roles given at the same moment are checked one after the other.
  PERFORM 1 FROM people WHERE id = NEW.person_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM role_assignments r WHERE r.person_id = NEW.person_id AND role_excludes(r.role, NEW.role)) THEN
    RAISE EXCEPTION 'role_assignments_exclude_each_other: the person has a role that excludes this one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'role_assignments_exclude_each_other';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "role_assignments_check_exclusion" BEFORE INSERT OR UPDATE ON "role_assignments" FOR EACH ROW EXECUTE FUNCTION "refuse_excluded_role"();
