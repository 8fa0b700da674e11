-- Files brought in, what became of their rows, and statements of others held against our books.

-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('contributions', 'transfers');

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "import_kind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "headings" TEXT[],
    "rows" JSONB NOT NULL,
    "mapping" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by_id" UUID NOT NULL,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "import_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "totals" JSONB NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "run_by_id" UUID NOT NULL,

    CONSTRAINT "import_runs_once" PRIMARY KEY ("import_id")
);

-- CreateTable
CREATE TABLE "import_outcomes" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "remarks" JSONB NOT NULL,
    "contribution_id" UUID,
    "ledger_set_id" UUID,
    "agreement_key" UUID,

    CONSTRAINT "import_outcomes_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "known_on" DATE,
    "file_name" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_lines" (
    "reconciliation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "organisation_id" UUID,
    "year" INTEGER,
    "measure" TEXT NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "reconciliation_lines_pkey" PRIMARY KEY ("reconciliation_id","position")
);

-- CreateTable
CREATE TABLE "reconciliation_notes" (
    "id" UUID NOT NULL,
    "reconciliation_id" UUID NOT NULL,
    "cell" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "difference_usd" DECIMAL(18,2) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "reconciliation_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "imports_reference_unique" ON "imports"("reference");

-- CreateIndex
CREATE INDEX "imports_uploaded_at_id_idx" ON "imports"("uploaded_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "imports_sha256_idx" ON "imports"("sha256");

-- CreateIndex
CREATE INDEX "import_outcomes_agreement_key_idx" ON "import_outcomes"("agreement_key");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliations_reference_unique" ON "reconciliations"("reference");

-- CreateIndex
CREATE INDEX "reconciliations_recorded_at_id_idx" ON "reconciliations"("recorded_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_notes_reconciliation_id_cell_recorded_at_idx" ON "reconciliation_notes"("reconciliation_id", "cell", "recorded_at" DESC);

-- AddForeignKey
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_outcomes" ADD CONSTRAINT "import_outcomes_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_outcomes" ADD CONSTRAINT "import_outcomes_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_lines" ADD CONSTRAINT "reconciliation_lines_reconciliation_id_fkey" FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_lines" ADD CONSTRAINT "reconciliation_lines_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_notes" ADD CONSTRAINT "reconciliation_notes_reconciliation_id_fkey" FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a value may be -----------------------------------------------------------------------------------------------

ALTER TABLE "imports"
  ADD CONSTRAINT "imports_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "imports_rows_listed" CHECK (jsonb_typeof("rows") = 'array' AND jsonb_array_length("rows") BETWEEN 1 AND 5000);

ALTER TABLE "import_runs"
  ADD CONSTRAINT "import_runs_mode" CHECK ("mode" IN ('all', 'good'));

ALTER TABLE "import_outcomes"
  ADD CONSTRAINT "import_outcomes_verdict" CHECK ("verdict" IN ('new', 'warning', 'duplicate', 'error', 'skipped'));

ALTER TABLE "reconciliations"
  ADD CONSTRAINT "reconciliations_level" CHECK ("level" IN ('donors', 'organisations', 'fund'));

ALTER TABLE "reconciliation_notes"
  ADD CONSTRAINT "reconciliation_notes_kind" CHECK ("kind" IN ('timing', 'exchange', 'rounding', 'missing', 'other')),
  ADD CONSTRAINT "reconciliation_notes_says_why" CHECK (btrim("text") <> '');

-- Append-only tables and the application's user: of an upload only the reading of its columns may change --------------

CREATE TRIGGER "import_runs_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "import_runs" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "import_outcomes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "import_outcomes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "reconciliations_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliations" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "reconciliation_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliation_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "reconciliation_notes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliation_notes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "imports", "import_runs", "import_outcomes", "reconciliations", "reconciliation_lines", "reconciliation_notes" TO mptf_app;
GRANT UPDATE ("mapping", "revision") ON "imports" TO mptf_app;
