-- No person is given two roles that exclude each other (lib/access/excluded-roles.ts). Pairs from before the rule stay
-- until one of the two roles is given up: the rule holds for new rows.

CREATE FUNCTION "role_excludes"("one" "role", "other" "role") RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT one <> other AND (
    one IN ('auditor', 'administrative_agent') OR other IN ('auditor', 'administrative_agent')
    OR (one = 'admin' AND other IN ('fmu_officer', 'fmu_head', 'committee', 'chair'))
    OR (other = 'admin' AND one IN ('fmu_officer', 'fmu_head', 'committee', 'chair'))
    OR (one IN ('fmu_officer', 'fmu_head') AND other IN ('committee', 'chair', 'donor', 'agency'))
    OR (other IN ('fmu_officer', 'fmu_head') AND one IN ('committee', 'chair', 'donor', 'agency')))
$$;

CREATE FUNCTION "refuse_excluded_role"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
