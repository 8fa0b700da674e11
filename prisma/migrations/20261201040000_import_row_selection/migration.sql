-- Rows with a warning are recorded only where a person selected them. A row left out keeps its own status.

ALTER TABLE "imports" ADD COLUMN "selected_rows" INTEGER[] NOT NULL DEFAULT '{}';

ALTER TABLE "import_outcomes" DROP CONSTRAINT "import_outcomes_verdict",
  ADD CONSTRAINT "import_outcomes_verdict"
    CHECK ("verdict" IN ('new', 'warning', 'unselected', 'duplicate', 'error', 'skipped'));

GRANT UPDATE ("selected_rows") ON "imports" TO mptf_app;
