-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "decision_mode" AS ENUM ('meeting', 'correspondence', 'opening_record');

-- CreateEnum
CREATE TYPE "decision_outcome" AS ENUM ('endorsed', 'deferred', 'not_endorsed', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('draft', 'submitted', 'in_review', 'recommended', 'in_pipeline', 'invited', 'appraised', 'funded', 'active', 'operationally_closed', 'financially_closed', 'ineligible', 'withdrawn', 'not_endorsed', 'rejected');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('assigned', 'conflicted', 'completed');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('pledge', 'commitment', 'deposit');

-- CreateEnum
CREATE TYPE "total_grain" AS ENUM ('year', 'month');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('agency', 'reviewer', 'fmu_officer', 'fmu_head', 'committee', 'chair', 'administrative_agent', 'donor', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "organisation_type" AS ENUM ('member_state', 'un_entity', 'foundation', 'private_sector', 'civil_society', 'other');

-- CreateEnum
CREATE TYPE "region_kind" AS ENUM ('network', 'group');

-- CreateTable
CREATE TABLE "audit_facts" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "mode" "decision_mode" NOT NULL,
    "text" TEXT NOT NULL,
    "conditions" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_items" (
    "decision_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "outcome" "decision_outcome" NOT NULL,
    "amount_usd" DECIMAL(18,2),
    "source_area" INTEGER,
    "source_region" TEXT,

    CONSTRAINT "decision_items_pkey" PRIMARY KEY ("decision_id","note_id")
);

-- CreateTable
CREATE TABLE "concept_notes" (
    "id" UUID NOT NULL,
    "reference" TEXT,
    "programme_reference" TEXT,
    "stage" "stage" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "lead_id" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "area_number" INTEGER,
    "amount_usd" DECIMAL(18,2),
    "duration_months" INTEGER,
    "region_group" TEXT,
    "government_partners" TEXT[],
    "stakeholders" TEXT NOT NULL DEFAULT '',
    "gender_marker" INTEGER,
    "gender_justification" TEXT NOT NULL DEFAULT '',
    "rights_marker" TEXT,
    "rights_justification" TEXT NOT NULL DEFAULT '',
    "child_marker" TEXT,
    "child_justification" TEXT NOT NULL DEFAULT '',
    "validated_gender_marker" INTEGER,
    "validated_rights_marker" TEXT,
    "validated_child_marker" TEXT,
    "validation_note" TEXT NOT NULL DEFAULT '',
    "recommendation" TEXT NOT NULL DEFAULT '',
    "eligibility" JSONB NOT NULL DEFAULT '{}',
    "source" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_since" DATE NOT NULL,

    CONSTRAINT "concept_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_objectives" (
    "note_id" UUID NOT NULL,
    "objective_number" INTEGER NOT NULL,

    CONSTRAINT "note_objectives_pkey" PRIMARY KEY ("note_id","objective_number")
);

-- CreateTable
CREATE TABLE "note_places" (
    "note_id" UUID NOT NULL,
    "place_code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "share" DECIMAL(5,2),

    CONSTRAINT "note_places_pkey" PRIMARY KEY ("note_id","place_code")
);

-- CreateTable
CREATE TABLE "participations" (
    "note_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "budget_usd" DECIMAL(18,2),

    CONSTRAINT "participations_pkey" PRIMARY KEY ("note_id","organisation_id")
);

-- CreateTable
CREATE TABLE "concept_note_versions" (
    "note_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "concept_note_versions_pkey" PRIMARY KEY ("note_id","number")
);

-- CreateTable
CREATE TABLE "stage_changes" (
    "id" BIGSERIAL NOT NULL,
    "note_id" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "from_stage" "stage",
    "to_stage" "stage" NOT NULL,
    "reason" TEXT,
    "amount_usd" DECIMAL(18,2),
    "detail" JSONB NOT NULL DEFAULT '{}',
    "decision_id" UUID,
    "effective_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,

    CONSTRAINT "stage_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'assigned',
    "scores" JSONB,
    "comment" TEXT NOT NULL DEFAULT '',
    "conflict" TEXT,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contributions" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "donor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contributions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_entries" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "donor_id" UUID NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "rate" DECIMAL(18,8) NOT NULL,
    "rate_on" DATE NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,
    "fee_usd" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "note" TEXT,
    "reverses_id" UUID,
    "request_key" UUID NOT NULL,

    CONSTRAINT "contribution_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "earmarks" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "area_number" INTEGER,
    "region_slug" TEXT,
    "amount" DECIMAL(18,2) NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "earmarks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deposit_confirmations" (
    "entry_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID NOT NULL,

    CONSTRAINT "deposit_confirmations_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "contribution_totals" (
    "grain" "total_grain" NOT NULL,
    "starts_on" DATE NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "donor_id" UUID NOT NULL,
    "entries" INTEGER NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "contribution_totals_pkey" PRIMARY KEY ("grain","starts_on","kind","donor_id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" UUID,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignments" (
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,

    CONSTRAINT "role_assignments_pkey" PRIMARY KEY ("person_id","role")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "programme_documents" (
    "note_id" UUID NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "risks" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "handed_in_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "source_area" INTEGER,
    "source_region" TEXT,

    CONSTRAINT "programme_documents_pkey" PRIMARY KEY ("note_id")
);

-- CreateTable
CREATE TABLE "programme_budget_lines" (
    "note_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "category" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "programme_budget_lines_pkey" PRIMARY KEY ("note_id","organisation_id","category","year")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_versions" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT,
    "type" "organisation_type" NOT NULL,
    "country_code" TEXT,
    "aliases" TEXT[],
    "holds_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "organisation_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "places" (
    "code" TEXT NOT NULL,

    CONSTRAINT "places_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "place_versions" (
    "id" UUID NOT NULL,
    "place_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "footnote" TEXT,
    "region_slug" TEXT,
    "holds_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "place_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regions" (
    "slug" TEXT NOT NULL,
    "kind" "region_kind" NOT NULL,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "region_versions" (
    "id" UUID NOT NULL,
    "region_slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place_codes" TEXT[],
    "holds_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "region_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thematic_areas" (
    "number" INTEGER NOT NULL,

    CONSTRAINT "thematic_areas_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "thematic_area_versions" (
    "id" UUID NOT NULL,
    "area_number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "objective_numbers" INTEGER[],
    "holds_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "thematic_area_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objectives" (
    "number" INTEGER NOT NULL,

    CONSTRAINT "objectives_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "objective_versions" (
    "id" UUID NOT NULL,
    "objective_number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,
    "holds_from" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "objective_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_settings" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "holds_from" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "fund_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_series_pkey" PRIMARY KEY ("series","year")
);

-- CreateIndex
CREATE INDEX "audit_facts_subject_type_subject_id_id_idx" ON "audit_facts"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_facts_actor_id_id_idx" ON "audit_facts"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_facts_name_id_idx" ON "audit_facts"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_number_unique" ON "decisions"("number");

-- CreateIndex
CREATE INDEX "decisions_decided_on_id_idx" ON "decisions"("decided_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "decision_items_note_id_idx" ON "decision_items"("note_id");

-- CreateIndex
CREATE UNIQUE INDEX "concept_notes_reference_unique" ON "concept_notes"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "concept_notes_programme_reference_unique" ON "concept_notes"("programme_reference");

-- CreateIndex
CREATE INDEX "concept_notes_stage_stage_since_id_idx" ON "concept_notes"("stage", "stage_since", "id");

-- CreateIndex
CREATE INDEX "concept_notes_updated_at_id_idx" ON "concept_notes"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "concept_notes_lead_id_idx" ON "concept_notes"("lead_id");

-- CreateIndex
CREATE INDEX "participations_organisation_id_idx" ON "participations"("organisation_id");

-- CreateIndex
CREATE INDEX "stage_changes_note_id_effective_on_id_idx" ON "stage_changes"("note_id", "effective_on", "id");

-- CreateIndex
CREATE INDEX "reviews_reviewer_id_idx" ON "reviews"("reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_one_per_reviewer" ON "reviews"("note_id", "reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contributions_reference_unique" ON "contributions"("reference");

-- CreateIndex
CREATE INDEX "contributions_donor_id_id_idx" ON "contributions"("donor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_entries_reversed_once" ON "contribution_entries"("reverses_id");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_entries_request_key_unique" ON "contribution_entries"("request_key");

-- CreateIndex
CREATE INDEX "contribution_entries_contribution_id_recorded_at_idx" ON "contribution_entries"("contribution_id", "recorded_at");

-- CreateIndex
CREATE INDEX "contribution_entries_kind_effective_on_id_idx" ON "contribution_entries"("kind", "effective_on", "id");

-- CreateIndex
CREATE INDEX "contribution_entries_donor_id_kind_effective_on_idx" ON "contribution_entries"("donor_id", "kind", "effective_on");

-- CreateIndex
CREATE INDEX "contribution_entries_effective_on_id_idx" ON "contribution_entries"("effective_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "earmarks_entry_id_idx" ON "earmarks"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_unique" ON "people"("email");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_unique" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_person_id_idx" ON "invitations"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_slug_unique" ON "organisations"("slug");

-- CreateIndex
CREATE INDEX "organisation_versions_organisation_id_holds_from_recorded_a_idx" ON "organisation_versions"("organisation_id", "holds_from", "recorded_at");

-- CreateIndex
CREATE INDEX "place_versions_place_code_holds_from_recorded_at_idx" ON "place_versions"("place_code", "holds_from", "recorded_at");

-- CreateIndex
CREATE INDEX "region_versions_region_slug_holds_from_recorded_at_idx" ON "region_versions"("region_slug", "holds_from", "recorded_at");

-- CreateIndex
CREATE INDEX "thematic_area_versions_area_number_holds_from_recorded_at_idx" ON "thematic_area_versions"("area_number", "holds_from", "recorded_at");

-- CreateIndex
CREATE INDEX "objective_versions_objective_number_holds_from_recorded_at_idx" ON "objective_versions"("objective_number", "holds_from", "recorded_at");

-- CreateIndex
CREATE INDEX "fund_settings_key_holds_from_recorded_at_idx" ON "fund_settings"("key", "holds_from", "recorded_at");

-- AddForeignKey
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_items" ADD CONSTRAINT "decision_items_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_notes" ADD CONSTRAINT "concept_notes_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_notes" ADD CONSTRAINT "concept_notes_area_number_fkey" FOREIGN KEY ("area_number") REFERENCES "thematic_areas"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_objectives" ADD CONSTRAINT "note_objectives_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_objectives" ADD CONSTRAINT "note_objectives_objective_number_fkey" FOREIGN KEY ("objective_number") REFERENCES "objectives"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_places" ADD CONSTRAINT "note_places_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_places" ADD CONSTRAINT "note_places_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "places"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participations" ADD CONSTRAINT "participations_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participations" ADD CONSTRAINT "participations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_note_versions" ADD CONSTRAINT "concept_note_versions_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_changes" ADD CONSTRAINT "stage_changes_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_changes" ADD CONSTRAINT "stage_changes_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_entries" ADD CONSTRAINT "contribution_entries_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contributions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_entries" ADD CONSTRAINT "contribution_entries_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "contribution_entries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earmarks" ADD CONSTRAINT "earmarks_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "contribution_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earmarks" ADD CONSTRAINT "earmarks_area_number_fkey" FOREIGN KEY ("area_number") REFERENCES "thematic_areas"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earmarks" ADD CONSTRAINT "earmarks_region_slug_fkey" FOREIGN KEY ("region_slug") REFERENCES "regions"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposit_confirmations" ADD CONSTRAINT "deposit_confirmations_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "contribution_entries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_totals" ADD CONSTRAINT "contribution_totals_donor_id_fkey" FOREIGN KEY ("donor_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_documents" ADD CONSTRAINT "programme_documents_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "concept_notes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_budget_lines" ADD CONSTRAINT "programme_budget_lines_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "programme_documents"("note_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_budget_lines" ADD CONSTRAINT "programme_budget_lines_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_versions" ADD CONSTRAINT "organisation_versions_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_versions" ADD CONSTRAINT "place_versions_place_code_fkey" FOREIGN KEY ("place_code") REFERENCES "places"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_versions" ADD CONSTRAINT "place_versions_region_slug_fkey" FOREIGN KEY ("region_slug") REFERENCES "regions"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region_versions" ADD CONSTRAINT "region_versions_region_slug_fkey" FOREIGN KEY ("region_slug") REFERENCES "regions"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thematic_area_versions" ADD CONSTRAINT "thematic_area_versions_area_number_fkey" FOREIGN KEY ("area_number") REFERENCES "thematic_areas"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective_versions" ADD CONSTRAINT "objective_versions_objective_number_fkey" FOREIGN KEY ("objective_number") REFERENCES "objectives"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
