import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { defineCommand } from "@/lib/command";
import { fieldOf, namedOf, type NamedSources, refusalOfSum, takingsOf } from "@/lib/earmarks/funding-sources";
import { refuseTakings, reserve } from "@/lib/earmarks/reservation.steps";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd, type Usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { visibleTo } from "./concept-note.scope";
import { advance, claim, MOVABLE, refuseStale } from "./concept-note.steps";
import { inviteInput } from "./invitation.schema";
import { refuseOutsiders } from "./note-content.steps";

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

type Invited = { id: string; areaNumber: number | null; amount: Usd; placeCodes: readonly string[] };

/** Sets the amount aside out of the sources named, which the earmarks allow and which hold it. */
async function setAside(context: StepContext, note: Invited, named: NamedSources): Promise<void> {
  const { tx, at } = context;
  const takings = takingsOf(named, note.amount);
  const sentence = refusalOfSum(
    takings.map(({ amount }) => amount),
    note.amount,
  );
  if (sentence) throw new Refusal("invalid", sentence, { sources: sentence });
  const on = dayOf(at);
  await refuseTakings(tx, note, takings, on, (index, of) => fieldOf(named, index, of));
  await reserve(context, note.id, takings, on);
}

/** Names the sources of the amount, sets it aside there, and opens the programme document. */
export const inviteDocument = defineCommand({
  input: inviteInput,
  permission: "concept-note.invite",
  load: (tx, { noteId }, actor) =>
    tx.conceptNote.findFirst({
      where: { AND: [{ id: noteId }, visibleTo(actor)] },
      select: { ...MOVABLE, places: { select: { placeCode: true } } },
    }),

  async apply({ context, tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const { id, areaNumber, amountUsd } = note;
    if (amountUsd === null) throw new Refusal("not-now", "This note has no amount.");
    const amount = usd(amountUsd.toFixed(2));
    const sources = namedOf(takingsOf(input, amount));
    const claimed = await claim(tx, note);
    const leadId = note.leadId ?? (await nameOrganisations(tx, id, input.organisationIds, dayOf(now)));
    const stage = await advance(tx, claimed, "invite", { actor, at: now, detail: { sources }, set: { leadId } });
    const placeCodes = note.places.map(({ placeCode }) => placeCode);
    await setAside(context, { id, areaNumber, amount, placeCodes }, input);
    await tx.programmeDocument.create({ data: { noteId: id, updatedAt: now } });
    return {
      value: { id, stage },
      event: {
        name: "concept-note.invited",
        subjectType: "concept-note",
        subjectId: id,
        before: { stage: note.stage },
        after: { stage, sources, leadId },
      },
    };
  },
});
