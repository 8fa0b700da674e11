-- Notes the people that new rows name in "attached_by_id", for check_transaction_actor. It has the rights of its
-- owner, because the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_attached_by_id"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, attached_by_id, false FROM added WHERE attached_by_id IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
REVOKE ALL ON FUNCTION "note_attached_by_id"() FROM PUBLIC;

CREATE TRIGGER "committee_paper_scenarios_note_actor" AFTER INSERT ON "committee_paper_scenarios"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_attached_by_id"();
