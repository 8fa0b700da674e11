-- Notes the people that new rows name in "prepared_by_id", for check_transaction_actor. It has the rights of its
-- owner, because the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_prepared_by_id"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, prepared_by_id, false FROM added WHERE prepared_by_id IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
REVOKE ALL ON FUNCTION "note_prepared_by_id"() FROM PUBLIC;

CREATE TRIGGER "transfer_requests_note_actor" AFTER INSERT ON "transfer_requests"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_prepared_by_id"();
