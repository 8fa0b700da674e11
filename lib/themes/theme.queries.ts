import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import type { Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describingEach, type History, historyOf } from "@/lib/kernel/in-force";
import type { AreaContent, ObjectiveContent } from "./objective-mapping";

export type ThematicArea = { number: number; name: string; shortName: string; objectiveNumbers: number[] };

/** The five thematic areas with their objectives on a day, by number. Public facts. */
export async function listThematicAreas(on: Day): Promise<ThematicArea[]> {
  const versions = await db.thematicAreaVersion.findMany({ orderBy: { areaNumber: "asc" } });
  return describingEach(versions, ({ areaNumber }) => areaNumber, on).map((version) => ({
    number: version.areaNumber,
    name: version.name,
    shortName: version.shortName,
    objectiveNumbers: version.objectiveNumbers,
  }));
}

export type Objective = { number: number; title: string; shortTitle: string };

/** The 23 objectives of the Global Compact, by number. Public facts. */
export async function listObjectives(on: Day): Promise<Objective[]> {
  const versions = await db.objectiveVersion.findMany({ orderBy: { objectiveNumber: "asc" } });
  return describingEach(versions, ({ objectiveNumber }) => objectiveNumber, on).map((version) => ({
    number: version.objectiveNumber,
    title: version.title,
    shortTitle: version.shortTitle,
  }));
}

/** One thematic area with everything ever recorded about it; null where there is none. */
export async function findThematicAreaRecord(
  actor: Actor,
  number: number,
  on: Day,
): Promise<History<AreaContent> | null> {
  authorize(actor, "reference.read");
  const versions = await db.thematicAreaVersion.findMany({ where: { areaNumber: number } });
  const contentOf = ({ name, shortName, objectiveNumbers }: AreaContent) => ({ name, shortName, objectiveNumbers });
  return historyOf(versions, contentOf, on);
}

/** One objective with everything ever recorded about it; null where there is none. */
export async function findObjectiveRecord(
  actor: Actor,
  number: number,
  on: Day,
): Promise<History<ObjectiveContent> | null> {
  authorize(actor, "reference.read");
  const versions = await db.objectiveVersion.findMany({ where: { objectiveNumber: number } });
  return historyOf(versions, ({ title, shortTitle }) => ({ title, shortTitle }), on);
}
