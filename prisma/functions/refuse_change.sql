-- A record is corrected by another record, so that no history is lost.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%_append_only: what was recorded stays', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

CREATE TRIGGER "audit_facts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_facts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "committee_paper_scenarios_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "committee_paper_scenarios"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "committee_papers_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "committee_papers"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "concept_note_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "concept_note_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "condition_fulfilments_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "condition_fulfilments"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "contribution_entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "contribution_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "contributions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "contributions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "decision_items_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decision_items"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "decision_sources_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decision_sources"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "decisions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decisions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "deposit_confirmations_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "deposit_confirmations"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "earmarks_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "earmarks"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "exchange_rates_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "exchange_rates"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "fund_settings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fund_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "import_outcomes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "import_outcomes"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "import_runs_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "import_runs"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_sets_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_sets"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "objective_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "objective_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "objectives_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "objectives"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "organisation_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "organisation_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "organisations_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "organisations"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "period_closings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "period_closings"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "place_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "place_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "places_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "places"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "programme_conditions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "programme_conditions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "programme_reports_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "programme_reports"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reconciliation_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliation_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reconciliation_notes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliation_notes"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "reconciliations_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliations"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "region_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "region_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "regions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "regions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "simulation_scenarios_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "simulation_scenarios"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "stage_changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stage_changes"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "thematic_area_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "thematic_area_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "thematic_areas_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "thematic_areas"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "tranche_plans_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tranche_plans"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "tranches_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tranches"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "transfer_endings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer_endings"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "transfer_overrides_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer_overrides"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "transfer_requests_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer_requests"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "transfer_reversals_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer_reversals"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
