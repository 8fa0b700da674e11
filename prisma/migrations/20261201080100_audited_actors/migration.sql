-- Who a row names as its author is who the audit entry of the same transaction names. Each statement notes the people its
-- rows name; at commit there is one person, and an audit entry of theirs. The check runs once for a person and a
-- transaction, however many rows were written: an import of 5,000 rows or of 250,000 rates costs one check.

-- Only the functions below write here, with the owner's rights; a transaction removes its own rows before it ends.
CREATE UNLOGGED TABLE "transaction_actors" (
  "transaction" BIGINT NOT NULL,
  "actor_id" UUID NOT NULL,
  "is_audited" BOOLEAN NOT NULL,
  CONSTRAINT "transaction_actors_pkey" PRIMARY KEY ("transaction", "actor_id")
);

CREATE FUNCTION "check_transaction_actor"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
CREATE CONSTRAINT TRIGGER "transaction_actors_check" AFTER INSERT ON "transaction_actors"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_transaction_actor"();

CREATE FUNCTION "note_audited_actor"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO transaction_actors (transaction, actor_id, is_audited)
  SELECT DISTINCT pg_current_xact_id()::text::bigint, actor_id, true FROM added WHERE actor_id IS NOT NULL
  ON CONFLICT (transaction, actor_id) DO UPDATE SET is_audited = true;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_facts_note_actor" AFTER INSERT ON "audit_facts"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_audited_actor"();
REVOKE ALL ON FUNCTION "check_transaction_actor"(), "note_audited_actor"() FROM PUBLIC;

DO $$
DECLARE
  author text[];
BEGIN
  FOREACH author SLICE 1 IN ARRAY ARRAY[
    ['stage_changes', 'actor_id'], ['concept_notes', 'created_by_id'], ['decisions', 'recorded_by_id'],
    ['contribution_entries', 'recorded_by_id'], ['deposit_confirmations', 'confirmed_by_id'],
    ['ledger_sets', 'recorded_by_id'], ['period_closings', 'closed_by_id'], ['exchange_rates', 'recorded_by_id'],
    ['imports', 'uploaded_by_id'], ['import_runs', 'run_by_id'],
    ['reconciliations', 'recorded_by_id'], ['reconciliation_notes', 'recorded_by_id'],
    ['organisation_versions', 'recorded_by_id'], ['place_versions', 'recorded_by_id'],
    ['region_versions', 'recorded_by_id'], ['thematic_area_versions', 'recorded_by_id'],
    ['objective_versions', 'recorded_by_id'], ['fund_settings', 'recorded_by_id'],
    ['simulation_scenarios', 'saved_by_id'], ['committee_papers', 'recorded_by_id'],
    ['committee_paper_scenarios', 'attached_by_id'], ['tranche_plans', 'planned_by_id'],
    ['programme_conditions', 'set_by_id'], ['condition_fulfilments', 'recorded_by_id'],
    ['programme_reports', 'recorded_by_id'], ['transfer_requests', 'prepared_by_id'],
    ['transfer_overrides', 'recorded_by_id'], ['transfer_endings', 'recorded_by_id'],
    ['transfer_reversals', 'recorded_by_id']] LOOP
    IF to_regprocedure(format('note_%s()', author[2])) IS NULL THEN
      EXECUTE format($body$
        CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $note$
        BEGIN
          INSERT INTO transaction_actors (transaction, actor_id, is_audited)
          SELECT DISTINCT pg_current_xact_id()::text::bigint, %2$I, false FROM added WHERE %2$I IS NOT NULL
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $note$ $body$, 'note_' || author[2], author[2]);
      EXECUTE format('REVOKE ALL ON FUNCTION %I() FROM PUBLIC', 'note_' || author[2]);
    END IF;
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION %I()',
      author[1] || '_note_actor', author[1], 'note_' || author[2]);
  END LOOP;
END $$;

-- Two people vouch for a deposit: one records it, another confirms that the cash is there. For new confirmations.
CREATE FUNCTION "check_confirmed_by_another"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM contribution_entries WHERE id = NEW.entry_id AND recorded_by_id = NEW.confirmed_by_id) THEN
    RAISE EXCEPTION 'deposit_confirmations_two_people: another person than the recorder confirms a deposit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deposit_confirmations_two_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "deposit_confirmations_check_person" BEFORE INSERT ON "deposit_confirmations"
  FOR EACH ROW EXECUTE FUNCTION "check_confirmed_by_another"();
