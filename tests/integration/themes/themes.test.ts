import { beforeAll, describe, expect, test } from "vitest";
import { reviseObjective, reviseThematicArea } from "@/lib/themes/theme.commands";
import {
  findObjectiveRecord,
  findThematicAreaRecord,
  listObjectives,
  listThematicAreas,
} from "@/lib/themes/theme.queries";
import type { Cast } from "@/prisma/seed/cast";
import { factsOf, refusalOf, setReferenceStage, TODAY } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const area = async (number: number, given: object = {}) => {
  const record = await findThematicAreaRecord(cast.admin, number, TODAY);
  if (!record) throw new Error(`There is no thematic area ${number}.`);
  return { number, ...record.value, basedOn: record.basedOn, holdsFrom: "2025-01-01", ...given };
};

const mappingOn = async (on: string) =>
  Object.fromEntries((await listThematicAreas(on)).map(({ number, objectiveNumbers }) => [number, objectiveNumbers]));

describe("revising a thematic area", () => {
  test("takes an objective from the area that had it, from its day on, with one audit fact", async () => {
    const facts = await factsOf(async () =>
      reviseThematicArea(cast.fmuHead, await area(2, { objectiveNumbers: [2, 7, 8, 12, 13, 21] })),
    );
    expect(facts).toEqual([
      expect.objectContaining({
        name: "reference.revised",
        subjectId: "thematic-area:2",
        before: expect.objectContaining({ objectiveNumbers: [2, 7, 8, 12, 13, 23] }),
        after: expect.objectContaining({ objectiveNumbers: [2, 7, 8, 12, 13, 21, 23], takenFrom: [3] }),
      }),
    ]);
    expect((await mappingOn("2024-12-31"))[3]).toEqual([4, 9, 10, 11, 21, 23]);
    expect((await mappingOn("2025-01-01"))[3]).toEqual([4, 9, 10, 11, 23]);
  });

  test("is refused where an objective would belong to no area, and leaves no trace", async () => {
    expect(
      await refusalOf(reviseThematicArea, cast.admin, await area(5, { objectiveNumbers: [14, 15] })),
    ).toMatchObject({
      code: "invalid",
      fields: { objectiveNumbers: expect.stringContaining("Objective 16 would belong to no thematic area.") },
      records: 0,
      facts: [],
    });
  });

  test("tells whoever started from a record made before an objective was taken away", async () => {
    const older = await area(4, { shortName: "Pathways" });
    const { objectiveNumbers } = await area(5);
    await reviseThematicArea(cast.admin, await area(5, { objectiveNumbers: [...objectiveNumbers, 20] }));
    expect(await refusalOf(reviseThematicArea, cast.fmuHead, older)).toMatchObject({ code: "conflict", records: 0 });
  });

  test("never leaves the mapping wrong when two take the same objective at once", async () => {
    const [one, three] = [await area(1), await area(3)];
    await Promise.allSettled([
      reviseThematicArea(cast.admin, { ...one, objectiveNumbers: [...one.objectiveNumbers, 18] }),
      reviseThematicArea(cast.fmuHead, { ...three, objectiveNumbers: [...three.objectiveNumbers, 18] }),
    ]);
    const holders = Object.values(await mappingOn("2025-01-01")).filter((numbers) => numbers.includes(18));
    expect(holders).toHaveLength(1);
  });
});

test("revising an objective changes its title from its day on, with one audit fact", async () => {
  const record = await findObjectiveRecord(cast.admin, 3, TODAY);
  const input = { number: 3, title: "New title", shortTitle: "New", basedOn: record?.basedOn, holdsFrom: "2025-01-01" };
  const facts = await factsOf(() => reviseObjective(cast.admin, input));
  expect(facts.map(({ name, subjectId }) => [name, subjectId])).toEqual([["reference.revised", "objective:3"]]);
  const titleOn = async (on: string) => (await listObjectives(on)).find(({ number }) => number === 3)?.shortTitle;
  expect([await titleOn("2024-12-31"), await titleOn("2025-01-01")]).toEqual(["Information", "New"]);
  expect(await refusalOf(reviseObjective, cast.admin, input)).toMatchObject({
    code: "conflict",
    records: 0,
    facts: [],
  });
});
