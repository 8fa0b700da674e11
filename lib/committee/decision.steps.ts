import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/audit.steps";
import type { Taking } from "@/lib/earmarks/funding-sources";
import { type Day, dateOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { enterCondition } from "@/lib/programmes/conditions/condition.steps";
import type { Mode, Outcome } from "./decision-outcomes";

type Taken = { actor: Actor; at: Date; decidedOn: Day; mode: Mode; text: string; conditions: string };

/** Writes a decision under the next number of its year, without gaps: SC-YYYY-nn. */
export async function enterDecision(tx: Tx, taken: Taken): Promise<{ id: string; number: string }> {
  const { actor, at, decidedOn, ...words } = taken;
  const year = Number(decidedOn.slice(0, 4));
  const number = referenceOf("SC", year, await takeNumber(tx, "SC", year), 2);
  const data = { ...words, number, decidedOn: dateOf(decidedOn), recordedAt: at, recordedById: actor.id };
  return tx.decision.create({ data, select: { id: true, number: true } });
}

type Item = { noteId: string; outcome: Outcome; amountUsd: string | null };

/** Writes what a decision says of one note, with the sources of an approved amount, which add up to it. */
export async function enterItem(tx: Tx, decisionId: string, item: Item, takings: readonly Taking[]): Promise<void> {
  await tx.decisionItem.create({ data: { ...item, decisionId } });
  const data = takings.map(({ source, amount }, index) => ({
    decisionId,
    noteId: item.noteId,
    position: index + 1,
    areaNumber: source.area,
    regionSlug: source.region,
    amountUsd: toDecimal(amount),
  }));
  if (data.length > 0) await tx.decisionSource.createMany({ data });
}

type Deciding = { actor: Actor; at: Date; decisionId: string };

/** A decision's own conditions hold back the money of a programme it approves, until they are recorded as met. */
export async function enterConditions(tx: Tx, noteId: string, text: string, deciding: Deciding): Promise<void> {
  if (text === "") return;
  const { actor, at, decisionId } = deciding;
  const { event } = await enterCondition(tx, { noteId, text, dueOn: null, fromTranche: 1, decisionId }, actor, at);
  await recordAudit(tx, actor, event, at);
}

/** The next public reference of a programme, without gaps: MPTF-YYYY-nnn, by the year of the approval. */
export async function takeProgrammeReference(tx: Tx, decidedOn: Day): Promise<string> {
  const year = Number(decidedOn.slice(0, 4));
  return referenceOf("MPTF", year, await takeNumber(tx, "MPTF", year));
}
