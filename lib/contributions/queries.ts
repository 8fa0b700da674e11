import "server-only";
import { type Day, addDays } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal, usd } from "@/lib/kernel/money";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/queries";
import { Prisma } from "@/prisma/generated/client";
import { less, sumUsd } from "./rules";

/** Sums of booked USD values as decimal strings. The stages of money stand beside one another and are never added. */
export type Sums = { pledged: string; committed: string; deposited: string; receivable: string };
export type DonorSums = { donor: OrganisationClaim; donorId: string } & Sums;
type OrganisationClaim = Omit<OrganisationChoice, "id">;
export type ContributionSums = Sums & { asOf: Day; byDonor: DonorSums[]; depositedByMemberStates: string };

type Parts = { pledged: string; committed: string; deposited: string };

/**
 * Every booked USD value up to and with a day, as few rows as possible: whole years and whole months from the totals,
 * and entries only of the month the day leaves open.
 */
function booked(asOf: Day): Prisma.Sql {
  const end = addDays(asOf, 1);
  return Prisma.sql`
    WITH edge AS (SELECT ${end}::date AS "end", date_trunc('month', ${end}::date)::date AS month, date_trunc('year', ${end}::date)::date AS year),
    booked AS (
      SELECT t.donor_id, t.kind, date_part('year', t.starts_on)::int AS year, t.amount_usd
      FROM contribution_totals t, edge WHERE t.grain = 'year' AND t.starts_on < edge.year
      UNION ALL
      SELECT t.donor_id, t.kind, date_part('year', t.starts_on)::int, t.amount_usd
      FROM contribution_totals t, edge WHERE t.grain = 'month' AND t.starts_on >= edge.year AND t.starts_on < edge.month
      UNION ALL
      SELECT e.donor_id, e.kind, date_part('year', e.effective_on)::int, e.amount_usd
      FROM contribution_entries e, edge WHERE e.effective_on >= edge.month AND e.effective_on < edge."end"
    )`;
}

const kindSums = Prisma.sql`
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'pledge'), 0.00)::text AS pledged,
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'commitment'), 0.00)::text AS committed,
  coalesce(sum(amount_usd) FILTER (WHERE kind = 'deposit'), 0.00)::text AS deposited`;

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
export async function sumContributions(asOf: Day): Promise<ContributionSums> {
  const found = await db.$queryRaw<({ donorId: string } & Parts)[]>`
    ${booked(asOf)} SELECT donor_id AS "donorId", ${kindSums} FROM booked GROUP BY donor_id`;
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
export function sumByYear(asOf: Day, donorId?: string): Promise<YearSums[]> {
  const ofDonor = donorId === undefined ? Prisma.empty : Prisma.sql`WHERE donor_id = ${donorId}::uuid`;
  return db.$queryRaw<({ year: number } & Parts)[]>`
    ${booked(asOf)} SELECT year, ${kindSums} FROM booked ${ofDonor} GROUP BY year ORDER BY year`.then((rows) =>
    rows.map(withReceivable),
  );
}

/** Deposits bound to one thematic area or region: gross, the Administrative Agent's fee on it, and what is left. USD. */
export type Pot = { gross: string; fee: string; net: string };
export type Earmarked = {
  asOf: Day;
  areas: ({ areaNumber: number } & Pot)[];
  regions: ({ regionSlug: string } & Pot)[];
  /** What no earmark binds; also takes the cents left over when a fee is divided, so that all pots add up to the total. */
  unearmarked: Pot;
  total: Pot;
};

const potOf = (gross: string, fee: string): Pot => ({ gross, fee, net: toDecimal(subtract(usd(gross), usd(fee))) });

/** Deposits up to a day by what they may be used for, net of the fee stored with each (DOMAIN 7, identity 12). */
export async function earmarked(asOf: Day): Promise<Earmarked> {
  const bound = await db.$queryRaw<
    { areaNumber: number | null; regionSlug: string | null; gross: string; fee: string }[]
  >`
    SELECT m.area_number AS "areaNumber", m.region_slug AS "regionSlug", sum(m.amount_usd)::text AS gross,
      sum(round(e.fee_usd * m.amount_usd / e.amount_usd, 2))::text AS fee
    FROM earmarks m JOIN contribution_entries e ON e.id = m.entry_id
    WHERE e.kind = 'deposit' AND e.effective_on <= ${asOf}::date
    GROUP BY 1, 2 HAVING sum(m.amount_usd) <> 0 ORDER BY 1, 2`;
  const [all] = await db.$queryRaw<{ gross: string; fee: string }[]>`
    SELECT coalesce(sum(amount_usd), 0.00)::text AS gross, coalesce(sum(fee_usd), 0.00)::text AS fee
    FROM contribution_entries WHERE kind = 'deposit' AND effective_on <= ${asOf}::date`;
  const { gross, fee } = all ?? { gross: "0.00", fee: "0.00" };
  const rest = [
    less(
      gross,
      bound.map((pot) => pot.gross),
    ),
    less(
      fee,
      bound.map((pot) => pot.fee),
    ),
  ] as const;
  return {
    asOf,
    areas: bound.flatMap((pot) =>
      pot.areaNumber === null ? [] : [{ areaNumber: pot.areaNumber, ...potOf(pot.gross, pot.fee) }],
    ),
    regions: bound.flatMap((pot) =>
      pot.regionSlug === null ? [] : [{ regionSlug: pot.regionSlug, ...potOf(pot.gross, pot.fee) }],
    ),
    unearmarked: potOf(...rest),
    total: potOf(gross, fee),
  };
}
