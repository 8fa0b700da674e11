-- What was taken back before the books were kept was posted as if it were recorded, and in another currency than USD it did not
-- say what it takes back. It stands from here on as whatever is taken back today does; no figure changes.

ALTER TABLE "ledger_sets" DISABLE TRIGGER "ledger_sets_append_only";

UPDATE "ledger_sets" s SET "act" = s."act" || '-reversed'
FROM "contribution_entries" e
WHERE s."subject_type" = 'contribution-entry' AND s."subject_id" = e."id" AND e."reverses_id" IS NOT NULL
  AND s."act" = 'contribution.' || e."kind";

UPDATE "ledger_sets" s SET "reverses_id" = o."id"
FROM "contribution_entries" e, "ledger_sets" o
WHERE s."subject_type" = 'contribution-entry' AND s."subject_id" = e."id" AND s."reverses_id" IS NULL
  AND o."subject_type" = 'contribution-entry' AND o."subject_id" = e."reverses_id" AND e."currency" <> 'USD'
  AND EXISTS (SELECT FROM "ledger_lines" l WHERE l."set_id" = s."id" AND l."currency" = e."currency")
  AND EXISTS (SELECT FROM "ledger_lines" l WHERE l."set_id" = o."id" AND l."currency" = e."currency");

ALTER TABLE "ledger_sets" ENABLE TRIGGER "ledger_sets_append_only";
