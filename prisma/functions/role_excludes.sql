-- The pairs of roles that exclude each other, as in lib/access. Tests check both against the same list of pairs.
CREATE OR REPLACE FUNCTION "role_excludes"("one" "role", "other" "role") RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT one <> other AND (
    one IN ('auditor', 'administrative_agent') OR other IN ('auditor', 'administrative_agent')
    OR (one = 'admin' AND other IN ('fmu_officer', 'fmu_head', 'committee', 'chair'))
    OR (other = 'admin' AND one IN ('fmu_officer', 'fmu_head', 'committee', 'chair'))
    OR (one IN ('fmu_officer', 'fmu_head') AND other IN ('committee', 'chair', 'donor', 'agency'))
    OR (other IN ('fmu_officer', 'fmu_head') AND one IN ('committee', 'chair', 'donor', 'agency')))
$$;
