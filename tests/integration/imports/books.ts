import { ownerQuery } from "@/tests/support/postgres";

/** Empties what a test booked and keeps the cast, which takes long to make. */
export async function emptyBooks(): Promise<void> {
  await ownerQuery(`BEGIN; SET LOCAL session_replication_role = replica;
    TRUNCATE contributions, ledger_sets, ledger_lines, ledger_totals, period_closings, imports, reconciliations, audit_facts,
      reference_series CASCADE;
    COMMIT`);
}
