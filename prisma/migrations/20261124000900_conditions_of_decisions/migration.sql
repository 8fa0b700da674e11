-- The conditions of decisions recorded so far hold back the money of the running programmes they approved, as those of
-- later decisions do. Where somebody wrote them down by hand, they stand as they were written.

INSERT INTO "programme_conditions" ("id", "note_id", "text", "from_tranche", "decision_id", "set_at", "set_by_id")
SELECT gen_random_uuid(), i."note_id", d."conditions", 1, d."id", d."recorded_at", d."recorded_by_id"
FROM "decisions" d
JOIN "decision_items" i ON i."decision_id" = d."id" AND i."outcome" = 'approved'
JOIN "concept_notes" n ON n."id" = i."note_id" AND n."stage" IN ('funded', 'active')
WHERE btrim(d."conditions") <> ''
  AND NOT EXISTS (SELECT 1 FROM "programme_conditions" c WHERE c."decision_id" = d."id" AND c."note_id" = i."note_id");
