import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { sumUsd } from "@/lib/contributions/contribution-entries";
import { sumByYear, sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { targetNames } from "@/lib/contributions/contribution.labels";
import { onlyDonor } from "@/lib/contributions/contribution.scope";
import { findFundProfile } from "@/lib/fund/fund.queries";
import { db, inOneView } from "@/lib/kernel/db";
import { add, subtract, toDecimal, type Usd, usd } from "@/lib/kernel/money";
import type { OrganisationType } from "@/lib/organisations/organisation.labels";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { listRegions } from "@/lib/places/place.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import { contributionsUnder } from "./statement-contributions.queries";
import { supportUnder } from "./statement-support.queries";
import type { Statement } from "./statement";

/** One line of the list of statements. */
export type StatementRow = {
  readonly donor: { readonly slug: string; readonly name: string; readonly type: OrganisationType };
} & Readonly<Record<"committed" | "deposited" | "receivable", string>>;

/** Every donor with something pledged, committed or deposited under two clocks, the largest deposits first, as far as it is this person's to see. */
export async function listStatements(actor: Actor, { asOf, knownOn }: ReportingDates): Promise<StatementRow[]> {
  authorize(actor, "statement.read");
  const only = onlyDonor(actor);
  const { byDonor } = await sumContributions(asOf, knownOn);
  return byDonor
    .filter(({ donorId }) => only === null || donorId === only)
    .map(({ donor: { slug, name, type }, committed, deposited, receivable }) => ({
      donor: { slug, name, type },
      committed,
      deposited,
      receivable,
    }));
}

/** Pledged, committed and deposited of one donor, as every other view of contributions sums them. */
async function totalsUnder(donorId: string, { asOf, knownOn }: ReportingDates, fee: Usd) {
  const years = await sumByYear(asOf, donorId, knownOn);
  const of = (part: "pledged" | "committed" | "deposited" | "receivable") => sumUsd(years.map((year) => year[part]));
  const deposited = of("deposited");
  return {
    pledged: of("pledged"),
    committed: of("committed"),
    deposited,
    receivable: of("receivable"),
    fee: toDecimal(fee),
    net: toDecimal(subtract(usd(deposited), fee)),
  };
}

/** A donor that gave something, as it is called on the day; null where there is none or it is not this person's to see. */
async function findGiver(actor: Actor, slug: string, { asOf }: ReportingDates) {
  const found = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
  const only = onlyDonor(actor);
  if (!found || (only !== null && only !== found.id)) return null;
  const given = await db.contribution.findFirst({ where: { donorId: found.id }, select: { id: true } });
  if (!given && only === null) return null;
  return (await describeOrganisations(asOf, [found.id])).get(found.id) ?? null;
}

const sumDifferences = (differences: readonly string[]): string | null =>
  differences.length === 0 ? null : toDecimal(differences.map(usd).reduce((left, right) => add(left, right)));

/**
 * The statement of one donor under two clocks: what it gave, and what its money supports, direct where it is earmarked
 * and notional where it is pooled (the method stands in labels.ts). Null where the donor gave nothing or is not this
 * person's to see.
 */
export const findStatement = inOneView(
  async (actor: Actor, slug: string, clocks: ReportingDates, at: Date = new Date()): Promise<Statement | null> => {
    authorize(actor, "statement.read");
    const donor = await findGiver(actor, slug, clocks);
    if (!donor) return null;
    const { asOf, knownOn } = clocks;
    const [areas, regions, fund] = await Promise.all([
      listThematicAreas(asOf),
      listRegions(asOf),
      findFundProfile(asOf),
    ]);
    const names = targetNames({ areas, regions });
    const [contributions, { fee, ...support }] = await Promise.all([
      contributionsUnder(donor.id, clocks, names),
      supportUnder(donor.id, clocks, names),
    ]);
    return {
      fundName: fund.name,
      donor: { slug: donor.slug, name: donor.name, type: donor.type },
      clocks: { asOf, knownOn },
      generatedAt: at,
      totals: await totalsUnder(donor.id, clocks, fee),
      exchangeDifference: sumDifferences(contributions.flatMap((one) => one.exchangeDifference ?? [])),
      contributions,
      ...support,
    };
  },
);
