-- What is unused of an earmark is told from its deposits alone, out of an index. Prisma leaves indexes with a condition alone.

CREATE INDEX "ledger_lines_earmarked_deposits" ON "ledger_lines" ("area_number", "region_slug", "effective_on", "recorded_at", "set_id")
  INCLUDE ("donor_id", "amount")
  WHERE "account" IN ('deposits', 'agent_fee') AND "currency" = 'USD' AND ("area_number" IS NOT NULL OR "region_slug" IS NOT NULL);
CREATE INDEX "ledger_sets_late" ON "ledger_sets" ("effective_on" DESC, "id" DESC) WHERE "occurred_on" IS NOT NULL;
