import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { ROW, rowsOf } from "@/lib/concept-notes/note-rows.steps";
import { listSourceChoicesOf } from "@/lib/concept-notes/source-choice.queries";
import { keyOf } from "@/lib/earmarks/funding-sources";
import { addDays, type Day, dateOf, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import type { Prisma } from "@/prisma/generated/client";
import { isGranting, type Mode, type Outcome, outcomesFor, recusalOf } from "./decision-outcomes";
import { type DecisionFilter, decisionFilter } from "./decision.schema";

export type DecisionRow = {
  number: string;
  decidedOn: Day;
  mode: Mode;
  text: string;
  itemCount: number;
  /** The amounts it endorsed or approved, in USD. */
  granted: string;
};

/** The decisions of the committee, the latest first, one page at a time; those taken by a day, and recorded by another, where one is asked for. */
export async function listDecisions(actor: Actor, asked: DecisionFilter = {}): Promise<Page<DecisionRow>> {
  authorize(actor, "decision.read");
  const { asOf, knownOn, after } = decisionFilter.parse(asked);
  const [day = "", number = ""] = after ? readCursor(after, [CURSOR_PART.day, CURSOR_PART.text]) : [];
  const found = await db.decision.findMany({
    where: {
      AND: [
        asOf ? { decidedOn: { lte: dateOf(asOf) } } : {},
        knownOn ? { recordedAt: { lt: dateOf(addDays(knownOn, 1)) } } : {},
        after ? { OR: [{ decidedOn: { lt: dateOf(day) } }, { decidedOn: dateOf(day), number: { lt: number } }] } : {},
      ],
    },
    include: { items: { select: { outcome: true, amountUsd: true } } },
    orderBy: [{ decidedOn: "desc" }, { number: "desc" }],
    take: PAGE_SIZE + 1,
  });
  const page = pageOf(found, (row) => encodeCursor([dayOf(row.decidedOn), row.number]));
  return {
    ...page,
    rows: page.rows.map(({ number, decidedOn, mode, text, items }) => ({
      number,
      decidedOn: dayOf(decidedOn),
      mode,
      text,
      itemCount: items.length,
      granted: toDecimal(
        sum(
          items.flatMap(({ outcome, amountUsd }) =>
            amountUsd && isGranting(outcome) ? [usd(amountUsd.toFixed(2))] : [],
          ),
          USD,
        ),
      ),
    })),
  };
}

const WITH_ITEMS = {
  items: {
    include: {
      note: { select: { reference: true, programmeReference: true, title: true } },
      sources: { orderBy: { position: "asc" as const } },
    },
    orderBy: { noteId: "asc" as const },
  },
};

/** What a reader learns of a note of the decision that is not open to them. */
const CLOSED_NOTE = { reference: null, programmeReference: null, title: "A note that is not open to you" };

const sourceLine = (line: Prisma.DecisionSourceModel) => ({
  source: keyOf({ area: line.areaNumber, region: line.regionSlug }),
  amountUsd: line.amountUsd.toFixed(2),
});

/** One decision with what it says of each note; null where there is none of this number. */
export async function findDecision(actor: Actor, number: string) {
  authorize(actor, "decision.read");
  const found = await db.decision.findUnique({ where: { number }, include: WITH_ITEMS });
  if (!found) return null;
  const ids = found.items.map(({ noteId }) => noteId);
  const [recorder, visible] = await Promise.all([
    db.person.findUnique({ where: { id: found.recordedById }, select: { name: true } }),
    db.conceptNote.findMany({ where: { AND: [{ id: { in: ids } }, visibleTo(actor)] }, select: { id: true } }),
  ]);
  const open = new Set(visible.map(({ id }) => id));
  return {
    number: found.number,
    decidedOn: dayOf(found.decidedOn),
    mode: found.mode,
    text: found.text,
    conditions: found.conditions,
    recordedBy: recorder?.name ?? "",
    recordedAt: found.recordedAt.toISOString(),
    items: found.items.map(({ noteId, note, outcome, amountUsd, sources }) => ({
      noteId,
      ...(open.has(noteId) ? note : CLOSED_NOTE),
      outcome,
      amountUsd: amountUsd?.toFixed(2) ?? null,
      // Sources are named at the approval; what was carried over does not say which earmark paid.
      sources: found.mode === "opening_record" ? [] : sources.map(sourceLine),
      isOpen: open.has(noteId),
    })),
  };
}
export type DecisionRecord = NonNullable<Awaited<ReturnType<typeof findDecision>>>;
export type DecidedItem = DecisionRecord["items"][number];

/** Recommended notes and appraised programmes that this person may see, the longest wait first. */
export async function listNotesAwaitingDecision(actor: Actor) {
  authorize(actor, "decision.read");
  const found = await db.conceptNote.findMany({
    where: { AND: [visibleTo(actor), { stage: { in: ["recommended", "appraised"] } }] },
    select: { ...ROW, recommendation: true },
    orderBy: [{ stageSince: "asc" }, { id: "asc" }],
    take: 200,
  });
  const rows = await rowsOf(actor, found);
  const mayRecord = can(actor, "decision.record");
  const appraised = rows.filter(({ stage }) => mayRecord && stage === "appraised").map(({ id }) => id);
  const sources = await listSourceChoicesOf(actor, appraised);
  return rows.map((row, index) => ({
    ...row,
    recommendation: found[index]?.recommendation ?? "",
    outcomes: outcomesFor(row.stage) as readonly Outcome[],
    recusal: recusalOf(actor, {
      leadId: found[index]?.leadId ?? null,
      participations: found[index]?.participations ?? [],
    }),
    /** An approval names its sources. */
    sources: sources.get(row.id),
  }));
}

export type AwaitingNote = Awaited<ReturnType<typeof listNotesAwaitingDecision>>[number];
