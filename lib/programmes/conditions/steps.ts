import "server-only";
import { dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";

/** A condition not met on a day. */
export type OpenCondition = { id: string; noteId: string; text: string; dueOn: Day | null; fromTranche: number };

/** The conditions of some programmes that are not met on a day, the oldest first. */
export async function openConditions(
  tx: Pick<Tx, "programmeCondition">,
  noteIds: readonly string[],
  on: Day,
): Promise<OpenCondition[]> {
  const found = await tx.programmeCondition.findMany({
    where: {
      noteId: { in: [...noteIds] },
      OR: [{ fulfilment: null }, { fulfilment: { metOn: { gt: dateOf(on) } } }],
    },
    orderBy: [{ setAt: "asc" }, { id: "asc" }],
  });
  return found.map(({ id, noteId, text, dueOn, fromTranche }) => ({
    ...{ id, noteId, text, fromTranche },
    dueOn: dueOn && dayOf(dueOn),
  }));
}
