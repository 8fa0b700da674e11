-- Network addresses are kept apart from the audit log: they are deleted after some time, and the log never changes.
CREATE TABLE "audit_addresses" (
  "entry_id" BIGINT NOT NULL,
  "address" TEXT NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "audit_addresses_pkey" PRIMARY KEY ("entry_id"),
  CONSTRAINT "audit_addresses_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_facts"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "audit_addresses_recorded_at_idx" ON "audit_addresses"("recorded_at");

-- Failed sign-ins of one account from one network within ten minutes: the first is an audit entry, the others are counted.
CREATE TABLE "failed_sign_ins" (
  "entry_id" BIGINT NOT NULL,
  "account" TEXT NOT NULL,
  "network" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "failures" INTEGER NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "failed_sign_ins_pkey" PRIMARY KEY ("entry_id"),
  CONSTRAINT "failed_sign_ins_failures_positive" CHECK ("failures" > 0),
  CONSTRAINT "failed_sign_ins_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_facts"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "failed_sign_ins_account_network_started_at_idx" ON "failed_sign_ins"("account", "network", "started_at");

GRANT SELECT, INSERT, DELETE ON "audit_addresses" TO mptf_app;
GRANT SELECT, INSERT ON "failed_sign_ins" TO mptf_app;
GRANT UPDATE ("failures", "last_at") ON "failed_sign_ins" TO mptf_app;
