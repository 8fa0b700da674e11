import { recordContribution } from "@/lib/contributions/contribution.commands";
import { derivedKey } from "@/lib/contributions/contribution.steps";
import { db } from "@/lib/kernel/db";
import type { Cast } from "./cast";

/** Donors as of January 2024 as the leaflet prints them, in USD; together 57,425,741. */
export const LEAFLET_DONORS: readonly (readonly [slug: string, usd: string])[] = [
  ["germany", "19569912"],
  ["united-states", "10000000"],
  ["denmark", "6588103"],
  ["united-kingdom", "6262133"],
  ["france", "3849601"],
  ["netherlands", "3781000"],
  ["norway", "3776692"],
  ["spain", "1072406"],
  ["sweden", "938159"],
  ["portugal", "604927"],
  ["mexico", "450000"],
  ["umcor", "150000"],
  ["philippines", "126402"],
  ["robert-bosch-stiftung", "63121"],
  ["ireland", "55569"],
  ["cyprus", "39402"],
  ["luxembourg", "26307"],
  ["thailand", "25000"],
  ["tuerkiye", "20000"],
  ["bangladesh", "12007"],
  ["morocco", "10000"],
  ["azerbaijan", "5000"],
];

const SOURCE = "Fund leaflet, January 2024";
const BALANCE_ON = "2024-01-31";
const CARRIED_OVER_AT = new Date("2024-02-01T09:00:00Z");
/** The seed's own form keys: a story told twice is told once. */
const STORY = "3d2f8c1e-0f53-4c55-9a6e-2f1c1a7b9d01";

async function donorIds(): Promise<Map<string, string>> {
  const slugs = LEAFLET_DONORS.map(([slug]) => slug);
  const found = await db.organisation.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } });
  const ids = new Map(found.map(({ id, slug }) => [slug, id]));
  const missing = slugs.filter((slug) => !ids.has(slug));
  if (missing.length > 0) throw new Error(`Reference data lacks the donors ${missing.join(", ")}.`);
  return ids;
}

/** The balances of the 22 donors of the leaflet, each a commitment and a deposit. The leaflet names no pledge. */
export async function tellContributions(cast: Cast, say: (line: string) => void): Promise<void> {
  if ((await db.contribution.count({ where: { source: SOURCE } })) >= LEAFLET_DONORS.length) return;
  const ids = await donorIds();
  for (const [slug, amount] of LEAFLET_DONORS) {
    const balance = { amount, currency: "USD", effectiveOn: BALANCE_ON };
    const form = {
      requestKey: derivedKey(STORY, slug),
      donorId: ids.get(slug),
      title: "Balance as of 31 January 2024",
      source: SOURCE,
      commitment: balance,
      deposit: balance,
    };
    await recordContribution(cast.fmuOfficer, form, CARRIED_OVER_AT);
  }
  say(`${LEAFLET_DONORS.length} donors of the leaflet, with their balances of 31 January 2024`);
}
