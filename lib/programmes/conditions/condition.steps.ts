import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { AuditEvent } from "@/lib/audit/events";
import { addDays, dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";

type Condition = {
  readonly noteId: string;
  readonly text: string;
  readonly dueOn: Day | null;
  readonly fromTranche: number;
  /** The decision that made it; null where the Fund Management Unit did. */
  readonly decisionId: string | null;
};

/** Writes a condition, and gives its identifier and the fact for the audit. */
export async function enterCondition(
  tx: Pick<Tx, "programmeCondition">,
  { dueOn, ...told }: Condition,
  actor: Actor,
  at: Date,
): Promise<{ conditionId: string; event: AuditEvent }> {
  const made = await tx.programmeCondition.create({
    data: { ...told, dueOn: dueOn && dateOf(dueOn), setAt: at, setById: actor.id },
  });
  const { noteId, ...words } = told;
  const after = { conditionId: made.id, ...words, dueOn };
  return {
    conditionId: made.id,
    event: { name: "condition.set", subjectType: "concept-note", subjectId: noteId, after },
  };
}

/** A condition not met on a day. */
export type OpenCondition = { id: string; noteId: string; text: string; dueOn: Day | null; fromTranche: number };

/** The conditions of some programmes that are not met under two clocks, the oldest first. */
export async function openConditions(
  tx: Pick<Tx, "programmeCondition">,
  noteIds: readonly string[],
  { asOf, knownOn }: ReportingDates,
): Promise<OpenCondition[]> {
  const known = dateOf(addDays(knownOn, 1));
  const found = await tx.programmeCondition.findMany({
    where: {
      noteId: { in: [...noteIds] },
      setAt: { lt: known },
      OR: [
        { fulfilment: null },
        { fulfilment: { OR: [{ metOn: { gt: dateOf(asOf) } }, { recordedAt: { gte: known } }] } },
      ],
    },
    orderBy: [{ setAt: "asc" }, { id: "asc" }],
  });
  return found.map(({ id, noteId, text, dueOn, fromTranche }) => ({
    id,
    noteId,
    text,
    fromTranche,
    dueOn: dueOn && dayOf(dueOn),
  }));
}
