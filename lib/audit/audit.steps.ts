import "server-only";
import { type Actor } from "@/lib/access/permissions";
import { type Tx } from "@/lib/kernel/db";
import { currentAddress, currentRequestId } from "@/lib/kernel/request-id";
import type { AuditEvent, Facts } from "./events";

const json = (facts: Facts | undefined) =>
  facts === undefined ? undefined : (JSON.parse(JSON.stringify(facts)) as object);

/**
 * Writes one audit fact in the transaction of its act, so that both stand or neither does. Returns its number. The actor
 * is null only where no person is signed in (installation, a refused sign-in). The network address is stored apart.
 */
export async function recordAudit(
  tx: Pick<Tx, "auditFact">,
  actor: Actor | null,
  event: AuditEvent,
  at: Date,
  address: string | null = currentAddress(),
): Promise<bigint> {
  const { id } = await tx.auditFact.create({
    data: {
      at,
      name: event.name,
      actorId: actor?.id ?? null,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      before: json(event.before),
      after: json(event.after),
      requestId: currentRequestId(),
      ...(address !== null && { address: { create: { address, recordedAt: at } } }),
    },
    select: { id: true },
  });
  return id;
}
