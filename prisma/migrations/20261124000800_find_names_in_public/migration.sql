-- A name within a function means what stands in public, whatever its caller put in the way: a temporary table is otherwise found first.

DO $$
DECLARE
  ours regprocedure;
BEGIN
  FOR ours IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e') LOOP
    EXECUTE format('ALTER ROUTINE %s SET search_path = public, pg_temp', ours);
  END LOOP;
END $$;

-- Whoever may run a function may hang it on a table of its own; this one writes totals with its owner's rights.
REVOKE EXECUTE ON FUNCTION "add_to_ledger_totals"() FROM PUBLIC;

-- Nothing of the application's user needs a table of its own. Who runs the server may hold this right instead of us.
DO $$ BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
