import "server-only";
import { defineCommand, NOTHING } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import { attachScenarioInput, recordPaperInput } from "./paper.schema";

/** Writes a paper for a meeting of the committee under the next number of the year, without gaps: P-YYYY-nn. */
export const recordPaper = defineCommand({
  input: recordPaperInput,
  permission: "paper.record",
  ...NOTHING,
  async apply({ tx, actor, input: { meetingOn, ...words }, now }) {
    const year = Number(meetingOn.slice(0, 4));
    const number = referenceOf("P", year, await takeNumber(tx, "P", year), 2);
    const data = { ...words, number, meetingOn: dateOf(meetingOn), recordedAt: now, recordedById: actor.id };
    const { id } = await tx.committeePaper.create({ data, select: { id: true } });
    return {
      value: { number },
      event: {
        name: "paper.recorded",
        subjectType: "paper",
        subjectId: id,
        after: { number, title: words.title, meetingOn },
      },
    };
  },
});

/** Attaches a saved scenario to a paper. Refuses one that is already attached to it. */
export const attachScenario = defineCommand({
  input: attachScenarioInput,
  permission: "paper.record",
  load: (tx, { scenarioId }) =>
    tx.simulationScenario.findUnique({
      where: { id: scenarioId },
      select: { id: true, name: true, papers: { select: { paper: { select: { number: true } } } } },
    }),
  async apply({ tx, actor, input: { paperNumber }, subject: scenario, now }) {
    const refuse = (sentence: string) => new Refusal("invalid", sentence, { paperNumber: sentence });
    const paper = await tx.committeePaper.findUnique({ where: { number: paperNumber }, select: { id: true } });
    if (!paper) throw refuse("This paper does not exist.");
    if (scenario.papers.some(({ paper: { number } }) => number === paperNumber))
      throw refuse("The scenario is already attached to this paper.");
    await tx.committeePaperScenario.create({
      data: { paperId: paper.id, scenarioId: scenario.id, attachedAt: now, attachedById: actor.id },
    });
    return {
      value: { number: paperNumber },
      event: {
        name: "paper.scenario-attached",
        subjectType: "paper",
        subjectId: paper.id,
        after: { number: paperNumber, scenario: scenario.name },
      },
    };
  },
});
