-- What must never be, refused by the database itself. A trigger's message starts with the name of its rule, because drivers pass on the message alone. Names are translated into sentences in lib/kernel/constraints.ts.

-- Values -----------------------------------------------------------------------------------------------------------

ALTER TABLE "people"
  ADD CONSTRAINT "people_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT "people_name_present" CHECK (btrim("name") <> '');

ALTER TABLE "sign_in_throttles" ADD CONSTRAINT "sign_in_throttles_failures_positive" CHECK ("failures" > 0);

ALTER TABLE "organisation_versions" ADD CONSTRAINT "organisation_versions_name_present" CHECK (btrim("name") <> '');
ALTER TABLE "place_versions" ADD CONSTRAINT "place_versions_name_present" CHECK (btrim("name") <> '');
ALTER TABLE "region_versions" ADD CONSTRAINT "region_versions_name_present" CHECK (btrim("name") <> '');
ALTER TABLE "thematic_areas" ADD CONSTRAINT "thematic_areas_one_to_five" CHECK ("number" BETWEEN 1 AND 5);
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_one_to_twenty_three" CHECK ("number" BETWEEN 1 AND 23);
ALTER TABLE "reference_series" ADD CONSTRAINT "reference_series_positive" CHECK ("last" > 0);

ALTER TABLE "contribution_entries"
  ADD CONSTRAINT "contribution_entries_sign" CHECK (
    ("reverses_id" IS NULL AND "amount" > 0 AND "amount_usd" > 0 AND "fee_usd" >= 0)
    OR ("reverses_id" IS NOT NULL AND "amount" < 0 AND "amount_usd" < 0 AND "fee_usd" <= 0)),
  ADD CONSTRAINT "contribution_entries_rate_positive" CHECK ("rate" > 0),
  ADD CONSTRAINT "contribution_entries_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "contribution_entries_usd_is_usd" CHECK ("currency" <> 'USD' OR ("rate" = 1 AND "amount" = "amount_usd")),
  ADD CONSTRAINT "contribution_entries_fee_on_deposits_only" CHECK ("kind" = 'deposit' OR "fee_usd" = 0),
  ADD CONSTRAINT "contribution_entries_reversal_says_why" CHECK ("reverses_id" IS NULL OR btrim(coalesce("note", '')) <> '');

ALTER TABLE "earmarks"
  ADD CONSTRAINT "earmarks_one_target" CHECK (("area_number" IS NULL) <> ("region_slug" IS NULL)),
  ADD CONSTRAINT "earmarks_not_zero" CHECK ("amount" <> 0 AND sign("amount") = sign("amount_usd"));

ALTER TABLE "concept_notes"
  ADD CONSTRAINT "concept_notes_amount_positive" CHECK ("amount_usd" > 0),
  ADD CONSTRAINT "concept_notes_duration_sane" CHECK ("duration_months" BETWEEN 1 AND 120),
  ADD CONSTRAINT "concept_notes_gender_marker" CHECK ("gender_marker" BETWEEN 0 AND 3),
  ADD CONSTRAINT "concept_notes_validated_gender_marker" CHECK ("validated_gender_marker" BETWEEN 0 AND 3),
  ADD CONSTRAINT "concept_notes_reference_after_draft" CHECK ("stage" IN ('draft', 'withdrawn') OR "reference" IS NOT NULL),
  ADD CONSTRAINT "concept_notes_programme_has_reference" CHECK (
    ("stage" IN ('funded', 'active', 'operationally_closed', 'financially_closed')) = ("programme_reference" IS NOT NULL));

ALTER TABLE "note_places" ADD CONSTRAINT "note_places_share_percent" CHECK ("share" > 0 AND "share" <= 100);
ALTER TABLE "participations" ADD CONSTRAINT "participations_budget_positive" CHECK ("budget_usd" > 0);
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_completed_has_scores" CHECK ("state" <> 'completed' OR ("scores" IS NOT NULL AND "completed_at" IS NOT NULL));
ALTER TABLE "programme_budget_lines"
  ADD CONSTRAINT "programme_budget_lines_category" CHECK ("category" BETWEEN 1 AND 8),
  ADD CONSTRAINT "programme_budget_lines_positive" CHECK ("amount_usd" > 0);

ALTER TABLE "stage_changes"
  ADD CONSTRAINT "stage_changes_decided" CHECK ("to_stage" NOT IN ('in_pipeline', 'funded', 'not_endorsed', 'rejected') OR "decision_id" IS NOT NULL),
  ADD CONSTRAINT "stage_changes_refusal_says_why" CHECK (
    "move" NOT IN ('return', 'declare-ineligible', 'withdraw', 'decline', 'reject') OR btrim(coalesce("reason", '')) <> '');

ALTER TABLE "decisions"
  ADD CONSTRAINT "decisions_number_form" CHECK ("number" ~ '^SC-[0-9]{4}-[0-9]{2,}$'),
  ADD CONSTRAINT "decisions_text_present" CHECK (btrim("text") <> '');
ALTER TABLE "decision_items"
  ADD CONSTRAINT "decision_items_amount_when_granted" CHECK ("outcome" NOT IN ('approved', 'endorsed') OR "amount_usd" > 0),
  ADD CONSTRAINT "decision_items_one_source" CHECK ("source_area" IS NULL OR "source_region" IS NULL);

-- An entry is like its contribution, and a reversal the mirror of what it reverses ---------------------------------

CREATE FUNCTION "entry_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  original contribution_entries%ROWTYPE;
BEGIN
  IF NEW.donor_id <> (SELECT donor_id FROM contributions WHERE id = NEW.contribution_id) THEN
    RAISE EXCEPTION 'contribution_entries_same_donor: the donor of an entry is the donor of its contribution'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_same_donor';
  END IF;
  IF NEW.reverses_id IS NOT NULL THEN
    SELECT * INTO original FROM contribution_entries WHERE id = NEW.reverses_id;
    IF original.reverses_id IS NOT NULL OR original.contribution_id <> NEW.contribution_id OR original.kind <> NEW.kind
      OR original.currency <> NEW.currency OR original.rate <> NEW.rate OR original.amount <> -NEW.amount
      OR original.amount_usd <> -NEW.amount_usd OR original.fee_usd <> -NEW.fee_usd THEN
      RAISE EXCEPTION 'contribution_entries_reversal_mirrors: a reversal is the mirror of its entry'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_reversal_mirrors';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contribution_entries_fit" BEFORE INSERT ON "contribution_entries" FOR EACH ROW EXECUTE FUNCTION "entry_fits"();

CREATE FUNCTION "earmarks_fit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM contribution_entries e JOIN earmarks m ON m.entry_id = e.id WHERE e.id = NEW.entry_id
    GROUP BY e.id HAVING abs(sum(m.amount)) > abs(e.amount) OR abs(sum(m.amount_usd)) > abs(e.amount_usd)
      OR bool_or(sign(m.amount) <> sign(e.amount))) THEN
    RAISE EXCEPTION 'earmarks_within_entry: the earmarks of an entry are more than the entry'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'earmarks_within_entry';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "earmarks_within_entry" AFTER INSERT ON "earmarks"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "earmarks_fit"();

-- A stage is the last line of its history, and places have all shares or none --------------------------------------

CREATE FUNCTION "stage_is_told"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told stage;
BEGIN
  SELECT to_stage INTO told FROM stage_changes WHERE note_id = NEW.id ORDER BY id DESC LIMIT 1;
  IF told IS DISTINCT FROM (SELECT stage FROM concept_notes WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'concept_notes_stage_is_told: the stage of a note is the last line of its history'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'concept_notes_stage_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "concept_notes_stage_is_told" AFTER INSERT OR UPDATE OF "stage" ON "concept_notes"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "stage_is_told"();

CREATE FUNCTION "shares_add_up"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM note_places p JOIN concept_notes n ON n.id = p.note_id
    WHERE p.note_id = NEW.note_id AND n.stage NOT IN ('draft', 'withdrawn') GROUP BY p.note_id
    HAVING count(p.share) NOT IN (0, count(*)) OR (count(p.share) > 0 AND sum(p.share) <> 100)) THEN
    RAISE EXCEPTION 'note_places_shares_add_up: the shares of the places add up to 100 or are absent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'note_places_shares_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "note_places_shares_add_up" AFTER INSERT OR UPDATE ON "note_places"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "shares_add_up"();

-- The last administrator stays ------------------------------------------------------------------------------------

CREATE FUNCTION "one_admin_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two removals at once each see the other's administrator: the lock makes the second look again.
  PERFORM pg_advisory_xact_lock(hashtext('one_admin_stays'));
  IF NOT EXISTS (
    SELECT 1 FROM role_assignments r JOIN people p ON p.id = r.person_id
    WHERE r.role = 'admin' AND p.deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'people_one_admin_stays: the last administrator stays'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'people_one_admin_stays';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "role_assignments_one_admin_stays" AFTER DELETE ON "role_assignments"
  FOR EACH ROW WHEN (OLD."role" = 'admin') EXECUTE FUNCTION "one_admin_stays"();
CREATE TRIGGER "people_one_admin_stays" AFTER UPDATE OF "deactivated_at" ON "people"
  FOR EACH ROW WHEN (OLD."deactivated_at" IS NULL AND NEW."deactivated_at" IS NOT NULL) EXECUTE FUNCTION "one_admin_stays"();

-- Totals are kept in the entry's own statement, in a fixed order so that two writers never wait for each other ------

CREATE FUNCTION "add_to_contribution_totals"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO contribution_totals AS t (grain, starts_on, kind, donor_id, entries, amount_usd)
  SELECT g.grain, date_trunc(g.grain::text, e.effective_on)::date, e.kind, e.donor_id, count(*), sum(e.amount_usd)
  FROM added e CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (grain, starts_on, kind, donor_id)
  DO UPDATE SET entries = t.entries + excluded.entries, amount_usd = t.amount_usd + excluded.amount_usd;
  RETURN NULL;
END $$;
CREATE TRIGGER "contribution_entries_totals" AFTER INSERT ON "contribution_entries"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "add_to_contribution_totals"();

CREATE FUNCTION "rebuild_contribution_totals"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE contribution_entries IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM contribution_totals;
  INSERT INTO contribution_totals (grain, starts_on, kind, donor_id, entries, amount_usd)
  SELECT g.grain, date_trunc(g.grain::text, e.effective_on)::date, e.kind, e.donor_id, count(*), sum(e.amount_usd)
  FROM contribution_entries e CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4;
END $$;
REVOKE ALL ON FUNCTION "rebuild_contribution_totals"() FROM PUBLIC;

-- Append-only tables and the application's user --------------------------------------------------------------------

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%_append_only: what was recorded stays', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

DO $$ BEGIN
  -- A role belongs to the whole server: another database may have made it, or whoever runs the server.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mptf_app') THEN
    CREATE ROLE mptf_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- made at this very moment
END $$;

GRANT USAGE ON SCHEMA public TO mptf_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'audit_facts', 'organisations', 'organisation_versions', 'places', 'place_versions', 'regions', 'region_versions',
    'thematic_areas', 'thematic_area_versions', 'objectives', 'objective_versions', 'fund_settings',
    'contributions', 'contribution_entries', 'earmarks', 'deposit_confirmations',
    'concept_note_versions', 'stage_changes', 'decisions', 'decision_items'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mptf_app', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['people', 'concept_notes', 'invitations', 'reviews', 'reference_series', 'programme_documents'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mptf_app', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['role_assignments', 'sign_in_throttles', 'note_objectives', 'note_places', 'participations', 'programme_budget_lines'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO mptf_app', name);
  END LOOP;
END $$;

GRANT SELECT ON "contribution_totals" TO mptf_app;
GRANT USAGE ON SEQUENCE "audit_facts_id_seq", "stage_changes_id_seq" TO mptf_app;
