-- Notes the people that new rows name in "run_by_id", for check_transaction_actor. It has the rights of its owner,
-- because the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_run_by_id"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, run_by_id, false FROM added WHERE run_by_id IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
REVOKE ALL ON FUNCTION "note_run_by_id"() FROM PUBLIC;

CREATE TRIGGER "import_runs_note_actor" AFTER INSERT ON "import_runs"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_run_by_id"();
