import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { defineCommand, NOTHING } from "@/lib/command";
import { enter } from "@/lib/concept-notes/concept-note.steps";
import { unearmarked } from "@/lib/earmarks/funding-sources";
import { allocate } from "@/lib/earmarks/reservation.steps";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import { lockPools } from "@/lib/ledger/posting.steps";
import { type CarriedRecord, carryOverInput } from "./carry-over.schema";
import { enterConditions, enterDecision, enterItem, takeProgrammeReference } from "./decision.steps";

type Opening = { actor: Actor; at: Date; effectiveOn: Day; decisionId: string; source: string; conditions: string };

async function carry(tx: Tx, record: CarriedRecord, opening: Opening) {
  const { actor, at, effectiveOn, decisionId, source, conditions } = opening;
  const { placeCodes, objectiveNumbers, ...facts } = record;
  if ((await tx.place.count({ where: { code: { in: placeCodes } } })) < new Set(placeCodes).size)
    throw new Refusal("invalid", "Choose places of the list.", { placeCodes: "Choose places of the list." });

  const isFunded = record.stage === "funded";
  const year = Number(effectiveOn.slice(0, 4));
  const reference = referenceOf("CN", year, await takeNumber(tx, "CN", year));
  const programmeReference = isFunded ? await takeProgrammeReference(tx, effectiveOn) : null;
  const note = {
    ...facts,
    reference,
    programmeReference,
    source,
    createdById: actor.id,
    objectives: { create: objectiveNumbers.map((objectiveNumber) => ({ objectiveNumber })) },
    places: { create: placeCodes.map((placeCode, position) => ({ placeCode, position })) },
  };
  const noteId = await enter(tx, note, "carry-over", { actor, at, effectiveOn, decisionId, detail: { source } });
  const outcome = isFunded ? ("approved" as const) : ("endorsed" as const);
  // A source that does not say which earmark paid leaves the amount with the unearmarked pool. It states what was.
  const takings = isFunded ? unearmarked(usd(record.amountUsd)) : [];
  await enterItem(tx, decisionId, { noteId, outcome, amountUsd: record.amountUsd }, takings);
  await allocate({ tx, actor, at }, noteId, takings, effectiveOn);
  if (isFunded) await enterConditions(tx, noteId, conditions, opening);
  return { noteId, reference, programmeReference, stage: record.stage, amountUsd: record.amountUsd };
}

/**
 * Takes records from before this system straight to the pipeline or to funded, under one opening decision that says where
 * they come from. The only way to a decision of the mode "opening_record". Money in USD.
 */
export const carryOver = defineCommand({
  input: carryOverInput,
  permission: "concept-note.carry-over",
  ...NOTHING,

  async apply({ tx, actor, input, now }) {
    const { source, effectiveOn, text, conditions, records } = input;
    const mode = "opening_record" as const;
    // Pools before numbers, as everybody takes them, so that two never wait for each other.
    await lockPools(tx);
    const decision = await enterDecision(tx, { actor, at: now, decidedOn: effectiveOn, mode, text, conditions });
    const opening = { actor, at: now, effectiveOn, decisionId: decision.id, source, conditions };
    const carried = [];
    for (const record of records) carried.push(await carry(tx, record, opening));
    return {
      value: { ...decision, records: carried },
      event: {
        name: "concept-note.carried-over",
        subjectType: "decision",
        subjectId: decision.id,
        after: { number: decision.number, source, effectiveOn, records: carried },
      },
    };
  },
});
