-- The author that a row names is the actor of the audit entry in its transaction. The check runs once for each person
-- and transaction, however many rows are written.
CREATE OR REPLACE FUNCTION "check_transaction_actor"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  people bigint;
  audited boolean;
BEGIN
  SELECT count(*), bool_and(is_audited) INTO people, audited FROM transaction_actors WHERE transaction = NEW.transaction;
  -- The check of another person of this transaction has been here.
  IF people = 0 THEN RETURN NULL; END IF;
  IF people > 1 OR NOT audited THEN
    RAISE EXCEPTION 'rows_name_audited_actor: the author of a row is the actor of the audit entry of its transaction'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rows_name_audited_actor';
  END IF;
  DELETE FROM transaction_actors WHERE transaction = NEW.transaction;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION "check_transaction_actor"() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER "transaction_actors_check" AFTER INSERT ON "transaction_actors"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_transaction_actor"();
