import "server-only";
import { defineCommand } from "@/lib/command";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseOutsiders } from "../record/steps";
import { visibleTo } from "../scope";
import { advance, claim, MOVABLE, refuseStale } from "../steps";
import { sourceOf } from "./rules";
import { inviteInput } from "./schema";
import { refuseSource } from "./steps";

/** A record carried over may not say who takes part: whoever invites the document names them, the first one leads. */
async function nameOrganisations(tx: Tx, noteId: string, ids: readonly string[], on: Day): Promise<string> {
  const [leadId] = ids;
  if (leadId === undefined || ids.length < 2) {
    const sentence =
      "The record does not say who takes part: name two or more UN organisations, the leading one first.";
    throw new Refusal("invalid", sentence, { organisationIds: sentence });
  }
  await refuseOutsiders(tx, ids, on, (index) => `organisationIds.${index}`);
  await tx.participation.createMany({
    data: ids.map((organisationId, position) => ({ noteId, organisationId, position })),
    skipDuplicates: true,
  });
  return leadId;
}

/** Names a funding source that the earmarks allow and that holds the money, and opens the programme document. */
export const inviteDocument = defineCommand({
  input: inviteInput,
  permission: "concept-note.invite",
  load: (tx, { noteId }, actor) =>
    tx.conceptNote.findFirst({
      where: { AND: [{ id: noteId }, visibleTo(actor)] },
      select: { ...MOVABLE, places: { select: { placeCode: true } } },
    }),

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const { areaNumber, amountUsd } = note;
    if (amountUsd === null) throw new Refusal("not-now", "This note has no amount.");
    const on = dayOf(now);
    const claimed = await claim(tx, note);
    const leadId = note.leadId ?? (await nameOrganisations(tx, note.id, input.organisationIds, on));
    const told = { actor, at: now, detail: { source: input.source }, set: { leadId } };
    const stage = await advance(tx, claimed, "invite", told);
    const source = sourceOf(input.source);
    const placeCodes = note.places.map(({ placeCode }) => placeCode);
    const taking = { noteId: note.id, areaNumber, placeCodes, amount: usd(amountUsd.toFixed(2)) };
    await refuseSource(tx, taking, source, on);
    await tx.programmeDocument.create({
      data: { noteId: note.id, sourceArea: source.area, sourceRegion: source.region, updatedAt: now },
    });
    return {
      value: { id: note.id, stage },
      event: {
        name: "concept-note.invited",
        subjectType: "concept-note",
        subjectId: note.id,
        before: { stage: note.stage },
        after: { stage, source: input.source, leadId },
      },
    };
  },
});
