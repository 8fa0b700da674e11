-- The audit is read by when something happened, which for a story carried over is not the order of recording.
CREATE INDEX "audit_facts_at_id_idx" ON "audit_facts"("at" DESC, "id" DESC);
