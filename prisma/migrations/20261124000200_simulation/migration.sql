-- Questions to the funding simulation with their answers, and the committee papers they are attached to; all immutable.

-- CreateTable
CREATE TABLE "simulation_scenarios" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "known_on" DATE NOT NULL,
    "question" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" UUID NOT NULL,

    CONSTRAINT "simulation_scenarios_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_papers" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "meeting_on" DATE NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "committee_papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_paper_scenarios" (
    "paper_id" UUID NOT NULL,
    "scenario_id" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL,
    "attached_by_id" UUID NOT NULL,

    CONSTRAINT "committee_paper_scenarios_pkey" PRIMARY KEY ("paper_id","scenario_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "committee_papers_number_unique" ON "committee_papers"("number");

-- CreateIndex
CREATE INDEX "committee_papers_meeting_on_id_idx" ON "committee_papers"("meeting_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "committee_paper_scenarios_scenario_id_idx" ON "committee_paper_scenarios"("scenario_id");

-- AddForeignKey
ALTER TABLE "committee_paper_scenarios" ADD CONSTRAINT "committee_paper_scenarios_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "committee_papers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_paper_scenarios" ADD CONSTRAINT "committee_paper_scenarios_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "simulation_scenarios"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "simulation_scenarios" ADD CONSTRAINT "simulation_scenarios_name_present" CHECK (btrim("name") <> '');
ALTER TABLE "committee_papers" ADD CONSTRAINT "committee_papers_title_present" CHECK (btrim("title") <> '');

CREATE TRIGGER "simulation_scenarios_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "simulation_scenarios" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "committee_papers_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "committee_papers" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "committee_paper_scenarios_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "committee_paper_scenarios" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "simulation_scenarios", "committee_papers", "committee_paper_scenarios" TO mptf_app;
