-- Notes the people that new rows name in "recorded_by_id", for check_transaction_actor. It has the rights of its
-- owner, because the application does not write transaction_actors.
CREATE OR REPLACE FUNCTION "note_recorded_by_id"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, recorded_by_id, false FROM added WHERE recorded_by_id IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
REVOKE ALL ON FUNCTION "note_recorded_by_id"() FROM PUBLIC;

CREATE TRIGGER "committee_papers_note_actor" AFTER INSERT ON "committee_papers"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "condition_fulfilments_note_actor" AFTER INSERT ON "condition_fulfilments"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "contribution_entries_note_actor" AFTER INSERT ON "contribution_entries"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "decisions_note_actor" AFTER INSERT ON "decisions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "exchange_rates_note_actor" AFTER INSERT ON "exchange_rates"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "fund_settings_note_actor" AFTER INSERT ON "fund_settings"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "ledger_sets_note_actor" AFTER INSERT ON "ledger_sets"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "objective_versions_note_actor" AFTER INSERT ON "objective_versions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "organisation_versions_note_actor" AFTER INSERT ON "organisation_versions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "place_versions_note_actor" AFTER INSERT ON "place_versions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "programme_reports_note_actor" AFTER INSERT ON "programme_reports"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "reconciliation_notes_note_actor" AFTER INSERT ON "reconciliation_notes"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "reconciliations_note_actor" AFTER INSERT ON "reconciliations"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "region_versions_note_actor" AFTER INSERT ON "region_versions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "thematic_area_versions_note_actor" AFTER INSERT ON "thematic_area_versions"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "transfer_endings_note_actor" AFTER INSERT ON "transfer_endings"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "transfer_overrides_note_actor" AFTER INSERT ON "transfer_overrides"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
CREATE TRIGGER "transfer_reversals_note_actor" AFTER INSERT ON "transfer_reversals"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_recorded_by_id"();
