import type { Day } from "./dates";
import { dateOf } from "./dates";

/** A value that holds from a day on; a later record for the same day corrects an earlier one. */
export type Dated = { readonly holdsFrom: Date; readonly recordedAt: Date };

/** The version in force on a day, or null before the first one. The past is never rewritten: a version is only ever added. */
export function inForce<Version extends Dated>(versions: readonly Version[], on: Day): Version | null {
  const day = dateOf(on);
  return versions.reduce<Version | null>((best, version) => {
    if (version.holdsFrom > day) return best;
    if (!best || version.holdsFrom > best.holdsFrom) return version;
    return version.holdsFrom.getTime() === best.holdsFrom.getTime() && version.recordedAt > best.recordedAt
      ? version
      : best;
  }, null);
}

/** The same choice made by the database: `versions: inForceQuery(on)` inside a Prisma select or include. */
export const inForceQuery = (on: Day) => ({
  where: { holdsFrom: { lte: dateOf(on) } },
  orderBy: [{ holdsFrom: "desc" as const }, { recordedAt: "desc" as const }],
  take: 1,
});
