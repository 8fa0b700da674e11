-- The books: every figure of money is a sum of lines. What is recorded already is posted at the end.

-- CreateEnum
CREATE TYPE "ledger_account" AS ENUM ('pledged', 'pledged_contra', 'committed', 'committed_contra', 'deposits', 'deposits_contra', 'fund_interest', 'puno_interest', 'other_income', 'cash_with_agent', 'agent_fee', 'direct_costs', 'bank_charges', 'transfers_to_funds', 'transfers', 'refunds', 'spent', 'expenditure', 'reserved', 'reserved_contra', 'allocated', 'allocated_contra');


-- AlterTable
ALTER TABLE "contribution_entries" ADD COLUMN     "occurred_on" DATE;

-- DropTable
DROP TABLE "contribution_totals" CASCADE;

-- CreateTable
CREATE TABLE "ledger_sets" (
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "occurred_on" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "note" TEXT,
    "reverses_id" UUID,
    "request_key" UUID,

    CONSTRAINT "ledger_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_lines" (
    "set_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account" "ledger_account" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" DECIMAL(20,4) NOT NULL,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "donor_id" UUID,
    "area_number" INTEGER,
    "region_slug" TEXT,
    "note_id" UUID,
    "puno_id" UUID,
    "category" INTEGER,
    "year" INTEGER,

    CONSTRAINT "ledger_lines_pkey" PRIMARY KEY ("set_id","position")
);

-- CreateTable
CREATE TABLE "ledger_totals" (
    "id" BIGSERIAL NOT NULL,
    "grain" "total_grain" NOT NULL,
    "starts_on" DATE NOT NULL,
    "account" "ledger_account" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "donor_id" UUID,
    "puno_id" UUID,
    "area_number" INTEGER,
    "region_slug" TEXT,
    "lines" INTEGER NOT NULL,
    "amount" DECIMAL(20,4) NOT NULL,

    CONSTRAINT "ledger_totals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_closings" (
    "id" UUID NOT NULL,
    "closed_through" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "period_closings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_sets_reversed_once" ON "ledger_sets"("reverses_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_sets_request_key_unique" ON "ledger_sets"("request_key");

-- CreateIndex
CREATE INDEX "ledger_sets_subject_type_subject_id_idx" ON "ledger_sets"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "ledger_sets_effective_on_id_idx" ON "ledger_sets"("effective_on" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_sets_clocks_unique" ON "ledger_sets"("id", "effective_on", "recorded_at");

-- CreateIndex
CREATE INDEX "ledger_lines_account_effective_on_idx" ON "ledger_lines"("account", "effective_on");

-- CreateIndex
CREATE INDEX "ledger_lines_note_id_account_idx" ON "ledger_lines"("note_id", "account");

-- CreateIndex
CREATE INDEX "ledger_lines_donor_id_account_effective_on_idx" ON "ledger_lines"("donor_id", "account", "effective_on");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_totals_cell_unique" ON "ledger_totals"("grain", "starts_on", "account", "currency", "donor_id", "puno_id", "area_number", "region_slug");

-- CreateIndex
CREATE UNIQUE INDEX "period_closings_once" ON "period_closings"("closed_through");

-- AddForeignKey
ALTER TABLE "ledger_sets" ADD CONSTRAINT "ledger_sets_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_set_id_effective_on_recorded_at_fkey" FOREIGN KEY ("set_id", "effective_on", "recorded_at") REFERENCES "ledger_sets"("id", "effective_on", "recorded_at") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_puno_id_fkey" FOREIGN KEY ("puno_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_area_number_fkey" FOREIGN KEY ("area_number") REFERENCES "thematic_areas"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_region_slug_fkey" FOREIGN KEY ("region_slug") REFERENCES "regions"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Sums of a cell are found whatever dimension it lacks.
DROP INDEX "ledger_totals_cell_unique";
CREATE UNIQUE INDEX "ledger_totals_cell_unique" ON "ledger_totals"("grain", "starts_on", "account", "currency", "donor_id", "puno_id", "area_number", "region_slug") NULLS NOT DISTINCT;

-- What kept the totals of entries goes; the totals of lines take their place.
DROP TRIGGER "contribution_entries_totals" ON "contribution_entries";
DROP FUNCTION "add_to_contribution_totals"();
DROP FUNCTION "rebuild_contribution_totals"();

-- Values -----------------------------------------------------------------------------------------------------------

ALTER TABLE "contribution_entries"
  ADD CONSTRAINT "contribution_entries_late_is_earlier" CHECK ("occurred_on" < "effective_on");
ALTER TABLE "ledger_sets"
  ADD CONSTRAINT "ledger_sets_late_is_earlier" CHECK ("occurred_on" < "effective_on"),
  ADD CONSTRAINT "ledger_sets_mirror_says_why" CHECK ("reverses_id" IS NULL OR btrim(coalesce("note", '')) <> '');
ALTER TABLE "ledger_lines"
  ADD CONSTRAINT "ledger_lines_not_zero" CHECK ("amount" <> 0),
  ADD CONSTRAINT "ledger_lines_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "ledger_lines_one_pool" CHECK ("area_number" IS NULL OR "region_slug" IS NULL),
  ADD CONSTRAINT "ledger_lines_category" CHECK ("category" BETWEEN 1 AND 8),
  ADD CONSTRAINT "ledger_lines_year" CHECK ("year" BETWEEN 2019 AND 2099);

-- A set is complete, balanced and of one currency in the statement that writes its lines ----------------------------

CREATE FUNCTION "lines_balance"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong text;
BEGIN
  SELECT CASE WHEN count(DISTINCT l.currency) > 1 THEN 'ledger_lines_one_currency'
              WHEN count(*) <> (SELECT count(*) FROM added a WHERE a.set_id = l.set_id) THEN 'ledger_lines_written_together'
              ELSE 'ledger_lines_balanced' END
    INTO wrong
    FROM ledger_lines l WHERE l.set_id IN (SELECT set_id FROM added)
    GROUP BY l.set_id
    HAVING sum(l.amount) <> 0 OR count(DISTINCT l.currency) > 1
      OR count(*) <> (SELECT count(*) FROM added a WHERE a.set_id = l.set_id)
    LIMIT 1;
  IF wrong = 'ledger_lines_one_currency' THEN
    RAISE EXCEPTION 'ledger_lines_one_currency: the lines of a set have one currency'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_one_currency';
  ELSIF wrong = 'ledger_lines_written_together' THEN
    RAISE EXCEPTION 'ledger_lines_written_together: a set takes no more lines once it is written'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_written_together';
  ELSIF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'ledger_lines_balanced: the lines of a set add up to zero'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_lines_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_lines_balance" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "lines_balance"();

CREATE FUNCTION "set_has_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = NEW.id) THEN
    RAISE EXCEPTION 'ledger_sets_have_lines: a set has lines' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_have_lines';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_sets_have_lines" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "set_has_lines"();

-- A mirror is the exact opposite of its set, and of no mirror ------------------------------------------------------

CREATE FUNCTION "mirror_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_sets WHERE id = NEW.reverses_id AND reverses_id IS NOT NULL)
    OR EXISTS (
      (SELECT account, currency, -amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.reverses_id
       EXCEPT ALL
       SELECT account, currency, amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.id)
      UNION ALL
      (SELECT account, currency, amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.id
       EXCEPT ALL
       SELECT account, currency, -amount, donor_id, area_number, region_slug, note_id, puno_id, category, year
         FROM ledger_lines WHERE set_id = NEW.reverses_id)) THEN
    RAISE EXCEPTION 'ledger_sets_mirror: a mirror is the exact opposite of its set'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_mirror';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_sets_mirror" AFTER INSERT ON "ledger_sets"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."reverses_id" IS NOT NULL) EXECUTE FUNCTION "mirror_fits"();

-- A closed period takes no entries, also from somebody who writes while it is being closed --------------------------

CREATE FUNCTION "period_is_open"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('ledger_periods'));
  IF EXISTS (SELECT 1 FROM added WHERE effective_on <= (SELECT max(closed_through) FROM period_closings)) THEN
    RAISE EXCEPTION 'ledger_sets_period_open: the period of this day is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_sets_period_open';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_sets_period_open" AFTER INSERT ON "ledger_sets"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "period_is_open"();

CREATE FUNCTION "closing_goes_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_periods'));
  IF NEW.closed_through <= (SELECT max(closed_through) FROM period_closings)
    OR NEW.closed_through >= (NEW.closed_at AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'period_closings_go_on: a period is closed once, after its last day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'period_closings_go_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "period_closings_go_on" BEFORE INSERT ON "period_closings" FOR EACH ROW EXECUTE FUNCTION "closing_goes_on"();

-- Every entry of a contribution stands in the books ----------------------------------------------------------------

CREATE FUNCTION "entry_is_posted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_sets WHERE subject_type = 'contribution-entry' AND subject_id = NEW.id AND effective_on = NEW.effective_on) THEN
    RAISE EXCEPTION 'contribution_entries_posted: an entry stands in the books'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entries_posted';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "contribution_entries_posted" AFTER INSERT ON "contribution_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "entry_is_posted"();

-- Totals are kept in the lines' statement, in a fixed order so that two writers never wait for each other ------------

CREATE FUNCTION "add_to_ledger_totals"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_totals AS t (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, amount)
  SELECT g.grain, date_trunc(g.grain::text, l.effective_on)::date, l.account, l.currency, l.donor_id, l.puno_id, l.area_number,
    l.region_slug, count(*), sum(l.amount)
  FROM added l CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug)
  DO UPDATE SET lines = t.lines + excluded.lines, amount = t.amount + excluded.amount;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_lines_totals" AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "add_to_ledger_totals"();

CREATE FUNCTION "rebuild_ledger_totals"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE ledger_lines IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM ledger_totals;
  INSERT INTO ledger_totals (grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, amount)
  SELECT g.grain, date_trunc(g.grain::text, l.effective_on)::date, l.account, l.currency, l.donor_id, l.puno_id, l.area_number,
    l.region_slug, count(*), sum(l.amount)
  FROM ledger_lines l CROSS JOIN (VALUES ('year'::total_grain), ('month'::total_grain)) AS g(grain)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
END $$;
REVOKE ALL ON FUNCTION "rebuild_ledger_totals"() FROM PUBLIC;

-- Append-only tables and the application's user --------------------------------------------------------------------

CREATE TRIGGER "ledger_sets_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_sets" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "period_closings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "period_closings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "ledger_sets", "ledger_lines", "period_closings" TO mptf_app;
GRANT SELECT ON "ledger_totals" TO mptf_app;

-- What was recorded before the books were kept ---------------------------------------------------------------------

-- Posts every entry that does not stand in the books yet; an entry's fee is shared over its pools by largest remainder.
CREATE FUNCTION "post_unposted_entries"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE posting ON COMMIT DROP AS
    SELECT gen_random_uuid() AS set_id, e.* FROM contribution_entries e
    WHERE NOT EXISTS (SELECT 1 FROM ledger_sets s WHERE s.subject_type = 'contribution-entry' AND s.subject_id = e.id);
  CREATE TEMP TABLE posting_part ON COMMIT DROP AS
    WITH part AS (
      SELECT p.set_id, p.id AS entry_id, m.area_number, m.region_slug, m.amount_usd FROM posting p JOIN earmarks m ON m.entry_id = p.id
      UNION ALL
      SELECT p.set_id, p.id, NULL, NULL, p.amount_usd - coalesce((SELECT sum(amount_usd) FROM earmarks m WHERE m.entry_id = p.id), 0) FROM posting p),
    shared AS (
      SELECT part.*, p.fee_usd, trunc(p.fee_usd * part.amount_usd / p.amount_usd, 2) AS fee,
        p.fee_usd * part.amount_usd / p.amount_usd - trunc(p.fee_usd * part.amount_usd / p.amount_usd, 2) AS rest
      FROM part JOIN posting p USING (set_id) WHERE part.amount_usd <> 0),
    ranked AS (
      SELECT shared.*, row_number() OVER (PARTITION BY set_id ORDER BY abs(rest) DESC, area_number, region_slug) AS place,
        round(abs(fee_usd - sum(fee) OVER (PARTITION BY set_id)) * 100) AS missing
      FROM shared)
    SELECT set_id, area_number, region_slug, amount_usd,
      fee + CASE WHEN place <= missing THEN sign(fee_usd) * 0.01 ELSE 0 END AS fee,
      row_number() OVER (PARTITION BY set_id ORDER BY area_number, region_slug) AS position
    FROM ranked;
  -- Each entry looks for its own below: without these a million of them would look at a million each.
  CREATE INDEX ON posting (id);
  CREATE INDEX ON posting_part (set_id);
  ANALYZE posting;
  ANALYZE posting_part;
  INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, occurred_on, recorded_at, recorded_by_id, note, reverses_id)
    SELECT set_id, 'contribution.' || kind, 'contribution-entry', id, effective_on, occurred_on, recorded_at, recorded_by_id, note,
      (SELECT original.set_id FROM posting original WHERE original.id = p.reverses_id)
    FROM posting p;
  INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, donor_id, area_number, region_slug)
    SELECT set_id, row_number() OVER (PARTITION BY set_id), account, 'USD', amount, effective_on, recorded_at, donor_id, area_number, region_slug FROM (
      SELECT p.set_id, p.effective_on, p.recorded_at, p.donor_id, l.* FROM posting p CROSS JOIN LATERAL (
        SELECT (CASE p.kind WHEN 'pledge' THEN 'pledged' WHEN 'commitment' THEN 'committed' ELSE 'deposits' END)::ledger_account AS account,
          CASE p.kind WHEN 'deposit' THEN -x.amount_usd ELSE x.amount_usd END AS amount, x.area_number, x.region_slug
        FROM posting_part x WHERE x.set_id = p.set_id
        UNION ALL
        SELECT 'agent_fee', x.fee, x.area_number, x.region_slug FROM posting_part x WHERE x.set_id = p.set_id
        UNION ALL
        SELECT (CASE p.kind WHEN 'pledge' THEN 'pledged_contra' WHEN 'commitment' THEN 'committed_contra' ELSE 'cash_with_agent' END)::ledger_account,
          CASE p.kind WHEN 'deposit' THEN p.amount_usd - p.fee_usd ELSE -p.amount_usd END, NULL, NULL) l
      WHERE l.amount <> 0) line;
  -- In the currency of the entry, beside the books of the Fund, which are in USD.
  INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, occurred_on, recorded_at, recorded_by_id, note)
    SELECT md5(set_id::text || currency)::uuid, 'contribution.' || kind, 'contribution-entry', id, effective_on, occurred_on, recorded_at, recorded_by_id, note
    FROM posting WHERE currency <> 'USD';
  INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, donor_id)
    SELECT md5(set_id::text || currency)::uuid, l.position,
      (CASE kind WHEN 'pledge' THEN CASE l.position WHEN 1 THEN 'pledged' ELSE 'pledged_contra' END
                 WHEN 'commitment' THEN CASE l.position WHEN 1 THEN 'committed' ELSE 'committed_contra' END
                 ELSE CASE l.position WHEN 1 THEN 'deposits' ELSE 'deposits_contra' END END)::ledger_account,
      currency, CASE WHEN (l.position = 1) = (kind <> 'deposit') THEN amount ELSE -amount END, effective_on, recorded_at, donor_id
    FROM posting CROSS JOIN (VALUES (1), (2)) AS l(position) WHERE currency <> 'USD';
  DROP TABLE posting_part, posting;
END $$;
REVOKE ALL ON FUNCTION "post_unposted_entries"() FROM PUBLIC;
SELECT "post_unposted_entries"();

-- Approved amounts, what is set aside for invited programmes, and what closed ones gave back.
DO $$
DECLARE
  one record;
  made uuid;
BEGIN
  FOR one IN
    SELECT * FROM (
      SELECT DISTINCT ON (i.note_id) 'programme.allocated' AS act, 'allocated' AS account, i.note_id, i.source_area AS area, i.source_region AS region,
        i.amount_usd AS amount, d.decided_on AS on_day, d.recorded_at AS moment, d.recorded_by_id AS recorder
      FROM decision_items i JOIN decisions d ON d.id = i.decision_id WHERE i.outcome = 'approved' ORDER BY i.note_id, d.id DESC) granted
    UNION ALL
    SELECT 'programme.reserved', 'reserved', n.id, p.source_area, p.source_region, n.amount_usd, c.effective_on, c.at, c.actor_id
      FROM concept_notes n JOIN programme_documents p ON p.note_id = n.id
      JOIN LATERAL (SELECT * FROM stage_changes c WHERE c.note_id = n.id AND c.move = 'invite' ORDER BY c.id DESC LIMIT 1) c ON true
      WHERE n.stage IN ('invited', 'appraised')
    UNION ALL
    SELECT 'programme.allocation-released', 'allocated', c.note_id, i.source_area, i.source_region, -(c.detail->>'refundedUsd')::numeric, c.effective_on, c.at, c.actor_id
      FROM stage_changes c JOIN LATERAL (
        SELECT i.* FROM decision_items i JOIN decisions d ON d.id = i.decision_id
        WHERE i.note_id = c.note_id AND i.outcome = 'approved' ORDER BY d.id DESC LIMIT 1) i ON true
      WHERE c.move = 'close-financially' AND (c.detail->>'refundedUsd')::numeric > 0
  LOOP
    made := gen_random_uuid();
    INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, recorded_at, recorded_by_id)
      VALUES (made, one.act, 'concept-note', one.note_id, one.on_day, one.moment, one.recorder);
    INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, area_number, region_slug, note_id) VALUES
      (made, 1, one.account::ledger_account, 'USD', one.amount, one.on_day, one.moment, one.area, one.region, one.note_id),
      (made, 2, (one.account || '_contra')::ledger_account, 'USD', -one.amount, one.on_day, one.moment, NULL, NULL, one.note_id);
  END LOOP;
END $$;
