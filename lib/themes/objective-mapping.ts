import { type Day, dateOf, dayOf, formatDay } from "@/lib/kernel/dates";
import { type Dated, inForce } from "@/lib/kernel/in-force";
import { Refusal } from "@/lib/kernel/refusal";
import { SHARED_OBJECTIVE } from "./theme.schema";

export const OBJECTIVE_NUMBERS = Array.from({ length: 23 }, (_, index) => index + 1);

/** The number in an address; 0, which is nobody's, for anything else. */
export const numberIn = (text: string): number => (/^[1-9]\d?$/.test(text) ? Number(text) : 0);

type Area = { areaNumber: number; objectiveNumbers: readonly number[] };

/**
 * What is wrong with a mapping, in words, or null: objectives 1 to 22 belong to exactly one thematic area each, so that
 * money summed by area is never counted twice, and objective 23 belongs to all.
 */
export function mappingFault(areas: readonly Area[]): string | null {
  for (const number of OBJECTIVE_NUMBERS) {
    const holders = areas.filter(({ objectiveNumbers }) => objectiveNumbers.includes(number)).length;
    if (number === SHARED_OBJECTIVE && holders < areas.length)
      return `objective ${number} would be missing from a thematic area`;
    if (number !== SHARED_OBJECTIVE && holders === 0) return `objective ${number} would belong to no thematic area`;
    if (number !== SHARED_OBJECTIVE && holders > 1) return `objective ${number} would belong to two thematic areas`;
  }
  return null;
}

/** What is recorded of a thematic area. */
export type AreaContent = { name: string; shortName: string; objectiveNumbers: number[] };
/** What is recorded of an objective. */
export type ObjectiveContent = { title: string; shortTitle: string };

export type NumberedArea = AreaContent & { areaNumber: number };

/**
 * The areas that change when one takes the given objectives from a day on: the area itself, and each that gives one up.
 */
export function redistributed(
  versions: readonly (NumberedArea & Dated)[],
  changed: NumberedArea,
  on: Day,
): NumberedArea[] {
  const others = [...Map.groupBy(versions, ({ areaNumber }) => areaNumber)]
    .filter(([number]) => number !== changed.areaNumber)
    .flatMap(([, own]) => inForce(own, on) ?? []);
  const isTaken = (number: number) => number !== SHARED_OBJECTIVE && changed.objectiveNumbers.includes(number);
  const givers = others
    .filter(({ objectiveNumbers }) => objectiveNumbers.some(isTaken))
    .map(({ areaNumber, name, shortName, objectiveNumbers }) => ({
      areaNumber,
      name,
      shortName,
      objectiveNumbers: objectiveNumbers.filter((number) => !isTaken(number)),
    }));
  return [changed, ...givers];
}

/** Refuses records that would leave the mapping wrong on any day from the given one on, coming values included. */
export function refuseBrokenMapping(versions: readonly (Area & Dated)[], from: Day): void {
  const areas = [...Map.groupBy(versions, ({ areaNumber }) => areaNumber).values()];
  const coming = versions.filter(({ holdsFrom }) => holdsFrom > dateOf(from)).map(({ holdsFrom }) => dayOf(holdsFrom));
  for (const day of [from, ...new Set(coming.sort())]) {
    const fault = mappingFault(areas.flatMap((own) => inForce(own, day) ?? []));
    if (!fault) continue;
    const words =
      day === from
        ? `${fault[0]?.toUpperCase()}${fault.slice(1)}. To move an objective, open the area that receives it.`
        : `From ${formatDay(day)} on, when a coming value begins, ${fault}. Revise that value first.`;
    throw new Refusal("invalid", "Some entries need your attention.", { objectiveNumbers: words });
  }
}
