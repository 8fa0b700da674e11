import { carryOver } from "@/lib/committee/carry-over.commands";
import { db } from "@/lib/kernel/db";
import type { Cast } from "./cast";
import { EXAMPLES } from "./notes/examples";
import { AS_OF, LEAFLET_RECORDS, OPENING_TEXT, SOURCE } from "./notes/leaflet";
import { tellExample } from "./notes/story";

const CARRIED_OVER_AT = new Date("2024-02-01T10:00:00Z");

/**
 * The six programmes and notes of the leaflet under one opening record, and for the demo some marked examples in the
 * stages that are not public money. Does nothing where its facts are already there.
 */
export async function tellNotes(cast: Cast, say: (line: string) => void): Promise<void> {
  if ((await db.conceptNote.count({ where: { source: SOURCE } })) === 0) {
    const opening = { source: SOURCE, effectiveOn: AS_OF, text: OPENING_TEXT, records: LEAFLET_RECORDS };
    await carryOver(cast.fmuHead, opening, CARRIED_OVER_AT);
    say(`${LEAFLET_RECORDS.length} programmes and notes of the leaflet, as of 31 January 2024`);
  }
  let told = 0;
  // In the order of their days, so that references are given as they would have been.
  const inOrder = EXAMPLES.toSorted((a, b) => a.startedOn.localeCompare(b.startedOn));
  for (const example of inOrder) if (await tellExample(cast, example)) told += 1;
  if (told > 0) say(`${told} examples in the other stages`);
}
