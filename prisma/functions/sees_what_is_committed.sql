-- A writer that waited for a lock must see what was committed meanwhile. A transaction with one snapshot for all its
-- statements does not.
CREATE OR REPLACE FUNCTION "sees_what_is_committed"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION 'writers_see_what_is_committed: a change here is made in a transaction that reads what is committed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'writers_see_what_is_committed';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "ledger_lines_take_turns" BEFORE INSERT ON "ledger_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "ledger_sets_take_turns" BEFORE INSERT ON "ledger_sets"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "people_take_turns" BEFORE UPDATE OF "deactivated_at" ON "people" FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "period_closings_take_turns" BEFORE INSERT ON "period_closings"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "role_assignments_take_turns" BEFORE DELETE ON "role_assignments" FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "tranche_plans_take_turns" BEFORE INSERT ON "tranche_plans"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "tranches_take_turns" BEFORE INSERT ON "tranches"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
CREATE TRIGGER "transfer_requests_take_turns" BEFORE INSERT ON "transfer_requests"
  FOR EACH STATEMENT EXECUTE FUNCTION "sees_what_is_committed"();
