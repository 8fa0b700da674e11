-- A paper cannot be taken away, so that the same form sent twice must not make two.
ALTER TABLE "committee_papers" ADD COLUMN "request_key" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "committee_papers_request_key_unique" ON "committee_papers"("request_key");
