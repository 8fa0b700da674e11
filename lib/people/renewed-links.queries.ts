import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import type { AuditName } from "@/lib/audit/events";
import { addDays, dateOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { namesOfPeople } from "./person.queries";

/** A one-time link that was made for a person who already had one, and with which its holder sets a new password. */
export type RenewedLink = {
  personId: string;
  personName: string;
  /** Null where it was made on the server. */
  byName: string | null;
  at: Date;
};

/** How long a renewed link is shown: to administrators, and to its person after their next sign-in. */
export const SHOWN_DAYS = 30;

const RENEWED: AuditName[] = ["person.invitation-renewed", "person.recovery-link-made"];
const SIGNED_IN: AuditName = "session.started";
const MOST = 50;

const shownSince = () => dateOf(addDays(today(), -SHOWN_DAYS));

async function linksOf(found: readonly { actorId: string | null; subjectId: string; at: Date }[]) {
  const names = await namesOfPeople(
    found.flatMap(({ actorId, subjectId }) => [subjectId, ...(actorId ? [actorId] : [])]),
  );
  return found.map(({ actorId, subjectId, at }): RenewedLink => ({
    personId: subjectId,
    personName: names.get(subjectId) ?? subjectId,
    byName: actorId === null ? null : (names.get(actorId) ?? actorId),
    at,
  }));
}

/** The links renewed in the last 30 days, latest first. Refuses with "forbidden" without people.read. */
export async function listRenewedLinks(actor: Actor): Promise<RenewedLink[]> {
  authorize(actor, "people.read");
  const found = await db.auditFact.findMany({
    where: { name: { in: RENEWED }, at: { gte: shownSince() } },
    orderBy: [{ id: "desc" }],
    take: MOST,
  });
  return linksOf(found);
}

/**
 * The links renewed for the person who asks, latest first, until 30 days after their first sign-in since. The holder of
 * such a link cannot hide it from the person: nothing that they do ends the notice.
 */
export async function listOwnRenewedLinks(actor: Actor): Promise<RenewedLink[]> {
  const renewed = await db.auditFact.findMany({
    where: { name: { in: RENEWED }, subjectType: "person", subjectId: actor.id },
    orderBy: [{ id: "desc" }],
    take: MOST,
  });
  const since = shownSince();
  const recent = await Promise.all(
    renewed.map(async (link) => {
      if (link.at >= since) return true;
      const signedIn = await db.auditFact.findFirst({
        where: { actorId: actor.id, name: SIGNED_IN, at: { gt: link.at } },
        orderBy: [{ id: "asc" }],
        select: { at: true },
      });
      return signedIn === null || signedIn.at >= since;
    }),
  );
  return linksOf(renewed.filter((_, index) => recent[index]));
}
