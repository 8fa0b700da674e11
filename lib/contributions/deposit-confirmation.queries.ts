import "server-only";
import { type Actor, can } from "@/lib/access/permissions";
import { type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";

/** A deposit without a confirmation; amount in booked USD. */
export type DepositToConfirm = {
  id: string;
  contributionId: string;
  reference: string;
  donorName: string;
  recordedOn: Day;
  amountUsd: string;
};

/** What waits for this person to confirm it, the longest wait first: standing deposits that others recorded. */
export async function listDepositsToConfirm(actor: Actor): Promise<DepositToConfirm[]> {
  if (!can(actor, "deposit.confirm")) return [];
  const found = await db.contributionEntry.findMany({
    where: {
      kind: "deposit",
      reversesId: null,
      reversedBy: null,
      confirmation: null,
      recordedById: { not: actor.id },
    },
    select: { id: true, donorId: true, recordedAt: true, amountUsd: true, contribution: true },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  const donors = await describeOrganisations(
    today(),
    found.map(({ donorId }) => donorId),
  );
  return found.map(({ id, donorId, recordedAt, amountUsd, contribution }) => ({
    id,
    contributionId: contribution.id,
    reference: contribution.reference,
    donorName: donors.get(donorId)?.name ?? "A donor",
    recordedOn: dayOf(recordedAt),
    amountUsd: amountUsd.toFixed(2),
  }));
}
