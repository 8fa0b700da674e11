import "server-only";
import { type Actor, can } from "@/lib/access/permissions";
import type { Prisma } from "@/prisma/generated/client";

/** An id no organisation has: a focal point without an organisation sees nothing. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The only donor whose contributions exist for this person; null where all do. */
export const onlyDonor = (actor: Actor): string | null =>
  can(actor, "contribution.read-all") ? null : (actor.organisationId ?? NOBODY);

/** A donor's focal point sees its own organisation's contributions, whoever reads for the Fund sees all. */
export function visibleTo(actor: Actor): Prisma.ContributionWhereInput {
  const donorId = onlyDonor(actor);
  return donorId === null ? {} : { donorId };
}
