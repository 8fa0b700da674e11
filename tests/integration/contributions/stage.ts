import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { recordContribution } from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { type Cast, createCast } from "@/prisma/seed/cast";
import { resetDatabase } from "@/tests/support/postgres";
import { RATE_ANSWERS } from "@/tests/support/rates";

export type Stage = { cast: Cast; donorId(slug: string): string };

/** A database with the reference data, the cast and nothing else. */
export async function setStage(): Promise<Stage> {
  await resetDatabase();
  const cast = await createCast("a long enough password", () => undefined);
  const organisations = await db.organisation.findMany({ select: { id: true, slug: true } });
  const ids = new Map(organisations.map(({ id, slug }) => [slug, id]));
  return {
    cast,
    donorId(slug) {
      const id = ids.get(slug);
      if (!id) throw new Error(`The reference data has no ${slug}.`);
      return id;
    },
  };
}

/** One part of a form; USD 1,000.00 of 15 March 2023 unless given otherwise, another currency with its rate confirmed. */
export const part = (given: Record<string, unknown> = {}) => ({
  amount: "1000",
  currency: "USD",
  effectiveOn: "2023-03-15",
  ...(given.currency !== undefined && given.currency !== "USD" && RATE_ANSWERS),
  ...given,
});

export const form = (donorId: string, given: Record<string, unknown> = {}) => ({
  requestKey: randomUUID(),
  donorId,
  title: "Annual contribution",
  source: "Agreement 7/2023",
  ...given,
});

/** A contribution of the donor with the given parts. */
export const given = async (actor: Actor, donorId: string, parts: Record<string, unknown>) =>
  (await recordContribution(actor, form(donorId, parts))).value;

/** Everything that could be a trace of an act. */
export async function traces() {
  const [contributions, entries, earmarks, confirmations, facts, series] = await Promise.all([
    db.contribution.count(),
    db.contributionEntry.count(),
    db.earmark.count(),
    db.depositConfirmation.count(),
    db.auditFact.count(),
    db.referenceSeries.findMany({ orderBy: [{ series: "asc" }, { year: "asc" }] }),
  ]);
  return { contributions, entries, earmarks, confirmations, facts, series };
}

export const factsOn = (subjectId: string) => db.auditFact.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
