import "server-only";
import { defineCommand } from "@/lib/command";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { dateOf } from "@/lib/kernel/dates";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { Refusal } from "@/lib/kernel/refusal";
import { lockPools } from "@/lib/ledger/posting.steps";
import { loadProgramme, refuseUnlessRunning } from "../money/funded-programme.steps";
import { meetConditionInput, setConditionInput } from "./condition.schema";
import { enterCondition } from "./condition.steps";

/** Sets what has to be met before money goes out, by the Fund Management Unit or out of a decision's text. A decision's own
 * conditions are set by the decision (lib/committee). */
export const setCondition = defineCommand({
  input: setConditionInput,
  permission: "condition.set",
  async load(tx, { noteId }, actor) {
    // A release waits here, and is held back by what this one sets.
    await lockPools(tx);
    return loadProgramme(tx, noteId, actor);
  },

  async apply({ tx, actor, input, subject: programme, now }) {
    const { decisionId } = input;
    refuseUnlessRunning(programme);
    if (decisionId && !(await tx.decisionItem.findFirst({ where: { decisionId, noteId: programme.id } }))) {
      const sentence = "Choose a decision of this programme.";
      throw new Refusal("invalid", sentence, { decisionId: sentence });
    }
    const { conditionId, event } = await enterCondition(tx, input, actor, now);
    return { value: { id: programme.id, conditionId }, event };
  },
});

/** Records on which day and how a condition was met. From that day (in UTC) it no longer holds a transfer. */
export const meetCondition = defineCommand({
  input: meetConditionInput,
  permission: "condition.meet",
  load: (tx, { conditionId }, actor) =>
    tx.programmeCondition.findFirst({
      where: { id: conditionId, note: visibleTo(actor) },
      select: { id: true, noteId: true },
    }),

  async apply({ tx, actor, input, subject: condition, now }) {
    const { metOn, note } = input;
    refuseFutureDays({ metOn }, now);
    await tx.conditionFulfilment.create({
      data: { conditionId: condition.id, metOn: dateOf(metOn), note, recordedAt: now, recordedById: actor.id },
    });
    return {
      value: { id: condition.noteId },
      event: {
        name: "condition.met",
        subjectType: "concept-note",
        subjectId: condition.noteId,
        after: { conditionId: condition.id, metOn, note },
      },
    };
  },
});
