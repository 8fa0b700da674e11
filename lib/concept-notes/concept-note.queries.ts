import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, daysBetween, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import {
  CURSOR_PART,
  decodeCursor,
  encodeCursor,
  type Page,
  PAGE_SIZE,
  pageOf,
  readCursor,
} from "@/lib/kernel/list-cursor";
import { compare, sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import { listRegions } from "@/lib/places/place.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { reportingDatesOf } from "@/lib/reporting-dates/reporting-dates.schema";
import type { Prisma } from "@/prisma/generated/client";
import type { ConceptNoteFilter, NoteSort } from "./concept-note.schema";
import { visibleTo } from "./concept-note.scope";
import { type FoundRow, type NoteRow, ROW, rowsOf } from "./note-rows.steps";
import { listPortfolioOn } from "./portfolio.queries";
import { BUCKETS, type Stage, STAGES } from "./stages";

export { listMilestones, listPortfolioOn, type Milestone, type PortfolioRow } from "./portfolio.queries";
export type { NoteRow } from "./note-rows.steps";

export type CountAndAmount = { count: number; amountUsd: string };

const stagesOf = ({ stage, bucket }: ConceptNoteFilter): readonly Stage[] | null =>
  stage ? [stage] : bucket ? BUCKETS[bucket] : null;

/**
 * Notes of a region: all their places lie in it, or some do and the money is divided by shares; as the overview counts
 * them, so that a figure opens the rows it is made of.
 */
async function inRegion(slug: string, on: Day): Promise<Prisma.ConceptNoteWhereInput> {
  const codes = (await listRegions(on)).find((region) => region.slug === slug)?.placeCodes ?? [];
  const inside = { placeCode: { in: codes } };
  return {
    OR: [{ places: { some: inside, every: inside } }, { places: { some: { ...inside, share: { not: null } } } }],
  };
}

function containing(text: string): Prisma.ConceptNoteWhereInput {
  const contains = { contains: text, mode: "insensitive" as const };
  return {
    OR: [{ title: contains }, { reference: contains }, { programmeReference: contains }, { summary: contains }],
  };
}

/** Everything a filter asks except the stage and the theme, which a past day may tell differently. */
async function rowsAsked(actor: Actor, filter: ConceptNoteFilter): Promise<Prisma.ConceptNoteWhereInput> {
  const { place, region, organisation, text, asOf } = filter;
  const ofOrganisation = { organisation: { slug: organisation } };
  return {
    AND: [
      visibleTo(actor),
      place ? { places: { some: { placeCode: place } } } : {},
      region ? await inRegion(region, asOf ?? today()) : {},
      organisation ? { OR: [{ lead: { slug: organisation } }, { participations: { some: ofOrganisation } }] } : {},
      text ? containing(text) : {},
    ],
  };
}

type Order = Prisma.ConceptNoteOrderByWithRelationInput[];
const ORDER: Readonly<Record<NoteSort, Order>> = {
  updated: [{ updatedAt: "desc" }, { id: "desc" }],
  "stage-since": [{ stageSince: "asc" }, { id: "asc" }],
  amount: [{ amountUsd: { sort: "desc", nulls: "last" } }, { id: "desc" }],
  title: [{ title: "asc" }, { id: "asc" }],
};

const keyOf = (sort: NoteSort, row: FoundRow): string =>
  ({
    updated: row.updatedAt.toISOString(),
    "stage-since": row.stageSince.toISOString(),
    amount: row.amountUsd?.toFixed(2) ?? "",
    title: row.title,
  })[sort];

const KEY_FORM = {
  updated: CURSOR_PART.moment,
  "stage-since": CURSOR_PART.moment,
  // Notes without an amount come last.
  amount: CURSOR_PART.money.or(z.literal("")),
  title: CURSOR_PART.text,
} as const satisfies Record<NoteSort, z.ZodType<string>>;

/** The rows after the last one shown, in the order of the sort. */
function following(sort: NoteSort, cursor: string): Prisma.ConceptNoteWhereInput {
  const [key = "", id = ""] = readCursor(cursor, [KEY_FORM[sort], CURSOR_PART.id]);
  switch (sort) {
    case "updated":
      return { OR: [{ updatedAt: { lt: key } }, { updatedAt: key, id: { lt: id } }] };
    case "stage-since":
      return { OR: [{ stageSince: { gt: key } }, { stageSince: key, id: { gt: id } }] };
    case "title":
      return { OR: [{ title: { gt: key } }, { title: key, id: { gt: id } }] };
    case "amount":
      if (key === "") return { amountUsd: null, id: { lt: id } };
      return { OR: [{ amountUsd: { lt: key } }, { amountUsd: key, id: { lt: id } }, { amountUsd: null }] };
  }
}

export type NoteList = Page<NoteRow> & { totals: CountAndAmount };

/**
 * The notes a person may read, filtered and sorted, one page at a time, with count and money of the whole filter. With
 * `asOf` or `knownOn` in the past each note stands as its history tells under both clocks, and one never submitted by
 * then is not listed.
 */
export async function listConceptNotes(actor: Actor, filter: ConceptNoteFilter): Promise<NoteList> {
  authorize(actor, "concept-note.read");
  const clocks = reportingDatesOf(filter, today());
  if (clocks.asOf < today() || clocks.knownOn < today()) return listOnDay(actor, filter, clocks);
  const sort = filter.sort ?? "updated";
  const stages = stagesOf(filter);
  const where: Prisma.ConceptNoteWhereInput = {
    AND: [
      await rowsAsked(actor, filter),
      stages ? { stage: { in: [...stages] } } : {},
      filter.area ? { areaNumber: filter.area } : {},
    ],
  };
  const [found, totals] = await Promise.all([
    db.conceptNote.findMany({
      where: { AND: [where, filter.after ? following(sort, filter.after) : {}] },
      select: ROW,
      orderBy: ORDER[sort],
      take: PAGE_SIZE + 1,
    }),
    db.conceptNote.aggregate({ where, _count: true, _sum: { amountUsd: true } }),
  ]);
  const page = pageOf(found, (row) => encodeCursor([keyOf(sort, row), row.id]));
  return {
    ...page,
    rows: await rowsOf(actor, page.rows),
    totals: { count: totals._count, amountUsd: totals._sum.amountUsd?.toFixed(2) ?? "0.00" },
  };
}

/** The rows after the one a cursor names, and the cursor of the next page. */
function cut(rows: readonly NoteRow[], after: string | undefined): Page<NoteRow> {
  const last = after === undefined ? undefined : decodeCursor(after, 2)[1];
  const start = rows.findIndex(({ id }) => id === last) + 1;
  return pageOf(rows.slice(start, start + PAGE_SIZE + 1), ({ id }) => encodeCursor(["", id]));
}

const IN_ORDER: Readonly<Record<NoteSort, (a: NoteRow, b: NoteRow) => number>> = {
  updated: () => 0,
  "stage-since": (a, b) => b.sinceDays - a.sinceDays,
  amount: (a, b) => compare(usd(b.amountUsd ?? "0"), usd(a.amountUsd ?? "0")),
  title: (a, b) => a.title.localeCompare(b.title, "en"),
};

/** The same list for a past day, told from history; the portfolio of a fund fits in memory. */
async function listOnDay(
  actor: Actor,
  filter: ConceptNoteFilter,
  { asOf, knownOn }: ReportingDates,
): Promise<NoteList> {
  const stages = stagesOf(filter);
  const told = (await listPortfolioOn(asOf, knownOn)).filter(
    ({ stage, areaNumber }) => (!stages || stages.includes(stage)) && (!filter.area || areaNumber === filter.area),
  );
  const onDay = new Map(told.map((row) => [row.id, row]));
  const found = await db.conceptNote.findMany({
    where: { AND: [await rowsAsked(actor, filter), { id: { in: [...onDay.keys()] } }] },
    select: ROW,
    orderBy: ORDER.updated,
  });
  const rows = (await rowsOf(actor, found)).flatMap((row) => {
    const then = onDay.get(row.id);
    if (!then) return [];
    const { stage, stageSince, amountUsd, title, areaNumber, programmeReference } = then;
    const sinceDays = daysBetween(stageSince, asOf);
    return [{ ...row, stage, stageSince, sinceDays, amountUsd, title, areaNumber, programmeReference }];
  });
  const total = sum(
    rows.map(({ amountUsd }) => usd(amountUsd ?? "0")),
    USD,
  );
  const sorted = rows.sort(IN_ORDER[filter.sort ?? "updated"]);
  return { ...cut(sorted, filter.after), totals: { count: rows.length, amountUsd: toDecimal(total) } };
}

export type BoardColumn = CountAndAmount & { stage: Stage; cards: NoteRow[] };

/** A column shows its longest-waiting notes; the list shows the rest. */
const CARDS = 20;
const ENDS: readonly Stage[] = STAGES.slice(STAGES.indexOf("operationally_closed"));

/** The board: one column for each stage of the way, and for an end that holds something; the longest waiting first. */
export async function boardOf(actor: Actor, filter: ConceptNoteFilter): Promise<{ columns: BoardColumn[] }> {
  authorize(actor, "concept-note.read");
  const asked = { AND: [await rowsAsked(actor, filter), filter.area ? { areaNumber: filter.area } : {}] };
  const groups = await db.conceptNote.groupBy({ by: ["stage"], where: asked, _count: true, _sum: { amountUsd: true } });
  const groupOf = (stage: Stage) => groups.find((group) => group.stage === stage);
  const wanted = stagesOf(filter) ?? STAGES;
  const shown = STAGES.filter((stage) => wanted.includes(stage) && (groupOf(stage) || !ENDS.includes(stage)));
  const columns = await Promise.all(
    shown.map(async (stage) => {
      const group = groupOf(stage);
      const where = { AND: [asked, { stage }] };
      const order = ORDER["stage-since"];
      const found = group ? await db.conceptNote.findMany({ where, select: ROW, orderBy: order, take: CARDS }) : [];
      return {
        stage,
        count: group?._count ?? 0,
        amountUsd: group?._sum.amountUsd?.toFixed(2) ?? "0.00",
        cards: await rowsOf(actor, found),
      };
    }),
  );
  return { columns };
}
