import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { type Usd, usd } from "@/lib/kernel/money";
import type { Programme } from "../money/steps";
import type { TranchePart } from "./rules";

/** Whoever plans or requests tranches of a programme waits for whoever did before. */
export async function lockTranches(tx: Pick<Tx, "$executeRaw">, noteId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tranches ' || ${noteId}))`;
}

/** What stands requested of each part: all but what was withdrawn, refused or taken back after its release. USD. */
export async function requestedOf(tx: Pick<Tx, "$queryRaw">, noteId: string): Promise<TranchePart[]> {
  const rows = await tx.$queryRaw<{ number: number; organisationId: string; amount: string }[]>`
    SELECT r.tranche_number AS number, r.organisation_id::text AS "organisationId", sum(r.amount_usd)::text AS amount
    FROM transfer_requests r LEFT JOIN transfer_endings e ON e.transfer_id = r.id
      LEFT JOIN transfer_reversals v ON v.transfer_id = r.id
    WHERE r.note_id = ${noteId}::uuid AND coalesce(e.kind, 'released') = 'released' AND v.transfer_id IS NULL
    GROUP BY 1, 2`;
  return rows.map(({ amount, ...part }) => ({ ...part, amount: usd(amount) }));
}

/** The amount of one organisation's part of a tranche in the plan that holds; null where there is none. USD. */
export function plannedPart({ tranchePlans: [plan] }: Programme, number: number, organisationId: string): Usd | null {
  const found = plan?.tranches.find((one) => one.number === number && one.organisationId === organisationId);
  return found ? usd(found.amountUsd.toFixed(2)) : null;
}
