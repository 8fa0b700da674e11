-- What a row booked, so that a row whose entries were all reversed may come again.
ALTER TABLE "import_outcomes" ADD COLUMN "request_keys" UUID[] DEFAULT ARRAY[]::UUID[];
