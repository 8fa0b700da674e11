import "server-only";
import type { Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describingEach } from "@/lib/kernel/in-force";

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
