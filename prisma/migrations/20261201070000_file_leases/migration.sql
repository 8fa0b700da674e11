-- One uploaded file per person is read at a time, on all instances together. A lease is a row with an end: a process that
-- dies leaves one that expires.

CREATE TABLE "file_leases" (
    "person_id" UUID NOT NULL,
    "token" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_leases_pkey" PRIMARY KEY ("person_id")
);

ALTER TABLE "file_leases" ADD CONSTRAINT "file_leases_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, DELETE ON "file_leases" TO mptf_app;
GRANT UPDATE ("token", "until") ON "file_leases" TO mptf_app;
