import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { compare, toDecimal, usd } from "@/lib/kernel/money";
import { listRegions } from "@/lib/places/queries";
import { listThematicAreas } from "@/lib/themes/queries";
import { visibleTo } from "../scope";
import { keyOf, type Source, type SourceKey, unfitness } from "./rules";
import { availableIn } from "./steps";

/** A source with what it holds in USD; `refusal` says why this note cannot draw on it. */
export type SourceChoice = { key: SourceKey; label: string; availableUsd: string; refusal: string | null };

async function listSources(): Promise<(Source & { label: string; placeCodes: string[] })[]> {
  const on = today();
  const [areas, regions] = await Promise.all([listThematicAreas(on), listRegions(on)]);
  return [
    { area: null, region: null, label: "Unearmarked", placeCodes: [] },
    ...areas.map(({ number, shortName }) => ({
      area: number,
      region: null,
      label: `Earmarked to thematic area ${number}: ${shortName}`,
      placeCodes: [],
    })),
    ...regions.map(({ slug, name, placeCodes }) => ({
      area: null,
      region: slug,
      label: `Earmarked to ${name}`,
      placeCodes,
    })),
  ];
}

/**
 * Every source that holds money, and the unearmarked pool, with whether this note may draw on it. Empty where the note is
 * not visible.
 */
export async function listSourceChoices(actor: Actor, noteId: string): Promise<SourceChoice[]> {
  authorize(actor, "concept-note.read");
  const note = await db.conceptNote.findFirst({
    where: { AND: [{ id: noteId }, visibleTo(actor)] },
    select: { areaNumber: true, amountUsd: true, places: { select: { placeCode: true } } },
  });
  if (!note) return [];
  const placeCodes = note.places.map(({ placeCode }) => placeCode);
  const choices: SourceChoice[] = [];
  for (const { label, placeCodes: regionPlaces, ...source } of await listSources()) {
    const available = await availableIn(db, source, today(), noteId);
    if (keyOf(source) !== keyOf({ area: null, region: null }) && available.minor === 0n) continue;
    const isShort = note.amountUsd !== null && compare(available, usd(note.amountUsd.toFixed(2))) < 0;
    const refusal =
      unfitness({ areaNumber: note.areaNumber, placeCodes }, source, regionPlaces) ??
      (isShort ? "It holds less than the amount of this note." : null);
    choices.push({ key: keyOf(source), label, availableUsd: toDecimal(available), refusal });
  }
  return choices;
}
