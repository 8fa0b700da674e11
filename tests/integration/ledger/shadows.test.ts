import { auditEntryOf, SOME_PERSON } from "@/tests/support/audited";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { ownerQuery, resetDatabase } from "@/tests/support/postgres";
import { BALANCED, insertLines, insertSet, type Row, togetherAsOwner } from "./by-hand";

beforeEach(resetDatabase);

const [DEBIT = ["cash_with_agent", "USD", "5.00"]]: readonly Row[] = BALANCED;

/** A temporary table is found before any other of its name; only the owner may still make one. */
const shadow = (table: string) => `CREATE TEMP TABLE ${table} (LIKE public.${table})`;
const inPublic = (statement: string) => statement.replace("INSERT INTO ledger_", "INSERT INTO public.ledger_");

test("a table in front of the lines does not hide that a set does not add up", async () => {
  const id = randomUUID();
  const attack = togetherAsOwner(
    shadow("ledger_lines"),
    insertSet(id),
    inPublic(insertLines(id, [DEBIT])),
    insertLines(id, BALANCED),
  );
  await expect(attack).rejects.toThrow("ledger_lines_balanced");
  expect(await db.ledgerSet.count({ where: { id } })).toBe(0);
});

test("a table in front of the closings does not open a closed period", async () => {
  await ownerQuery(
    `${auditEntryOf(SOME_PERSON)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '2024-06-30', now(), ${SOME_PERSON})`,
  );
  const id = randomUUID();
  const attack = togetherAsOwner(shadow("period_closings"), insertSet(id), insertLines(id, BALANCED));
  await expect(attack).rejects.toThrow("ledger_sets_period_open");
  expect(await db.ledgerSet.count({ where: { id } })).toBe(0);
});
