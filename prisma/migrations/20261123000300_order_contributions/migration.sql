-- The list of entries by amount and by donor reads its page, and the hundredth page, from an index.

-- CreateIndex
CREATE INDEX "contribution_entries_amount_usd_id_idx" ON "contribution_entries"("amount_usd" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "contribution_entries_donor_id_effective_on_id_idx" ON "contribution_entries"("donor_id", "effective_on" DESC, "id" DESC);
