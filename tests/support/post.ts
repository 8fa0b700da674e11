import type { Actor } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/audit.steps";
import { dateOf, today } from "@/lib/kernel/dates";
import { db, type Tx } from "@/lib/kernel/db";
import { type Act, postAll } from "@/lib/ledger/posting.steps";

/** Posts acts with the fact that somebody did them, as a command would; gives the identifiers of their sets. */
export const postTold = (acts: readonly Act[], actor: Actor, at = new Date()): Promise<string[]> =>
  db.$transaction(
    async (tx) => {
      const ids = await postAll({ tx, actor, at }, acts);
      await recordAudit(tx, actor, { name: "booking.recorded", subjectType: "booking", subjectId: "several" }, at);
      return ids;
    },
    { timeout: 60_000 },
  );

/** Does something to the books in a transaction that tells of a programme's financial closing, its stage left as it is. */
export const whileClosing = (noteId: string, actor: Actor, work: (tx: Tx, at: Date) => Promise<unknown>) =>
  db.$transaction(async (tx) => {
    const at = new Date();
    const change = { move: "close-financially", toStage: "financially_closed" as const, detail: {} };
    await tx.stageChange.create({ data: { ...change, noteId, effectiveOn: dateOf(today()), at, actorId: actor.id } });
    await work(tx, at);
    const event = { name: "programme.closed-financially", subjectType: "concept-note", subjectId: noteId } as const;
    await recordAudit(tx, actor, event, at);
  });
