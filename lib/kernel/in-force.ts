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

/** What may still hold on a day or after it: the describing version and every coming one, corrected ones left out. */
export function fromDayOn<Version extends Dated>(versions: readonly Version[], on: Day): Version[] {
  const now = describing(versions, on);
  const coming = versions.filter(
    (one) => one.holdsFrom > dateOf(on) && inForce(versions, dayOf(one.holdsFrom)) === one,
  );
  return now ? [now, ...coming.filter((one) => one !== now)] : coming;
}

/** A record as it stands in its history on a day: "corrected" where a later record for the same day replaced it. */
export type Standing = "in-force" | "coming" | "past" | "corrected";

type Kept = Dated & { readonly id: string; readonly recordedById: string | null };

/** One record of a thing: its value, from when it holds, and who recorded it when. */
export type HistoryLine<Value> = {
  id: string;
  value: Value;
  holdsFrom: Day;
  recordedAt: Date;
  /** Null where the installation recorded it. */
  recordedById: string | null;
  standing: Standing;
};

/** A thing as its own page shows it: what describes it on the day, the record a form starts from, everything recorded. */
export type History<Value> = { value: Value; basedOn: string; lines: HistoryLine<Value>[] };

/** Every record ever made, the latest day first; nothing is left out, so that the past stays readable. Null without any. */
export function historyOf<Version extends Kept, Value>(
  versions: readonly Version[],
  valueOf: (version: Version) => Value,
  on: Day,
): History<Value> | null {
  const current = describing(versions, on);
  const newest = newestOf(versions);
  if (!current || !newest) return null;
  const standingOf = (version: Version): Standing => {
    if (version === inForce(versions, on)) return "in-force";
    if (version !== inForce(versions, dayOf(version.holdsFrom))) return "corrected";
    return version.holdsFrom > dateOf(on) ? "coming" : "past";
  };
  const lines = versions
    .toSorted((a, b) => b.holdsFrom.getTime() - a.holdsFrom.getTime() || byRecording(b, a))
    .map((version) => ({
      id: version.id,
      value: valueOf(version),
      holdsFrom: dayOf(version.holdsFrom),
      recordedAt: version.recordedAt,
      recordedById: version.recordedById,
      standing: standingOf(version),
    }));
  return { value: valueOf(current), basedOn: newest.id, lines };
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

type Identified = Dated & { readonly id: string };

const byRecording = (a: Dated, b: Dated) => a.recordedAt.getTime() - b.recordedAt.getTime();

/** The newest record of a thing: what a form says it was based on. */
export const newestOf = <Version extends Identified>(versions: readonly Version[]): Version | undefined =>
  versions.toSorted((a, b) => byRecording(a, b) || (a.id < b.id ? -1 : 1)).at(-1);

/** Of two people who revise the same thing at once, the second is told instead of silently overruling the first. */
export function refuseOutdated(versions: readonly Identified[], basedOn: string): void {
  if (newestOf(versions)?.id === basedOn) return;
  throw new Refusal(
    "conflict",
    "Somebody else revised this while you were typing. Your entries are still here: compare them with the new value, then save again.",
  );
}

/** When a record is made: now, but always after the newest one, so that a clock that is behind cannot hide a correction. */
export function recordedAfter(versions: readonly Identified[], now: Date): Date {
  const newest = newestOf(versions);
  return newest && newest.recordedAt >= now ? new Date(newest.recordedAt.getTime() + 1) : now;
}
