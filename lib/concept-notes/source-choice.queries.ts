import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { listSources } from "@/lib/earmarks/funding-source.queries";
import { keyOf, type Source, type SourceKey, UNEARMARKED, unfitness } from "@/lib/earmarks/funding-sources";
import { reservedFor } from "@/lib/earmarks/reservation.steps";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { add, toDecimal, type Usd, USD, zero } from "@/lib/kernel/money";
import { availableIn } from "@/lib/ledger/posting.steps";
import type { Prisma } from "@/prisma/generated/client";
import { visibleTo } from "./concept-note.scope";

/** A source with what it holds in USD; `refusal` says why this note cannot draw on it. */
export type SourceChoice = { key: SourceKey; label: string; availableUsd: string; refusal: string | null };

const NOTE = {
  id: true,
  areaNumber: true,
  amountUsd: true,
  places: { select: { placeCode: true } },
} satisfies Prisma.ConceptNoteSelect;

const hasMoney = ({ source, available }: { source: Source; available: Usd }) =>
  keyOf(source) === UNEARMARKED || available.minor !== 0n;

/**
 * For each of the notes that is visible: every source that holds money, and the unearmarked pool, with what it holds today
 * (what is set aside for the note itself is its own to spend) and whether the note may draw on it.
 */
export async function listSourceChoicesOf(
  actor: Actor,
  noteIds: readonly string[],
): Promise<Map<string, SourceChoice[]>> {
  authorize(actor, "concept-note.read");
  if (noteIds.length === 0) return new Map();
  const where = { AND: [{ id: { in: [...noteIds] } }, visibleTo(actor)] };
  const [notes, sources] = await Promise.all([db.conceptNote.findMany({ where, select: NOTE }), listSources(today())]);
  const held = new Map<string, Usd>();
  for (const { source } of sources) held.set(keyOf(source), await availableIn(db, source, today()));
  const choices = new Map<string, SourceChoice[]>();
  for (const { id, areaNumber, places } of notes) {
    const own = new Map((await reservedFor(db, id)).map(({ source, amount }) => [keyOf(source), amount]));
    const note = { areaNumber, placeCodes: places.map(({ placeCode }) => placeCode) };
    const rows = sources.map(({ source, label, placeCodes }) => {
      const key = keyOf(source);
      const available = add(held.get(key) ?? zero(USD), own.get(key) ?? zero(USD));
      return { source, label, available, refusal: unfitness(note, source, placeCodes) };
    });
    choices.set(id, rows.filter(hasMoney).map(choiceOf));
  }
  return choices;
}

const choiceOf = (row: { source: Source; label: string; available: Usd; refusal: string | null }): SourceChoice => ({
  key: keyOf(row.source),
  label: row.label,
  availableUsd: toDecimal(row.available),
  refusal: row.refusal,
});

/** The same for one note; empty where it is not visible. */
export const listSourceChoices = async (actor: Actor, noteId: string): Promise<SourceChoice[]> =>
  (await listSourceChoicesOf(actor, [noteId])).get(noteId) ?? [];
