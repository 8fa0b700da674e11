import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, PAGE_SIZE, pageOf, readCursor } from "@/lib/kernel/list-cursor";
import { compare, sum, toDecimal, usd, USD, zero } from "@/lib/kernel/money";
import type { Prisma } from "@/prisma/generated/client";
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
} from "./import.schema";
import { judgeFile } from "./import.steps";
import {
  guessMapping,
  hasSameColumns,
  mappingFor,
  type MappingDraft,
  namedIn,
  remembered,
} from "./mapping/mapping-guess";
import type { Mapping } from "./mapping/mapping.schema";
import { alike, choiceOfNew, distinctNames, findByName, guessNew, namesOf } from "./organisation-matching";
import type { Table } from "./reader/table";
import { type CurrencyTotal, totalsByCurrency, countVerdicts, sizeOf, totalsOf } from "./rows/import-totals";
import { readReference } from "./rows/row-references.steps";
import { describeRows, type UnderstoodPart } from "./rows/understood-rows.queries";
import { tableOf } from "./stored-table.steps";

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
  id: true,
  reference: true,
  kind: true,
  fileName: true,
  uploadedAt: true,
  uploadedById: true,
  revision: true,
  run: true,
} satisfies Prisma.ImportSelect;
type Head = Prisma.ImportGetPayload<{ select: typeof HEAD }>;

async function readNames(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const rowOf = ({ run, revision, uploadedById, ...head }: Head, names: ReadonlyMap<string, string>): ImportRow => ({
  id: head.id,
  reference: head.reference,
  kind: head.kind,
  fileName: head.fileName,
  uploadedAt: head.uploadedAt,
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
    sha256,
    revision,
    headings,
    sameFile,
    sample: rows.slice(0, 3).map((row) => [...row]),
    rowCount: rows.length,
    run: run && {
      mode: run.mode,
      runAt: run.runAt,
      runBy: names.get(run.runById) ?? "",
      counts: countsShape.parse(run.counts),
      totals: z.array(totalShape).parse(run.totals),
    },
  };
}

const mappingOf = (kind: ImportKind, raw: unknown): Mapping | undefined => mappingFor(kind).safeParse(raw).data;

export type FoundMapping = {
  mapping: MappingDraft;
  /** The earlier import of exactly the same columns that the mapping comes from. */
  takenFrom: string | null;
  /** Systems that earlier files came from, the latest first. */
  sources: string[];
};

/** How many earlier imports are looked through for the same columns. */
const EARLIER = 50;

/**
 * How the columns of an upload are read: as a person mapped them; else as the latest imported file of exactly the same
 * columns was (`takenFrom`); else by the words of the headings. What may differ in this file is asked again.
 */
export async function findMapping(actor: Actor, id: string): Promise<FoundMapping> {
  authorize(actor, "import.read");
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  const runs = await db.importRun.findMany({
    where: { import: { kind: found.kind } },
    include: { import: { select: { reference: true, headings: true } } },
    orderBy: { runAt: "desc" },
    take: EARLIER,
  });
  const earlier = runs.flatMap(({ mapping: raw, import: { reference, headings } }) => {
    const mapping = mappingOf(found.kind, raw);
    return mapping ? [{ mapping, reference, headings }] : [];
  });
  const sources = [...new Set(earlier.map(({ mapping }) => mapping.source))];
  const own = mappingOf(found.kind, found.mapping);
  if (own) return { mapping: own, takenFrom: null, sources };
  const table = tableOf(found);
  const same = earlier.find(({ headings }) => hasSameColumns(headings, found.headings));
  return same
    ? { mapping: remembered(same.mapping, table), takenFrom: same.reference, sources }
    : { mapping: guessMapping(found.kind, table), takenFrom: null, sources };
}

/** One row as its page shows it: its main cells, what was understood of them, and its remarks. */
export type RowView = {
  row: number;
  cells: { heading: string; text: string }[];
  /** What is recorded, amount by amount; empty after the import, where the ledger shows it. */
  understood: UnderstoodPart[];
  isSelected: boolean;
  verdict: Verdict;
  remarks: Remark[];
  contribution: { id: string; reference: string } | null;
  /** The set of the books a transfer stands in. */
  setId: string | null;
};

const SHOWN: readonly string[] = [
  "donor",
  "organisation",
  "programme",
  "day",
  "pledge",
  "commitment",
  "deposit",
  "amount",
  "kind",
  "currency",
  "rate",
  "amountUsd",
  "fee",
  "target",
];

function cellsOf({ headings, rows }: Table, { columns }: Mapping, row: number) {
  const named: Readonly<Record<string, string>> = columns;
  return SHOWN.flatMap((field) => {
    const heading = named[field];
    const text = heading ? (rows[row - 2]?.[headings.indexOf(heading)] ?? "") : "";
    return text && text !== "0" ? [{ heading: heading ?? "", text }] : [];
  });
}

type Listed = Omit<RowView, "cells" | "understood">;

/** The rows of one page: those with a wanted status, in the order of status and row unless the caller sorted them. */
function pageOfRows<Row extends Listed>(listed: readonly Row[], { show, sort, page }: ImportFilter) {
  const wanted = listed.filter(({ verdict }) => !show || verdict === show);
  const sorted = sort
    ? wanted
    : wanted.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || a.row - b.row);
  const from = (page - 1) * PAGE_SIZE;
  return { rows: sorted.slice(from, from + PAGE_SIZE), hasNext: sorted.length > from + PAGE_SIZE };
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
      name,
      choice: chosen.get(name) ?? "",
      rows: table.rows.filter((row) => (row[at(columns.name)] ?? "") === name).length,
      guess: choiceOfNew(guessNew(name, code, reference.places)),
      suggestions: alike(name, reference.organisations).map(({ id, name: own }) => ({ id, name: own })),
    })),
    organisations: reference.organisations.map(({ id, name }) => ({ id, name })),
  };
}

/** Deposits recorded to date in USD, beside what a file would add; null where it adds less or none is recorded yet. */
async function readUnusualSum(selected: readonly CurrencyTotal[]) {
  const { deposited } = await sumContributions(today());
  const deposits = selected.filter(({ kind }) => kind === "deposit").map(({ amountUsd }) => usd(amountUsd));
  const added = sum(deposits, USD);
  const isUnusual = compare(usd(deposited), zero(USD)) > 0 && compare(added, usd(deposited)) > 0;
  return isUnusual ? { added: toDecimal(added), deposited } : null;
}

/** The dry run of an upload: what would become of each row now. Null before its columns are known. Writes nothing. */
export async function checkImport(actor: Actor, id: string, filter: ImportFilter) {
  authorize(actor, "import.read");
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  const mapping = mappingOf(found.kind, found.mapping);
  if (!mapping) return null;
  const table = tableOf(found);
  const { rows, selected, rateQuestions } = await judgeFile(db, found, mapping, new Date());
  const chosen = new Set(selected);
  const sorted = filter.sort === "size" ? rows.toSorted((a, b) => compare(sizeOf(b), sizeOf(a))) : rows;
  const listed = sorted.map((one) => ({ ...one, remarks: [...one.remarks], isSelected: chosen.has(one) }));
  const { rows: shown, hasNext } = pageOfRows(listed, filter);
  const understood = await describeRows(shown);
  const totals = totalsByCurrency(selected);
  return {
    mapping,
    verdicts: countVerdicts(rows),
    selected: { rows: selected.length, totals },
    unusual: await readUnusualSum(totals),
    rateQuestions,
    inFile: totalsOf(rows.map(({ party, all }) => ({ party, parts: all }))),
    inFileByCurrency: totalsByCurrency(rows.map(({ all }) => ({ parts: all }))),
    unknown: await listUnknown(table, mapping),
    rows: shown.map(({ row, verdict, remarks, contribution, setId, isSelected }, index): RowView => ({
      row,
      verdict,
      remarks,
      contribution,
      setId,
      isSelected,
      cells: cellsOf(table, mapping, row),
      understood: understood[index] ?? [],
    })),
    hasNext,
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
    row,
    contribution,
    setId: ledgerSetId,
    isSelected: false,
    verdict: VERDICTS.find((one) => one === verdict) ?? "error",
    remarks: z.array(remark).parse(remarks),
  }));
  const { rows, hasNext } = pageOfRows(listed, { ...filter, sort: undefined });
  const table = tableOf(found);
  return {
    rows: rows.map((one): RowView => ({ ...one, cells: cellsOf(table, mapping, one.row), understood: [] })),
    hasNext,
  };
}
