import { z } from "zod";
import { type Day, dateOf, dayOf, daySchema } from "./dates";
import { Refusal } from "./refusal";

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

/**
 * The version that describes a thing on a day. A day before the first record is described by that first record, so that
 * a name is never missing; whether the thing already counted on that day is for `inForce` to say.
 */
export function describing<Version extends Dated>(versions: readonly Version[], on: Day): Version | null {
  const [first, ...others] = versions;
  if (!first) return null;
  const earliest = others.reduce((best, version) => (version.holdsFrom < best.holdsFrom ? version : best), first);
  return inForce(versions, on) ?? inForce(versions, dayOf(earliest.holdsFrom));
}

/** The describing version of every subject among mixed versions, in the order the subjects first appear. */
export const describingEach = <Version extends Dated>(
  versions: readonly Version[],
  subjectOf: (version: Version) => string | number,
  on: Day,
): Version[] => [...Map.groupBy(versions, subjectOf).values()].flatMap((own) => describing(own, on) ?? []);

/** A record as it stands in its history on a day: corrected by a later record for the same day, or not. */
export type Standing = "in-force" | "coming" | "past" | "corrected";

/** Every record ever made, the latest day first; nothing is left out, so that the past stays readable. */
export function historyOf<Version extends Dated>(versions: readonly Version[], on: Day) {
  const current = inForce(versions, on);
  const corrected = (version: Version) => inForce(versions, dayOf(version.holdsFrom)) !== version;
  const standingOf = (version: Version): Standing => {
    if (version === current) return "in-force";
    if (corrected(version)) return "corrected";
    return version.holdsFrom > dateOf(on) ? "coming" : "past";
  };
  return versions
    .toSorted(
      (a, b) => b.holdsFrom.getTime() - a.holdsFrom.getTime() || b.recordedAt.getTime() - a.recordedAt.getTime(),
    )
    .map((version) => ({ version, standing: standingOf(version) }));
}

/** Nothing the Fund refers to is older than the Global Compact (A/RES/73/195, 19 December 2018). */
export const FIRST_DAY: Day = "2018-12-19";
const LAST_DAY: Day = "2099-12-31";

/** What every revision carries beside its values: the day it holds from, and the newest record its form had read. */
export const revisionFields = {
  holdsFrom: daySchema.refine((day) => day >= FIRST_DAY && day <= LAST_DAY, {
    error: "Enter a day from 19 December 2018, when the Global Compact was adopted, to the end of 2099.",
  }),
  basedOn: z.uuid({ error: "Reload the page and try again." }),
};

/** The newest record of a thing: what a form says it was based on. */
export function newestOf<Version extends Dated & { readonly id: string }>(
  versions: readonly Version[],
): Version | null {
  return versions.reduce<Version | null>((best, version) => {
    if (!best || version.recordedAt > best.recordedAt) return version;
    const sameMoment = version.recordedAt.getTime() === best.recordedAt.getTime();
    return sameMoment && version.id > best.id ? version : best;
  }, null);
}

/** Of two people who revise the same thing at once, the second is told instead of silently overruling the first. */
export function refuseOutdated(versions: readonly (Dated & { readonly id: string })[], basedOn: string): void {
  if (newestOf(versions)?.id === basedOn) return;
  throw new Refusal(
    "conflict",
    "Somebody else revised this while you were typing. Your entries are still here; read the new value below, then save again.",
  );
}
