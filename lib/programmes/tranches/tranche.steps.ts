import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { subtract, sum, type Usd, usd, USD } from "@/lib/kernel/money";
import { approvedOf, partsOf, type Programme } from "../money/funded-programme.steps";
import { type Frame, partsLeft, type TranchePart } from "./tranche-plan";

/** Plans and requests of the tranches of one programme run one after another. */
export const lockTranches = (tx: Pick<Tx, "$queryRaw">, noteId: string): Promise<void> =>
  acquireLock(tx, `tranches ${noteId}`);

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

/** The references of requests that nobody has released, withdrawn or refused yet, the oldest first. */
export async function waitingRequests(tx: Pick<Tx, "transferRequest">, noteId: string): Promise<string[]> {
  const found = await tx.transferRequest.findMany({
    where: { noteId, ending: null },
    orderBy: { id: "asc" },
    select: { reference: true },
  });
  return found.map(({ reference }) => reference);
}

/**
 * What each organisation was sent of a programme outside requests, by its id: transfers of older records, which stand in
 * the books as bookings. A booking that was taken back counts nothing. USD.
 */
export async function transferredOutside(tx: Pick<Tx, "$queryRaw">, noteId: string): Promise<Map<string, Usd>> {
  const rows = await tx.$queryRaw<{ id: string; amount: string }[]>`
    SELECT coalesce(organisation_id::text, '') AS id, amount::numeric(18,2)::text AS amount
    FROM transferred_outside(${noteId}::uuid)`;
  return new Map(rows.map(({ id, amount }) => [id, usd(amount)]));
}

/** What a plan of tranches of this programme has to meet. */
export async function frameOf(tx: Pick<Tx, "$queryRaw">, programme: Programme): Promise<Frame> {
  const sent = await transferredOutside(tx, programme.id);
  const outside = sum([...sent.values()], USD);
  return {
    left: subtract(approvedOf(programme), outside),
    outside,
    parts: partsLeft(partsOf(programme), sent),
    requested: await requestedOf(tx, programme.id),
  };
}

/** The amount of one organisation's part of a tranche in the plan that holds; null where there is none. USD. */
export function plannedPart({ tranchePlans: [plan] }: Programme, number: number, organisationId: string): Usd | null {
  const found = plan?.tranches.find((one) => one.number === number && one.organisationId === organisationId);
  return found ? usd(found.amountUsd.toFixed(2)) : null;
}
