import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { type Day, dayOf, formatDay } from "@/lib/kernel/dates";
import { formatMoney, toDecimal, type Usd, usd } from "@/lib/kernel/money";
import { postAll } from "@/lib/ledger/posting.steps";
import { type BookingKind, linesOfBooking } from "@/lib/status/bookings/booking-lines";
import { actOf, booksBegan, wordOf } from "@/lib/status/bookings/booking.steps";
import type { Remark } from "../import.schema";
import type { TransferMapping, TransferWord } from "../mapping/mapping.schema";
import { folded } from "../reader/cells";
import type { Table } from "../reader/table";
import {
  type Before,
  type File,
  type Held,
  holdAgainstBooks,
  type Judged as AnyJudged,
  type Reader,
  readKnown,
  readSameFile,
} from "./row-references.steps";
import { verdictOf } from "./row-remarks";
import { withSizeWarnings } from "./row-sizes";
import { readLargestTransfers } from "./row-sizes.steps";
import { type KnownProgramme, type Part, type Reading, readTransfers, withinApproved } from "./transfer-rows";

/** A row of transfers with what is to be done with it. */
export type Judged = Omit<Reading, "parts"> &
  Omit<AnyJudged, "parts"> & { readonly parts: readonly (Part & { readonly requestKey: string })[] };

const KINDS: Readonly<Record<TransferWord, BookingKind>> = { transfer: "transfers", refund: "refunds" };

/** Approved programmes under every spelling a file may use: both references and the title. */
async function readProgrammes(tx: Reader): Promise<Map<string, KnownProgramme[]>> {
  const found = await tx.conceptNote.findMany({
    where: { programmeReference: { not: null } },
    select: {
      id: true,
      reference: true,
      programmeReference: true,
      title: true,
      stage: true,
      source: true,
      leadId: true,
      participations: { select: { organisationId: true } },
      stageChanges: { where: { toStage: "funded" }, orderBy: { id: "asc" }, take: 1, select: { effectiveOn: true } },
    },
  });
  const spelled = found.flatMap(({ id: noteId, title, participations, stageChanges: [approval], ...note }) => {
    const programme: KnownProgramme = {
      noteId,
      reference: note.programmeReference ?? "",
      isClosed: note.stage === "financially_closed",
      // The record of a programme carried over may begin long after its approval.
      approvedOn: approval && note.source === null ? dayOf(approval.effectiveOn) : null,
      organisationIds:
        participations.length === 0 ? null : [note.leadId ?? "", ...participations.map((one) => one.organisationId)],
    };
    const spellings = new Set([note.programmeReference, note.reference, title].map((text) => folded(text ?? "")));
    return [...spellings].filter(Boolean).map((spelling) => ({ spelling, programme }));
  });
  return new Map(
    [...Map.groupBy(spelled, ({ spelling }) => spelling)].map(([spelling, own]) => [
      spelling,
      own.map(({ programme }) => programme),
    ]),
  );
}

type Stored = {
  id: string;
  requestKey: string;
  isReversed: boolean;
  amount: Usd;
  day: Day;
  punoId: string | null;
  noteId: string | null;
};

async function findSets(tx: Reader, keys: string[]): Promise<Stored[]> {
  const found = await tx.ledgerSet.findMany({
    where: { requestKey: { in: keys } },
    select: {
      id: true,
      requestKey: true,
      effectiveOn: true,
      occurredOn: true,
      reversedBy: { select: { id: true } },
      lines: {
        where: { account: { in: ["transfers", "refunds"] } },
        select: { amount: true, punoId: true, noteId: true },
      },
    },
  });
  return found.map(({ id, requestKey, effectiveOn, occurredOn, reversedBy, lines: [line] }) => ({
    id,
    requestKey: requestKey ?? "",
    isReversed: reversedBy !== null,
    day: dayOf(occurredOn ?? effectiveOn),
    punoId: line?.punoId ?? null,
    noteId: line?.noteId ?? null,
    amount: usd(line?.amount.abs().toFixed(2) ?? "0"),
  }));
}

/** Amounts of another origin that are like one of the file: same organisation, kind, day and amount; by its own words. */
async function readAlike(tx: Reader, fresh: Held<Part, Stored>["fresh"]): Promise<ReadonlySet<string>> {
  if (fresh.length === 0) return new Set();
  const found = await tx.$queryRaw<{ own: string }[]>`
    SELECT DISTINCT f.own FROM unnest(${fresh.map(({ part }) => part.natural)}::text[],
      ${fresh.map(({ organisationId }) => organisationId)}::uuid[], ${fresh.map(({ part }) => KINDS[part.kind])}::text[],
      ${fresh.map(({ part }) => part.entry.effectiveOn)}::date[],
      ${fresh.map(({ part }) => part.entry.amountUsd)}::numeric[]) AS f(own, puno_id, account, day, amount)
    JOIN ledger_lines l ON l.puno_id = f.puno_id AND l.account::text = f.account AND abs(l.amount) = f.amount
    JOIN ledger_sets s ON s.id = l.set_id AND coalesce(s.occurred_on, s.effective_on) = f.day AND s.reverses_id IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM ledger_sets r WHERE r.reverses_id = s.id)
      AND (s.request_key IS NULL OR s.request_key <> ALL (${fresh.map(({ requestKey }) => requestKey)}::uuid[]))`;
  return new Set(found.map(({ own }) => own));
}

/** What may still be transferred to each programme that rows name, in USD; the database refuses more. */
async function readLeft(tx: Reader, rows: readonly Judged[]): Promise<Map<string, Usd>> {
  const noteIds = [...new Set(rows.flatMap(({ parts }) => parts.flatMap(({ noteId }) => noteId ?? [])))];
  if (noteIds.length === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; left: string }[]>`
    SELECT n.id, (coalesce(n.amount_usd, 0) - coalesce(sum(l.amount), 0))::numeric(18,2)::text AS left
    FROM concept_notes n
    LEFT JOIN ledger_lines l ON l.note_id = n.id AND l.account = 'transfers' AND l.currency = 'USD'
    WHERE n.id = ANY(${noteIds}::uuid[]) GROUP BY n.id`;
  return new Map(found.map(({ id, left }) => [id, usd(left)]));
}

type Books = Held<Part, Stored> & {
  readonly sameFile: ReadonlyMap<number, Before>;
  readonly alike: ReadonlySet<string>;
};

const isSame = ({ noteId, entry }: Part, stored: Stored, party: Reading["party"]) =>
  toDecimal(stored.amount) === entry.amountUsd &&
  stored.day === entry.effectiveOn &&
  stored.noteId === noteId &&
  (!party?.organisationId || stored.punoId === party.organisationId);

/** What the books say of the one amount of a row. */
function remarkFromBooks(part: Part, { party }: Reading, { storedOf, alike }: Books): Remark[] {
  const stored = storedOf(part);
  const said = (tone: Remark["tone"], sentence: string) => [{ tone, sentence, column: null }];
  if (stored && !isSame(part, stored, party))
    return said(
      "error",
      `This identifier was imported before with ${formatMoney(stored.amount)} on ${formatDay(stored.day)}, or for ` +
        "another organisation or programme. Take that booking back first.",
    );
  return alike.has(part.natural)
    ? said(
        "warning",
        `A ${part.kind} of this organisation, day and amount stands in the books already: check that it is another.`,
      )
    : [];
}

function judged(reading: Reading, books: Books): Judged {
  const before = books.sameFile.get(reading.row);
  const all = reading.parts;
  if (before && all.length > 0) {
    const remarks = [...reading.remarks, ...before.remarks];
    return { ...reading, ...before, remarks, verdict: "duplicate", parts: [], all };
  }
  const fresh = all.filter((part) => !books.storedOf(part));
  const remarks = [...reading.remarks, ...all.flatMap((part) => remarkFromBooks(part, reading, books))];
  return {
    ...reading,
    remarks,
    all,
    contribution: null,
    parts: fresh.map((part) => ({ ...part, requestKey: books.keyOf(part) })),
    verdict: verdictOf({ remarks, parts: all }, all.length - fresh.length),
    setId: all.flatMap((part) => books.storedOf(part)?.id ?? [])[0] ?? null,
  };
}

/** What would become of each row of a file of transfers if it were imported now. Writes nothing. */
export async function judgeTransfers(
  tx: Reader,
  table: Table,
  mapping: TransferMapping,
  file: File,
  now: Date,
): Promise<Judged[]> {
  const known = await readKnown(tx, table, mapping, file, now);
  const own = { began: await booksBegan(tx, now), programmes: await readProgrammes(tx) };
  const readings = withSizeWarnings(
    readTransfers(table, mapping, { ...known, ...own }),
    await readLargestTransfers(tx),
  );
  const held = await holdAgainstBooks(readings, mapping, (keys) => findSets(tx, keys));
  const books = { ...held, sameFile: await readSameFile(tx, file), alike: await readAlike(tx, held.fresh) };
  const rows = readings.map((reading) => judged(reading, books));
  return withinApproved(rows, await readLeft(tx, rows), new Set(file.selectedRows));
}

/** Books transfers and refunds that were judged new. Gives the set of each row by its number. */
export async function bookTransfers(
  context: StepContext,
  rows: readonly Judged[],
  punoOf: (row: Judged) => string,
): Promise<Map<number, string>> {
  const named = rows.flatMap((row) =>
    row.parts.map(({ kind, noteId, entry: { effectiveOn: on, amountUsd, isLate, words }, requestKey }) => {
      const lines = linesOfBooking({ kind: KINDS[kind], amount: usd(amountUsd), punoId: punoOf(row), noteId });
      return { row: row.row, act: actOf(wordOf(KINDS[kind]), { requestKey, on, isLate, description: words }, lines) };
    }),
  );
  const sets = await postAll(
    context,
    named.map(({ act }) => act),
  );
  return new Map(named.map(({ row }, index) => [row, sets[index] ?? ""]));
}
