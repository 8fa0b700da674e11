import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, PAGE_SIZE, pageOf, readCursor } from "@/lib/kernel/page";
import type { Prisma } from "@/prisma/generated/client";
import { countVerdicts, isBooked, totalsOf } from "./booking/rules";
import { fits, guessMapping, mappingFor, namedIn } from "./mapping/rules";
import type { Mapping } from "./mapping/schema";
import { alike, choiceOfNew, distinctNames, findByName, guessNew, namesOf } from "./names/rules";
import { readReference } from "./reading/steps";
import {
  type Counts,
  countsShape,
  type ImportFilter,
  type ImportKind,
  remark,
  type Remark,
  type Total,
  totalShape,
  type Verdict,
  VERDICTS,
} from "./schema";
import { judgeFile } from "./steps";
import type { Table } from "./table/rules";
import { tableOf } from "./table/steps";

export type ImportRow = {
  id: string;
  reference: string;
  kind: ImportKind;
  fileName: string;
  uploadedAt: Date;
  uploadedBy: string;
  state: "uploaded" | "checked" | "imported";
  /** Null before the import. */
  counts: Counts | null;
};

const HEAD = {
  ...{ id: true, reference: true, kind: true, fileName: true, uploadedAt: true, uploadedById: true, revision: true },
  run: true,
} satisfies Prisma.ImportSelect;
type Head = Prisma.ImportGetPayload<{ select: typeof HEAD }>;

async function readNames(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const rowOf = ({ run, revision, uploadedById, ...head }: Head, names: ReadonlyMap<string, string>): ImportRow => ({
  ...{ id: head.id, reference: head.reference, kind: head.kind, fileName: head.fileName, uploadedAt: head.uploadedAt },
  uploadedBy: names.get(uploadedById) ?? "",
  state: run ? "imported" : revision > 0 ? "checked" : "uploaded",
  counts: run && countsShape.parse(run.counts),
});

/** Files brought in, the latest first, one page at a time. */
export async function listImports(actor: Actor, after?: string): Promise<Page<ImportRow>> {
  authorize(actor, "import.read");
  const [moment, id] = after ? readCursor(after, [CURSOR_PART.moment, CURSOR_PART.id]) : [];
  const before = moment && id ? [{ uploadedAt: { lt: moment } }, { uploadedAt: moment, id: { lt: id } }] : undefined;
  const found = await db.import.findMany({
    ...(before && { where: { OR: before } }),
    select: HEAD,
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
  });
  const page = pageOf(found, (one) => encodeCursor([one.uploadedAt.toISOString(), one.id]));
  const names = await readNames(page.rows.map(({ uploadedById }) => uploadedById));
  return { ...page, rows: page.rows.map((one) => rowOf(one, names)) };
}

export type ImportRecord = ImportRow & {
  sha256: string;
  revision: number;
  headings: string[];
  /** The first rows, to tell columns by. */
  sample: string[][];
  rowCount: number;
  run: { mode: string; runAt: Date; runBy: string; counts: Counts; totals: Total[] } | null;
  /** Earlier imports of the very same file. */
  sameFile: { id: string; reference: string }[];
};

/** One import; null where there is none. */
export async function findImport(actor: Actor, id: string): Promise<ImportRecord | null> {
  authorize(actor, "import.read");
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.import.findUnique({ where: { id }, include: { run: true } });
  if (!found) return null;
  const { run, sha256, revision, headings } = found;
  const { rows } = tableOf(found);
  const names = await readNames([found.uploadedById, ...(run ? [run.runById] : [])]);
  const sameFile = await db.import.findMany({
    where: { sha256, id: { not: id }, run: { isNot: null } },
    select: { id: true, reference: true },
  });
  return {
    ...rowOf(found, names),
    ...{ sha256, revision, headings, sameFile },
    sample: rows.slice(0, 3).map((row) => [...row]),
    rowCount: rows.length,
    run: run && {
      ...{ mode: run.mode, runAt: run.runAt, runBy: names.get(run.runById) ?? "" },
      counts: countsShape.parse(run.counts),
      totals: z.array(totalShape).parse(run.totals),
    },
  };
}

const mappingOf = (kind: ImportKind, raw: unknown): Mapping | undefined => mappingFor(kind).safeParse(raw).data;

/**
 * How the columns of an upload are read: as somebody said; else as the latest imported file with the same columns was
 * (`takenFrom`); else as the headings sound.
 */
export async function findMapping(actor: Actor, id: string) {
  authorize(actor, "import.read");
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  const own = mappingOf(found.kind, found.mapping);
  if (own) return { mapping: own, takenFrom: null };
  const earlier = await db.importRun.findMany({
    where: { import: { kind: found.kind } },
    include: { import: { select: { reference: true } } },
    orderBy: { runAt: "desc" },
    take: 20,
  });
  for (const run of earlier) {
    const mapping = mappingOf(found.kind, run.mapping);
    if (mapping && fits(mapping, found.headings)) return { mapping, takenFrom: run.import.reference };
  }
  return { mapping: guessMapping(found.kind, tableOf(found)), takenFrom: null };
}

/** One row as its page shows it: what its main cells say, and what is said of it. */
export type RowView = {
  row: number;
  cells: { heading: string; text: string }[];
  verdict: Verdict;
  remarks: Remark[];
  contribution: { id: string; reference: string } | null;
  /** The set of the books a transfer stands in. */
  setId: string | null;
};

const SHOWN: readonly string[] = [
  ...["donor", "organisation", "programme", "day", "pledge", "commitment", "deposit"],
  ...["amount", "kind", "currency"],
];

function cellsOf({ headings, rows }: Table, { columns }: Mapping, row: number) {
  const named: Readonly<Record<string, string>> = columns;
  return SHOWN.flatMap((field) => {
    const heading = named[field];
    const text = heading ? (rows[row - 2]?.[headings.indexOf(heading)] ?? "") : "";
    return text && text !== "0" ? [{ heading: heading ?? "", text }] : [];
  });
}

type Listed = Omit<RowView, "cells">;

function pageOfRows(listed: readonly Listed[], table: Table, mapping: Mapping, { show, page }: ImportFilter) {
  const wanted = listed
    .filter(({ verdict }) => !show || verdict === show)
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || a.row - b.row);
  const from = (page - 1) * PAGE_SIZE;
  return {
    rows: wanted.slice(from, from + PAGE_SIZE).map((one) => ({ ...one, cells: cellsOf(table, mapping, one.row) })),
    hasNext: wanted.length > from + PAGE_SIZE,
  };
}

/** A name no reference data knows, with what it may be. */
export type UnknownName = {
  name: string;
  rows: number;
  choice: string;
  /** The choice a new organisation of this name would be. */
  guess: string;
  suggestions: { id: string; name: string }[];
};

async function listUnknown(table: Table, mapping: Mapping) {
  const reference = await readReference(db);
  const known = namesOf(reference.organisations);
  const at = (heading: string) => table.headings.indexOf(heading);
  const columns = namedIn(mapping);
  const chosen = new Map(mapping.names.map(({ name, choice }) => [name, choice]));
  const unknown = distinctNames(table.rows, at(columns.name), at(columns.code)).filter(
    ({ name }) => !findByName(known, name),
  );
  return {
    names: unknown.map(({ name, code }): UnknownName => ({
      ...{ name, choice: chosen.get(name) ?? "" },
      rows: table.rows.filter((row) => (row[at(columns.name)] ?? "") === name).length,
      guess: choiceOfNew(guessNew(name, code, reference.places)),
      suggestions: alike(name, reference.organisations).map(({ id, name: own }) => ({ id, name: own })),
    })),
    organisations: reference.organisations.map(({ id, name }) => ({ id, name })),
  };
}

/** The dry run of an upload: what would become of each row now. Null before its columns are known. Writes nothing. */
export async function checkImport(actor: Actor, id: string, filter: ImportFilter) {
  authorize(actor, "import.read");
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  const mapping = mappingOf(found.kind, found.mapping);
  if (!mapping) return null;
  const table = tableOf(found);
  const { rows } = await judgeFile(db, found, mapping, new Date());
  const listed = rows.map(({ row, verdict, remarks, contribution, setId }) => ({
    ...{ row, verdict, remarks: [...remarks], contribution, setId },
  }));
  return {
    mapping,
    verdicts: countVerdicts(rows),
    booked: totalsOf(rows.filter(isBooked)),
    inFile: totalsOf(rows.map(({ party, all }) => ({ party, parts: all }))),
    unknown: await listUnknown(table, mapping),
    ...pageOfRows(listed, table, mapping, filter),
  };
}

/** What became of each row of an import that was carried out. */
export async function listOutcomes(actor: Actor, id: string, filter: ImportFilter) {
  authorize(actor, "import.read");
  const found = await db.import.findUniqueOrThrow({ where: { id }, include: { run: true } });
  const mapping = mappingOf(found.kind, found.run?.mapping);
  if (!mapping) return { rows: [], hasNext: false };
  const outcomes = await db.importOutcome.findMany({
    where: { importId: id },
    include: { contribution: { select: { id: true, reference: true } } },
    orderBy: { row: "asc" },
  });
  const listed = outcomes.map(({ row, verdict, remarks, contribution, ledgerSetId }) => ({
    ...{ row, contribution, setId: ledgerSetId },
    verdict: VERDICTS.find((one) => one === verdict) ?? "error",
    remarks: z.array(remark).parse(remarks),
  }));
  return pageOfRows(listed, tableOf(found), mapping, filter);
}
