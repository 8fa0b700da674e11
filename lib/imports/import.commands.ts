import "server-only";
import type { z } from "zod";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { defineCommand, NOTHING, refusalOfInput } from "@/lib/command";
import type { Tx } from "@/lib/kernel/db";
import { tryLock } from "@/lib/kernel/locks";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import { withFileLease } from "@/lib/people/file-lease.steps";
import type { Prisma } from "@/prisma/generated/client";
import { sentenceOfUndecided } from "./amount-columns";
import { readImportFile } from "./import-file";
import { NEEDED } from "./import-kinds";
import { type Counts, type ImportKind, type Mode, runInput, selectRowsInput, uploadInput } from "./import.schema";
import { judgeFile, type Judgement, type Made } from "./import.steps";
import { mappingFor } from "./mapping/mapping-guess";
import { undecidedColumns } from "./mapping/mapping-guess";
import { type Mapping, mapInput } from "./mapping/mapping.schema";
import { addedBy, countVerdicts, isSelected, totalsOf } from "./rows/import-totals";
import type { Judged } from "./rows/row-references.steps";
import { createImport, tableOf } from "./stored-table.steps";

/** The import an act was done to. */
export type Imported = { id: string; reference: string };

/**
 * Stores the cells of a file under the next reference I-YYYY-nnn. Records nothing in the ledger. The file is read before
 * the transaction. Refuses what cannot be read, at "file".
 */
export const uploadImport = defineCommand({
  input: uploadInput,
  permission: "import.run",
  timeoutMs: 60_000,
  async prepare({ kind, fileName, content }, actor) {
    authorize(actor, NEEDED[kind]);
    return withFileLease(actor, () => readImportFile({ fileName, content }));
  },
  ...NOTHING,

  async apply({ tx, actor, input: { kind, fileName }, prepared: file, now }) {
    const year = now.getUTCFullYear();
    const reference = referenceOf("I", year, await takeNumber(tx, "I", year));
    const upload = { reference, kind, fileName, uploadedAt: now, uploadedById: actor.id };
    const id = await createImport(tx, upload, file);
    const after = { reference, kind, fileName, sha256: file.sha256, rows: file.rowCount };
    return {
      value: { id, reference },
      event: { name: "import.uploaded", subjectType: "import", subjectId: id, after },
    };
  },
});

/** An upload nobody imported yet; of two people who go on with it, the second is told. */
async function loadOpen(tx: Tx, importId: string, revision: number) {
  const found = await tx.import.findUnique({ where: { id: importId }, include: { run: { select: { runAt: true } } } });
  if (!found) return null;
  if (found.run) throw new Refusal("conflict", "This file has been imported already.");
  if (found.revision !== revision)
    throw new Refusal("conflict", "Somebody else changed how the columns are read. Reload the page and look again.");
  return found;
}

function parsedMapping(kind: ImportKind, raw: unknown): Mapping {
  const result: z.ZodSafeParseResult<Mapping> = mappingFor(kind).safeParse(raw);
  if (!result.success) throw refusalOfInput(result.error);
  return result.data;
}

/** Refuses a mapping that leaves open how the amounts of a column are written. */
function refuseUndecided(file: Prisma.ImportModel, mapping: Mapping): void {
  const [column] = mapping.notation === "" ? undecidedColumns(tableOf(file), mapping) : [];
  if (!column) return;
  const sentence = `${sentenceOfUndecided(column)} Choose how amounts are written.`;
  throw new Refusal("invalid", sentence, { notation: sentence });
}

/** Says how the columns of an upload are read and who the names in it are. Books nothing. */
export const mapImport = defineCommand({
  input: mapInput,
  permission: "import.run",
  load: (tx, { importId, revision }) => loadOpen(tx, importId, revision),

  async apply({ tx, actor, input: { mapping: raw, revision }, subject: file }) {
    const { id, reference, kind } = file;
    authorize(actor, NEEDED[kind]);
    const mapping = parsedMapping(kind, raw);
    refuseUndecided(file, mapping);
    const { count } = await tx.import.updateMany({
      where: { id, revision },
      data: { mapping, selectedRows: [], revision: revision + 1 },
    });
    if (count === 0) throw new Refusal("conflict", "Somebody else changed how the columns are read.");
    const { source, dayFormat, columns } = mapping;
    return {
      value: { id, reference },
      event: { name: "import.mapped", subjectType: "import", subjectId: id, after: { source, dayFormat, columns } },
    };
  },
});

/**
 * Selects rows with a warning to be imported with the others, or takes them out of the selection. Records nothing in the
 * ledger. Of two people who select at once, the second is refused ("conflict").
 */
export const selectImportRows = defineCommand({
  input: selectRowsInput,
  permission: "import.run",
  timeoutMs: 60_000,
  load: (tx, { importId, revision }) => loadOpen(tx, importId, revision),

  async apply({ tx, actor, input: { every, shown, ticked, revision }, subject: file, now }) {
    authorize(actor, NEEDED[file.kind]);
    const { rows } = await judgeFile(tx, file, parsedMapping(file.kind, file.mapping ?? {}), now);
    const warned = rows.flatMap(({ row, verdict }) => (verdict === "warning" ? [row] : []));
    const kept = file.selectedRows.filter((row) => !shown.includes(row));
    const wanted = new Set(every === "select" ? warned : every === "clear" ? [] : [...kept, ...ticked]);
    const selectedRows = warned.filter((row) => wanted.has(row));
    const { count } = await tx.import.updateMany({
      where: { id: file.id, revision },
      data: { selectedRows, revision: revision + 1 },
    });
    if (count === 0) throw new Refusal("conflict", "Another person changed this import. Reload the page.");
    const { id, reference } = file;
    return {
      value: { id, reference },
      event: { name: "import.rows-selected", subjectType: "import", subjectId: id, after: { rows: selectedRows } },
    };
  },
});

/** How many rows a refusal names. */
const NAMED = 5;

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 row ${one}` : `${count} rows ${many}`);

function refuseUnfit({ rows, selected }: Judgement, mode: Mode): void {
  const wrong = rows.filter(({ verdict }) => verdict === "error");
  const unselected = rows.filter((row) => row.verdict === "warning" && !selected.includes(row));
  if (mode === "all" && wrong.length > 0) {
    const named = wrong.slice(0, NAMED).map(({ row, remarks }) => {
      const found = remarks.find(({ tone }) => tone === "error");
      return `row ${row}${found?.column ? `, ${found.column}` : ""}: ${found?.sentence ?? ""}`;
    });
    const more = wrong.length > NAMED ? ` And ${wrong.length - NAMED} more.` : "";
    const count = counted(wrong.length, "has an error", "have errors");
    throw new Refusal("invalid", `${count}, so nothing was imported: ${named.join(" ")}${more}`);
  }
  if (mode === "all" && unselected.length > 0) {
    const count = counted(unselected.length, "has a warning and is", "have warnings and are");
    const numbers = unselected.slice(0, NAMED).map(({ row }) => row);
    throw new Refusal(
      "invalid",
      `${count} not selected, so nothing was imported (row ${numbers.join(", ")}${unselected.length > NAMED ? ", …" : ""}). Select these rows, or import the selected rows only.`,
    );
  }
  if (selected.length === 0)
    throw new Refusal("not-now", "No row of this file is selected for import. The status of each row shows why.");
}

/** One import runs at a time; a second one is refused at once instead of waiting. */
async function lockImports(tx: Tx): Promise<void> {
  if (!(await tryLock(tx, "imports")))
    throw new Refusal("conflict", "Somebody else is importing a file at this moment. Nothing was imported; try again.");
}

async function keepOutcomes(tx: Tx, importId: string, rows: readonly Judged[], booked: ReadonlyMap<number, Made>) {
  const data = rows.map(({ row, verdict, remarks, parts, ...before }): Prisma.ImportOutcomeCreateManyInput => {
    const made = booked.get(row);
    return {
      importId,
      row,
      verdict,
      remarks: remarks.map((one) => ({ ...one })),
      contributionId: made?.contributionId ?? before.contribution?.id ?? null,
      ledgerSetId: made?.setId ?? before.setId,
      agreementKey: made?.agreementKey ?? null,
      requestKeys: made ? parts.map(({ requestKey }) => requestKey) : [],
    };
  });
  await tx.importOutcome.createMany({ data });
}

/**
 * Imports a file as its dry run showed it, in one transaction: every row or none ("all"), or the rows without error
 * ("good"). Rows that stand in the books already change nothing. Refuses ("invalid") a file with errors in mode "all",
 * naming rows and reasons, and ("not-now") one without anything new. Rows with a warning are
 * imported only where a person selected them.
 */
export const runImport = defineCommand({
  input: runInput,
  permission: "import.run",
  timeoutMs: 180_000,
  load: async (tx, { importId, revision }) => {
    await lockImports(tx);
    return loadOpen(tx, importId, revision);
  },

  async apply({ context, tx, actor, input: { mode }, subject: file, now }) {
    authorize(actor, NEEDED[file.kind]);
    const mapping = parsedMapping(file.kind, file.mapping ?? {});
    refuseUndecided(file, mapping);
    const judgement = await judgeFile(tx, file, mapping, now);
    refuseUnfit(judgement, mode);
    const { selected: good, book } = judgement;
    const chosen = new Set(file.selectedRows);
    const rows = judgement.rows.map((row) =>
      row.verdict === "warning" && !isSelected(row, chosen) ? { ...row, verdict: "unselected" as const } : row,
    );
    if (addedBy(good).length > 0) refuseAdding(actor);
    await keepOutcomes(tx, file.id, rows, await book(context));

    const counts: Counts = {
      rows: rows.length,
      verdicts: countVerdicts(rows),
      entries: good.reduce((sum, { parts }) => sum + parts.length, 0),
      organisations: addedBy(good).length,
    };
    const run = { importId: file.id, mode, mapping, counts, totals: totalsOf(good), runAt: now, runById: actor.id };
    await tx.importRun.create({ data: run });
    const { id, reference, fileName, sha256 } = file;
    const after = { reference, fileName, sha256, mode, source: mapping.source, ...counts };
    return { value: { id, reference }, event: { name: "import.run", subjectType: "import", subjectId: id, after } };
  },
});

/** New organisations are reference data: whoever may not revise it asks somebody who may. */
function refuseAdding(actor: Actor): void {
  if (can(actor, "reference.revise")) return;
  throw new Refusal("forbidden", "This file adds organisations: ask somebody who may revise the reference data.");
}
