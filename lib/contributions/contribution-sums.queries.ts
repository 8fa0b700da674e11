import "server-only";
import { type Day, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal, usd } from "@/lib/kernel/money";
import { samePool, UNEARMARKED_POOL } from "@/lib/ledger/accounts";
import { books, poolBalances } from "@/lib/ledger/ledger.queries";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { sumUsd } from "./contribution-entries";

/** Sums of booked USD values as decimal strings. The stages of money stand beside one another and are never added. */
export type Sums = { pledged: string; committed: string; deposited: string; receivable: string };
export type DonorSums = { donor: OrganisationClaim; donorId: string } & Sums;
type OrganisationClaim = Omit<OrganisationChoice, "id">;
export type ContributionSums = Sums & { asOf: Day; byDonor: DonorSums[]; depositedByMemberStates: string };

type Parts = { pledged: string; committed: string; deposited: string };

/** Every booked USD value under two clocks, as the books hold it, by donor, kind and calendar year. */
const booked = (clocks: ReportingDates): Prisma.Sql => Prisma.sql`
  WITH booked AS (
    SELECT donor_id, year, CASE account WHEN 'pledged' THEN 'pledge' WHEN 'committed' THEN 'commitment' ELSE 'deposit' END AS kind,
      CASE account WHEN 'deposits' THEN -amount ELSE amount END AS amount_usd
    FROM (${books(clocks)}) b WHERE account IN ('pledged', 'committed', 'deposits'))`;

const kindSums = Prisma.sql`
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'pledge'), 0)::numeric(18,2)::text AS pledged,
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'commitment'), 0)::numeric(18,2)::text AS committed,
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'deposit'), 0)::numeric(18,2)::text AS deposited`;

const withReceivable = <Row extends Parts>(row: Row): Row & Sums => ({
  ...row,
  receivable: toDecimal(subtract(usd(row.committed), usd(row.deposited))),
});

const isNothing = ({ pledged, committed, deposited }: Parts) =>
  [pledged, committed, deposited].every((amount) => amount === "0.00");

/** Most deposited first, then most committed, then by name. */
function byWeight(a: DonorSums, b: DonorSums): number {
  for (const part of ["deposited", "committed", "pledged"] as const) {
    const [left, right] = [usd(a[part]).minor, usd(b[part]).minor];
    if (left !== right) return left < right ? 1 : -1;
  }
  return a.donor.name.localeCompare(b.donor.name, "en");
}

const totalOf = (rows: readonly Parts[]): Sums =>
  withReceivable({
    pledged: sumUsd(rows.map(({ pledged }) => pledged)),
    committed: sumUsd(rows.map(({ committed }) => committed)),
    deposited: sumUsd(rows.map(({ deposited }) => deposited)),
  });

/**
 * What donors pledged, committed and deposited up to a day, in booked USD, and by donor as the donor is called and is
 * on that day. A donor whose entries come to nothing is left out. Figures of the Fund: takes no actor, names no person.
 */
export async function sumContributions(asOf: Day, knownOn: Day = today()): Promise<ContributionSums> {
  const found = await db.$queryRaw<({ donorId: string } & Parts)[]>`
    ${booked({ asOf, knownOn })} SELECT donor_id AS "donorId", ${kindSums} FROM booked WHERE donor_id IS NOT NULL GROUP BY donor_id`;
  const rows = found.filter((row) => !isNothing(row));
  const donors = await describeOrganisations(
    asOf,
    rows.map(({ donorId }) => donorId),
  );
  const byDonor = rows.map((row) => ({ ...withReceivable(row), donor: claimOf(donors, row.donorId) })).sort(byWeight);
  const states = byDonor.filter(({ donor }) => donor.type === "member_state");
  return {
    asOf,
    ...totalOf(rows),
    byDonor,
    depositedByMemberStates: sumUsd(states.map(({ deposited }) => deposited)),
  };
}

/** A donor without any version is a fault of the reference data, not an empty name. */
function claimOf(donors: ReadonlyMap<string, OrganisationChoice>, id: string): OrganisationClaim {
  const donor = donors.get(id);
  if (!donor) throw new Error(`Organisation ${id} gave money and has no name.`);
  const { slug, name, shortName, type, countryCode } = donor;
  return { slug, name, shortName, type, countryCode };
}

export type YearSums = { year: number } & Sums;

/** The same by the calendar year in which it was true, first year first; of one donor or of all. */
export function sumByYear(asOf: Day, donorId?: string, knownOn: Day = today()): Promise<YearSums[]> {
  const ofDonor = donorId === undefined ? Prisma.empty : Prisma.sql`WHERE donor_id = ${donorId}::uuid`;
  return db.$queryRaw<({ year: number } & Parts)[]>`
    ${booked({ asOf, knownOn })} SELECT year, ${kindSums} FROM booked ${ofDonor} GROUP BY year ORDER BY year`.then(
    (rows) => rows.map(withReceivable),
  );
}

/** Deposits bound to one thematic area or region: gross, the Administrative Agent's fee on it, and what is left. USD. */
export type Pot = { gross: string; fee: string; net: string };
export type Earmarked = {
  asOf: Day;
  areas: ({ areaNumber: number } & Pot)[];
  regions: ({ regionSlug: string } & Pot)[];
  /** What no earmark binds. */
  unearmarked: Pot;
  total: Pot;
};

const potOf = (gross: string, fee: string): Pot => ({ gross, fee, net: toDecimal(subtract(usd(gross), usd(fee))) });

/** Deposits up to a day by what they may be used for, net of the fee stored with each (DOMAIN 7, identity 12). */
export async function earmarked(asOf: Day, knownOn: Day = today()): Promise<Earmarked> {
  const pots = (await poolBalances({ asOf, knownOn })).map(({ pool, gross, fee }) => ({
    pool,
    ...potOf(toDecimal(gross), toDecimal(fee)),
  }));
  const total = (part: "gross" | "fee") => sumUsd(pots.map((pot) => pot[part]));
  const bound = pots.filter(({ gross, fee }) => gross !== "0.00" || fee !== "0.00");
  return {
    asOf,
    areas: bound.flatMap(({ pool, ...pot }) => (pool.area === null ? [] : [{ areaNumber: pool.area, ...pot }])),
    regions: bound.flatMap(({ pool, ...pot }) => (pool.region === null ? [] : [{ regionSlug: pool.region, ...pot }])),
    unearmarked: omitPool(pots.find(({ pool }) => samePool(pool, UNEARMARKED_POOL))),
    total: potOf(total("gross"), total("fee")),
  };
}

const omitPool = (pot: Pot | undefined): Pot =>
  pot ? { gross: pot.gross, fee: pot.fee, net: pot.net } : potOf("0.00", "0.00");
