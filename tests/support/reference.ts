import type { Actor } from "@/lib/access/permissions";
import type { Command } from "@/lib/command";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { type Cast, createCast } from "@/prisma/seed/cast";
import { resetDatabase } from "./postgres";

export const TODAY = today();

/** The reference data as loaded, and the cast. */
export async function setReferenceStage(): Promise<Cast> {
  await resetDatabase();
  return createCast("a long enough password", () => undefined);
}

/** How many records of reference data there are: what a refused revision must leave as it was. */
export async function countRecords(): Promise<number> {
  const counts = await Promise.all([
    db.organisation.count(),
    db.organisationVersion.count(),
    db.placeVersion.count(),
    db.regionVersion.count(),
    db.thematicAreaVersion.count(),
    db.objectiveVersion.count(),
    db.fundSetting.count(),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The audit facts an act left behind, oldest first, without those that were there before. */
export async function factsOf(act: () => Promise<unknown>) {
  const last = await db.auditFact.findFirst({ orderBy: { id: "desc" } });
  await act();
  return db.auditFact.findMany({
    where: { id: { gt: last?.id ?? 0n } },
    orderBy: { id: "asc" },
    select: { name: true, actorId: true, subjectType: true, subjectId: true, before: true, after: true },
  });
}

/** What a refused act answered, and what it left behind: records, and names of audit facts. */
export async function refusalOf(command: Command<unknown>, actor: Actor, input: unknown) {
  const before = await countRecords();
  let refusal: { code: RefusalCode; fields: Readonly<Record<string, string>> } | undefined;
  const facts = await factsOf(() =>
    command(actor, input).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      refusal = { code: error.code, fields: error.fields };
    }),
  );
  return { ...refusal, records: (await countRecords()) - before, facts: facts.map(({ name }) => name) };
}
