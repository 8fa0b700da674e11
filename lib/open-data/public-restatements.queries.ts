import "server-only";
import { sourceWords } from "@/lib/earmarks/funding-sources";
import { dateOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { actWords } from "@/lib/ledger/ledger.labels";
import type { Restating } from "@/lib/ledger/period-close";
import { listRestatements, type Restatement } from "@/lib/ledger/period.queries";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { refuseImpossibleDay } from "@/lib/reporting-dates/reporting-dates.schema";
import { listPublished } from "./public-programmes.queries";
import type { PublicRestatement } from "./public-shapes";

type Step = Pick<Restating, "concerned" | "occurredOn" | "reason">;
const present = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];

/** Of these donors, those that are published: a donor is, once something of it has arrived. */
async function publishedDonors(ids: readonly string[]): Promise<string[]> {
  const where = { donorId: { in: [...ids] }, account: "deposits" as const, currency: "USD" };
  return present((await db.ledgerLine.groupBy({ by: ["donorId"], where })).map(({ donorId }) => donorId));
}

/** The numbers of the decisions that approved these programmes, by note and day. */
async function decisionNumbers(noteIds: readonly string[]): Promise<Map<string, string>> {
  const found = await db.decisionItem.findMany({
    where: { noteId: { in: [...noteIds] }, outcome: "approved" },
    select: { noteId: true, decision: { select: { number: true, decidedOn: true } } },
  });
  return new Map(found.map(({ noteId, decision: { number, decidedOn } }) => [keyOf(noteId, decidedOn), number]));
}
const keyOf = (noteId: string, on: Date) => `${noteId} ${on.toISOString()}`;

/** The words for whom and what late facts concern, as far as the public pages name them. */
async function readWords(steps: readonly Step[]) {
  const of = (key: "donorId" | "punoId" | "noteId") => present(steps.map(({ concerned }) => concerned[key]));
  const { published, names } = await listPublished({ asOf: today(), knownOn: today() });
  const donors = await publishedDonors(of("donorId"));
  const [organisations, decisions] = await Promise.all([
    describeOrganisations(today(), [...donors, ...of("punoId")]),
    decisionNumbers(of("noteId")),
  ]);
  const regions = Object.fromEntries(names.regions.map(({ slug, name }) => [slug, name]));
  const references = new Map(published.map(({ row, programme }) => [row.id, programme.reference]));
  return {
    concerns: ({ concerned: { donorId, punoId, noteId, pool } }: Step): string[] => [
      ...present([donorId, punoId]).map((id) => organisations.get(id)?.name ?? "A donor that is not published yet"),
      ...present([noteId && (references.get(noteId) ?? null)]),
      ...(pool ? [sourceWords(pool, regions)] : []),
    ],
    /** Where nobody gave a reason, the act's own record says the day: a decision, or the programme's. */
    reason: ({ reason, occurredOn, concerned: { noteId } }: Step): string => {
      if (reason !== null) return reason;
      const decision = noteId === null ? undefined : decisions.get(keyOf(noteId, dateOf(occurredOn)));
      const programme = noteId === null ? undefined : references.get(noteId);
      const cause = decision ? `Decision ${decision}: ` : programme ? `Programme ${programme}: ` : "";
      return cause ? `${cause}recorded after the period was closed.` : "Recorded after the period was closed.";
    },
  };
}

const stepsOf = (restatements: readonly Restatement[]): Step[] =>
  restatements.flatMap(({ figures }) => figures.flatMap(({ steps }) => steps));

/**
 * Every closed period, the latest first, with what was published of it and what became known since, under two clocks:
 * with reasons, donors and organisations, and no people. Refuses ("invalid") a day that cannot be.
 */
export async function listPublicRestatements(clocks: ReportingDates): Promise<PublicRestatement[]> {
  refuseImpossibleDay(clocks);
  const restatements = await listRestatements(clocks);
  const words = await readWords(stepsOf(restatements));
  return restatements.map(({ closedThrough, closedOn, figures }) => ({
    closedThrough,
    closedOn,
    figures: figures.map(({ key, label, published, restated, steps }) => ({
      key,
      label,
      published,
      restated,
      steps: steps.map((step) => ({
        occurredOn: step.occurredOn,
        recordedOn: step.recordedOn,
        from: step.from,
        to: step.to,
        what: actWords(step.act),
        concerns: words.concerns(step),
        reason: words.reason(step),
      })),
    })),
  }));
}
