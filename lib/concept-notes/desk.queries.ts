import "server-only";
import { type Actor, can } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { visibleTo } from "./concept-note.scope";
import { type DeskAct, deskAct } from "./desk-items";
import { type NoteRow, ROW, rowsOf } from "./note-rows.steps";
import { type Stage, STAGES } from "./stages";

export type DeskItem = Pick<
  NoteRow,
  "id" | "reference" | "title" | "stage" | "stageSince" | "sinceDays" | "isExample" | "amountUsd"
> & { act: DeskAct };

const OPEN: readonly Stage[] = STAGES.slice(0, STAGES.indexOf("financially_closed"));
/** A running programme waits for nobody until its end comes. */
const ASKED = OPEN.filter((stage) => stage !== "active");

const SHOWN = 100;

/** What waits for this person, the longest wait first; at most 100 lines. */
export async function listDesk(actor: Actor): Promise<DeskItem[]> {
  if (!can(actor, "concept-note.read")) return [];
  const found = await db.conceptNote.findMany({
    where: { AND: [visibleTo(actor), { stage: { in: ASKED } }] },
    select: {
      ...ROW,
      document: { select: { handedInAt: true } },
      reviews: { select: { reviewerId: true, state: true } },
    },
    orderBy: [{ stageSince: "asc" }, { id: "asc" }],
    take: 2000,
  });
  const waiting = found.flatMap((note) => {
    const act = deskAct(actor, note);
    return act ? [{ note, act }] : [];
  });
  const shown = waiting.slice(0, SHOWN);
  const acts = new Map(shown.map(({ note, act }) => [note.id, act]));
  const rows = await rowsOf(
    actor,
    shown.map(({ note }) => note),
  );
  return rows.flatMap(({ id, reference, title, stage, stageSince, sinceDays, isExample, amountUsd }) => {
    const act = acts.get(id);
    return act ? [{ id, reference, title, stage, stageSince, sinceDays, isExample, amountUsd, act }] : [];
  });
}
