-- A word of a title or a reference is found by its letters in an index, where the server has pg_trgm and lets the owner of the
-- database add it; without, every title is read. It lives apart: its functions are not ours.

DO $$ BEGIN
  CREATE SCHEMA IF NOT EXISTS letters;
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA letters;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE NOTICE 'pg_trgm is not to be had here: contributions are searched without it';
END $$;
DO $$
DECLARE
  place regnamespace := (SELECT extnamespace FROM pg_extension WHERE extname = 'pg_trgm');
BEGIN
  IF place IS NOT NULL THEN
    EXECUTE format('CREATE INDEX "contributions_title_letters" ON "contributions" USING gin ("title" %s.gin_trgm_ops)', place);
    EXECUTE format('CREATE INDEX "contributions_reference_letters" ON "contributions" USING gin ("reference" %s.gin_trgm_ops)', place);
  END IF;
END $$;
