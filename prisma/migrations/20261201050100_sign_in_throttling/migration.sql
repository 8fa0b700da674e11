-- Failed sign-ins are counted for a pair of account and address, or of account and known device. A device is known after
-- a sign-in in it; only the hash of its identifier is stored.

CREATE TABLE "known_devices" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("token_hash", "person_id")
);

CREATE INDEX "known_devices_person_id_idx" ON "known_devices"("person_id");
CREATE INDEX "known_devices_expires_at_idx" ON "known_devices"("expires_at");

ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_token_form" CHECK ("token_hash" ~ '^[0-9a-f]{64}$');

CREATE TABLE "sign_in_failures" (
    "person_id" UUID NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("person_id")
);

ALTER TABLE "sign_in_failures" ADD CONSTRAINT "sign_in_failures_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sign_in_failures" ADD CONSTRAINT "sign_in_failures_positive" CHECK ("failures" > 0);

ALTER TABLE "sessions"
  ADD COLUMN "failures_before" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "last_failure_at" TIMESTAMPTZ(3),
  ADD COLUMN "failures_read_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "sessions_failures_have_time" CHECK ("failures_before" >= 0 AND ("failures_before" > 0) = ("last_failure_at" IS NOT NULL));

-- Counts of the earlier form locked whole accounts and addresses; they do not carry over.
DELETE FROM "sign_in_throttles";
ALTER TABLE "sign_in_throttles" ADD COLUMN "started_at" TIMESTAMPTZ(3) NOT NULL;

GRANT SELECT, INSERT, DELETE ON "known_devices" TO mptf_app;
GRANT UPDATE ("token_hash", "expires_at") ON "known_devices" TO mptf_app;
GRANT SELECT, INSERT, DELETE ON "sign_in_failures" TO mptf_app;
GRANT UPDATE ("failures", "last_at") ON "sign_in_failures" TO mptf_app;
GRANT UPDATE ("failures_read_at") ON "sessions" TO mptf_app;
