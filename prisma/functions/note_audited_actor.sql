-- Notes the people that new audit entries name, for check_transaction_actor. It has the rights of its owner, because
-- the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_audited_actor"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO transaction_actors (transaction, actor_id, is_audited)
  SELECT DISTINCT pg_current_xact_id()::text::bigint, actor_id, true FROM added WHERE actor_id IS NOT NULL
  ON CONFLICT (transaction, actor_id) DO UPDATE SET is_audited = true;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION "note_audited_actor"() FROM PUBLIC;

CREATE TRIGGER "audit_facts_note_actor" AFTER INSERT ON "audit_facts"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_audited_actor"();
