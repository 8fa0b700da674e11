-- How an approved amount goes out: tranches, what holds them back, requests that one person prepares and another releases.

-- CreateEnum
CREATE TYPE "report_kind" AS ENUM ('narrative', 'expenditure');

-- CreateEnum
CREATE TYPE "report_step" AS ENUM ('submitted', 'accepted');

-- CreateEnum
CREATE TYPE "transfer_ending_kind" AS ENUM ('released', 'withdrawn', 'refused');

-- CreateTable
CREATE TABLE "tranche_plans" (
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_id" UUID NOT NULL,

    CONSTRAINT "tranche_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tranches" (
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,
    "planned_on" DATE NOT NULL,

    CONSTRAINT "tranches_pkey" PRIMARY KEY ("plan_id","number","organisation_id")
);

-- CreateTable
CREATE TABLE "programme_conditions" (
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,
    "from_tranche" INTEGER NOT NULL DEFAULT 1,
    "decision_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID NOT NULL,

    CONSTRAINT "programme_conditions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition_fulfilments" (
    "condition_id" UUID NOT NULL,
    "met_on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "condition_fulfilments_pkey" PRIMARY KEY ("condition_id")
);

-- CreateTable
CREATE TABLE "programme_reports" (
    "note_id" UUID NOT NULL,
    "kind" "report_kind" NOT NULL,
    "year" INTEGER NOT NULL,
    "step" "report_step" NOT NULL,
    "done_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "programme_reports_pkey" PRIMARY KEY ("note_id","kind","year","step")
);

-- CreateTable
CREATE TABLE "transfer_requests" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "note_id" UUID NOT NULL,
    "tranche_number" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_by_id" UUID NOT NULL,
    "request_key" UUID NOT NULL,

    CONSTRAINT "transfer_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_overrides" (
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "blocks" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "transfer_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_endings" (
    "transfer_id" UUID NOT NULL,
    "kind" "transfer_ending_kind" NOT NULL,
    "ended_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "set_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "transfer_endings_pkey" PRIMARY KEY ("transfer_id")
);

-- CreateTable
CREATE TABLE "transfer_reversals" (
    "transfer_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "transfer_reversals_pkey" PRIMARY KEY ("transfer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tranche_plans_version_once" ON "tranche_plans"("note_id", "version");

-- CreateIndex
CREATE INDEX "programme_conditions_note_id_idx" ON "programme_conditions"("note_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_requests_reference_unique" ON "transfer_requests"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_requests_request_key_unique" ON "transfer_requests"("request_key");

-- CreateIndex
CREATE INDEX "transfer_requests_note_id_tranche_number_organisation_id_idx" ON "transfer_requests"("note_id", "tranche_number", "organisation_id");

-- CreateIndex
CREATE INDEX "transfer_overrides_transfer_id_idx" ON "transfer_overrides"("transfer_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_endings_set_once" ON "transfer_endings"("set_id");

-- CreateIndex
CREATE INDEX "transfer_endings_recorded_at_idx" ON "transfer_endings"("recorded_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "transfer_reversals_set_once" ON "transfer_reversals"("set_id");

-- AddForeignKey
ALTER TABLE "tranche_plans" ADD CONSTRAINT "tranche_plans_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tranches" ADD CONSTRAINT "tranches_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "tranche_plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tranches" ADD CONSTRAINT "tranches_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_conditions" ADD CONSTRAINT "programme_conditions_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_conditions" ADD CONSTRAINT "programme_conditions_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_fulfilments" ADD CONSTRAINT "condition_fulfilments_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "programme_conditions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_reports" ADD CONSTRAINT "programme_reports_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_requests" ADD CONSTRAINT "transfer_requests_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_overrides" ADD CONSTRAINT "transfer_overrides_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_endings" ADD CONSTRAINT "transfer_endings_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_endings" ADD CONSTRAINT "transfer_endings_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "ledger_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "ledger_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Values -----------------------------------------------------------------------------------------------------------

ALTER TABLE "tranche_plans"
  ADD CONSTRAINT "tranche_plans_version_positive" CHECK ("version" > 0),
  ADD CONSTRAINT "tranche_plans_change_says_why" CHECK ("version" = 1 OR btrim("reason") <> '');
ALTER TABLE "tranches"
  ADD CONSTRAINT "tranches_number" CHECK ("number" BETWEEN 1 AND 20),
  ADD CONSTRAINT "tranches_amount_positive" CHECK ("amount_usd" > 0);
ALTER TABLE "programme_conditions"
  ADD CONSTRAINT "programme_conditions_text_present" CHECK (btrim("text") <> ''),
  ADD CONSTRAINT "programme_conditions_from_tranche" CHECK ("from_tranche" BETWEEN 1 AND 20);
ALTER TABLE "condition_fulfilments" ADD CONSTRAINT "condition_fulfilments_says_how" CHECK (btrim("note") <> '');
ALTER TABLE "programme_reports" ADD CONSTRAINT "programme_reports_year" CHECK ("year" BETWEEN 2019 AND 2099);
ALTER TABLE "transfer_requests"
  ADD CONSTRAINT "transfer_requests_reference_form" CHECK ("reference" ~ '^T-[0-9]{4}-[0-9]{3,}$'),
  ADD CONSTRAINT "transfer_requests_amount_positive" CHECK ("amount_usd" > 0);
ALTER TABLE "transfer_overrides" ADD CONSTRAINT "transfer_overrides_says_why" CHECK (btrim("reason") <> '');
ALTER TABLE "transfer_endings"
  ADD CONSTRAINT "transfer_endings_says_why" CHECK ("kind" = 'released' OR btrim("reason") <> ''),
  ADD CONSTRAINT "transfer_endings_only_release_moves_money" CHECK (("kind" = 'released') = ("set_id" IS NOT NULL));
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_says_why" CHECK (btrim("reason") <> '');

-- Tranches add up to the approved amount and to each organisation's part of it (DOMAIN section 7, identity 11) ------

-- What is requested of a tranche: all requests but those that were withdrawn, refused or taken back after the release.
CREATE FUNCTION "requested_of_tranche"(the_note uuid, the_number int, the_organisation uuid) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(r.amount_usd), 0) FROM transfer_requests r
  LEFT JOIN transfer_endings e ON e.transfer_id = r.id LEFT JOIN transfer_reversals v ON v.transfer_id = r.id
  WHERE r.note_id = the_note AND r.tranche_number = the_number AND r.organisation_id = the_organisation
    AND coalesce(e.kind, 'released') = 'released' AND v.transfer_id IS NULL;
$$;

-- Each organisation's part of the approved amount is its budget; where less was approved than the budget comes to, its
-- part in proportion, to the cent. A record carried over may have no budget: then only the whole is compared.
CREATE FUNCTION "tranches_fit"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_plan uuid;
  plan tranche_plans%ROWTYPE;
  approved numeric;
BEGIN
  IF TG_TABLE_NAME = 'tranches' THEN the_plan := NEW.plan_id; ELSE the_plan := NEW.id; END IF;
  SELECT * INTO plan FROM tranche_plans WHERE id = the_plan;
  PERFORM pg_advisory_xact_lock(hashtext('tranches ' || plan.note_id));
  SELECT amount_usd INTO approved FROM concept_notes WHERE id = plan.note_id;
  IF approved IS DISTINCT FROM (SELECT sum(amount_usd) FROM tranches WHERE plan_id = plan.id) THEN
    RAISE EXCEPTION 'tranches_add_up: the tranches add up to the approved amount'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_add_up';
  END IF;
  IF EXISTS (
    WITH line AS (SELECT organisation_id, sum(amount_usd) AS part FROM programme_budget_lines WHERE note_id = plan.note_id GROUP BY 1),
    whole AS (SELECT sum(part) AS total FROM line),
    planned AS (SELECT organisation_id, sum(amount_usd) AS part FROM tranches WHERE plan_id = plan.id GROUP BY 1)
    SELECT 1 FROM whole, line FULL JOIN planned USING (organisation_id)
    WHERE whole.total IS NOT NULL AND abs(coalesce(planned.part, 0) * whole.total - coalesce(line.part, 0) * approved) >= 0.01 * whole.total) THEN
    RAISE EXCEPTION 'tranches_follow_budget: the tranches of an organisation add up to its budget'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_follow_budget';
  END IF;
  IF plan.version = (SELECT max(version) FROM tranche_plans WHERE note_id = plan.note_id) AND EXISTS (
    SELECT 1 FROM (SELECT DISTINCT tranche_number AS number, organisation_id FROM transfer_requests WHERE note_id = plan.note_id) r
    LEFT JOIN tranches t ON t.plan_id = plan.id AND t.number = r.number AND t.organisation_id = r.organisation_id
    WHERE requested_of_tranche(plan.note_id, r.number, r.organisation_id) > coalesce(t.amount_usd, 0)) THEN
    RAISE EXCEPTION 'tranches_hold_requested: a plan keeps what is requested'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tranches_hold_requested';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "tranche_plans_fit" AFTER INSERT ON "tranche_plans"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "tranches_fit"();
CREATE CONSTRAINT TRIGGER "tranches_fit" AFTER INSERT ON "tranches"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "tranches_fit"();

-- Requests stay within their tranche, also when two are prepared at once --------------------------------------------

CREATE FUNCTION "request_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tranches ' || NEW.note_id));
  IF requested_of_tranche(NEW.note_id, NEW.tranche_number, NEW.organisation_id) > coalesce((
    SELECT t.amount_usd FROM tranches t JOIN tranche_plans p ON p.id = t.plan_id
    WHERE p.note_id = NEW.note_id AND t.number = NEW.tranche_number AND t.organisation_id = NEW.organisation_id
      AND p.version = (SELECT max(version) FROM tranche_plans WHERE note_id = NEW.note_id)), 0) THEN
    RAISE EXCEPTION 'transfer_requests_within_tranche: requests stay within their tranche'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_requests_within_tranche';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "transfer_requests_fit" AFTER INSERT ON "transfer_requests" FOR EACH ROW EXECUTE FUNCTION "request_fits"();

-- One prepares, another releases; a release stands in the books with its own amount ---------------------------------

CREATE FUNCTION "ending_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request transfer_requests%ROWTYPE;
BEGIN
  IF NEW.kind <> 'released' THEN RETURN NEW; END IF;
  SELECT * INTO request FROM transfer_requests WHERE id = NEW.transfer_id;
  IF request.prepared_by_id = NEW.recorded_by_id THEN
    RAISE EXCEPTION 'transfer_endings_two_people: one person prepares and another releases'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_endings_two_people';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.id = NEW.set_id AND s.subject_type = 'transfer' AND s.subject_id = NEW.transfer_id AND s.reverses_id IS NULL
      AND l.account = 'transfers' AND l.currency = 'USD' AND l.amount = request.amount_usd
      AND l.note_id = request.note_id AND l.puno_id = request.organisation_id) THEN
    RAISE EXCEPTION 'transfer_endings_posted: a release stands in the books'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_endings_posted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "transfer_endings_fit" BEFORE INSERT ON "transfer_endings" FOR EACH ROW EXECUTE FUNCTION "ending_fits"();

CREATE FUNCTION "reversal_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM transfer_endings e JOIN ledger_sets s ON s.reverses_id = e.set_id
    WHERE e.transfer_id = NEW.transfer_id AND s.id = NEW.set_id) THEN
    RAISE EXCEPTION 'transfer_reversals_mirror: only a release is taken back, by its mirror'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_reversals_mirror';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "transfer_reversals_fit" BEFORE INSERT ON "transfer_reversals" FOR EACH ROW EXECUTE FUNCTION "reversal_fits"();

-- Whoever writes them: the transfers of a programme stay within what was approved ------------------------------------

CREATE FUNCTION "transfers_within_approved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM added WHERE account = 'transfers' AND note_id IS NOT NULL) THEN RETURN NULL; END IF;
  -- Two who write at once each see only their own: the lock makes the second look again.
  PERFORM pg_advisory_xact_lock(hashtext('ledger_pools'));
  IF EXISTS (
    SELECT 1 FROM ledger_lines l JOIN concept_notes n ON n.id = l.note_id
    WHERE l.account = 'transfers' AND l.currency = 'USD' AND l.note_id IN (SELECT note_id FROM added WHERE account = 'transfers')
    GROUP BY n.id HAVING sum(l.amount) > coalesce(n.amount_usd, 0)) THEN
    RAISE EXCEPTION 'ledger_lines_transfers_within_approved: the transfers of a programme stay within its approved amount'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_transfers_within_approved';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_lines_transfers_within_approved" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "transfers_within_approved"();

-- A report is accepted after it was submitted ----------------------------------------------------------------------

CREATE FUNCTION "report_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.step = 'accepted' AND NOT EXISTS (
    SELECT 1 FROM programme_reports WHERE note_id = NEW.note_id AND kind = NEW.kind AND year = NEW.year
      AND step = 'submitted' AND done_on <= NEW.done_on) THEN
    RAISE EXCEPTION 'programme_reports_submitted_first: a report is accepted after it was submitted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_reports_submitted_first';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "programme_reports_fit" BEFORE INSERT ON "programme_reports" FOR EACH ROW EXECUTE FUNCTION "report_fits"();

-- Append-only tables and the application's user --------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tranche_plans', 'tranches', 'programme_conditions', 'condition_fulfilments', 'programme_reports',
    'transfer_requests', 'transfer_overrides', 'transfer_endings', 'transfer_reversals'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mptf_app', name);
  END LOOP;
END $$;
