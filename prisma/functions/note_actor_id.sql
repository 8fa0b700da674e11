-- Notes the people that new rows name in "actor_id", for check_transaction_actor. It has the rights of its owner,
-- because the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_actor_id"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, actor_id, false FROM added WHERE actor_id IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
REVOKE ALL ON FUNCTION "note_actor_id"() FROM PUBLIC;

CREATE TRIGGER "stage_changes_note_actor" AFTER INSERT ON "stage_changes"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_actor_id"();
