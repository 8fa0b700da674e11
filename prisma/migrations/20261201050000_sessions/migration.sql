-- A session is a row: it can be listed, and ended. The cookie carries a random identifier, and the row its SHA-256.
-- Cookies of the older form name a person and an epoch; they are refused, so that everybody signs in once.

CREATE TYPE "session_end" AS ENUM ('signed_out', 'signed_in_again', 'ended_by_person', 'ended_by_administrator', 'password_changed', 'deactivated', 'idle', 'expired');

ALTER TABLE "people" DROP COLUMN "session_epoch";

CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "session_end",

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "sessions_token_unique" ON "sessions"("token_hash");
CREATE INDEX "sessions_person_id_started_at_idx" ON "sessions"("person_id", "started_at");
CREATE INDEX "sessions_last_used_at_idx" ON "sessions"("last_used_at");

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sessions"
  ADD CONSTRAINT "sessions_token_form" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "sessions_end_has_reason" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));

-- An ended session stays ended, and an open one is not removed.
CREATE FUNCTION "check_session_end"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'sessions_end_is_final: an ended session does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_end_is_final';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.ended_at IS NULL THEN
      RAISE EXCEPTION 'sessions_removed_when_ended: an open session is ended, not removed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_removed_when_ended';
    END IF;
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "sessions_check_end" BEFORE UPDATE OR DELETE ON "sessions" FOR EACH ROW EXECUTE FUNCTION "check_session_end"();

GRANT SELECT, INSERT, DELETE ON "sessions" TO mptf_app;
GRANT UPDATE ("last_used_at", "ended_at", "end_reason") ON "sessions" TO mptf_app;
