-- One row that the health check writes: a database on a full disk or in read-only mode answers queries and refuses this.
CREATE TABLE "health_checks" (
    "id" SMALLINT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_checks_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "health_checks" ADD CONSTRAINT "health_checks_one_row" CHECK ("id" = 1);
INSERT INTO "health_checks" VALUES (1, now());

GRANT SELECT ON "health_checks" TO mptf_app;
GRANT UPDATE ("checked_at") ON "health_checks" TO mptf_app;
