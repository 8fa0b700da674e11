import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import { describing, recordedAfter, refuseOutdated } from "@/lib/kernel/in-force";
import { acquireLock } from "@/lib/kernel/locks";
import { redistributed, refuseBrokenMapping } from "./objective-mapping";
import { reviseObjectiveInput, reviseThematicAreaInput } from "./theme.schema";

/**
 * Records a thematic area's names and objectives from a day on; every earlier record stays. An objective it takes leaves
 * the area that had it, in the same act, so that the mapping is whole on every day.
 */
export const reviseThematicArea = defineCommand({
  input: reviseThematicAreaInput,
  permission: "reference.revise",
  load: async (tx, { number }) => {
    await acquireLock(tx, "reference:thematic-areas");
    const all = await tx.thematicAreaVersion.findMany();
    const own = all.filter(({ areaNumber }) => areaNumber === number);
    return own.length > 0 ? { all, own } : null;
  },

  async apply({ tx, actor, input, subject: { all, own }, now }) {
    const { number, name, shortName, objectiveNumbers, holdsFrom } = input;
    refuseOutdated(own, input.basedOn);
    const when = { holdsFrom: dateOf(holdsFrom), recordedAt: recordedAfter(all, now) };
    const changed = redistributed(all, { areaNumber: number, name, shortName, objectiveNumbers }, holdsFrom);
    const added = changed.map((content) => ({ ...content, ...when, recordedById: actor.id }));
    refuseBrokenMapping([...all, ...added], holdsFrom);
    await tx.thematicAreaVersion.createMany({ data: added });

    const before = describing(own, holdsFrom);
    const takenFrom = changed.slice(1).map(({ areaNumber }) => areaNumber);
    return {
      value: { number, takenFrom },
      event: {
        name: "reference.revised",
        subjectType: "reference",
        subjectId: `thematic-area:${number}`,
        ...(before && {
          before: { name: before.name, shortName: before.shortName, objectiveNumbers: before.objectiveNumbers },
        }),
        after: { name, shortName, objectiveNumbers, takenFrom, holdsFrom },
      },
    };
  },
});

/** Records the title of an objective from a day on; every earlier record stays. */
export const reviseObjective = defineCommand({
  input: reviseObjectiveInput,
  permission: "reference.revise",
  load: async (tx, { number }) => {
    await acquireLock(tx, `reference:objective:${number}`);
    return tx.objective.findUnique({ where: { number }, include: { versions: true } });
  },

  async apply({ tx, actor, input, subject: { number, versions }, now }) {
    refuseOutdated(versions, input.basedOn);
    const { title, shortTitle, holdsFrom } = input;
    await tx.objectiveVersion.create({
      data: {
        objectiveNumber: number,
        title,
        shortTitle,
        holdsFrom: dateOf(holdsFrom),
        recordedAt: recordedAfter(versions, now),
        recordedById: actor.id,
      },
    });
    const before = describing(versions, holdsFrom);
    return {
      value: { number },
      event: {
        name: "reference.revised",
        subjectType: "reference",
        subjectId: `objective:${number}`,
        ...(before && { before: { title: before.title, shortTitle: before.shortTitle } }),
        after: { title, shortTitle, holdsFrom },
      },
    };
  },
});
