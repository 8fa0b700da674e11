import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { subtract, toDecimal, usd } from "@/lib/kernel/money";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { sumUsd } from "./contribution-entries";
import { sumByYear, type Sums, type YearSums } from "./contribution-sums.queries";
import { onlyDonor } from "./contribution.scope";

/** One contribution of a donor in booked USD; `year` is that of its first entry. */
export type GivenContribution = { id: string; reference: string; title: string; year: number } & Sums;
export type Donor = ReportingDates & {
  donor: OrganisationChoice;
  totals: Sums;
  years: YearSums[];
  contributions: GivenContribution[];
};

/** The books know donors, not contributions: these sums are of the entries, and a test compares them with the books. */
async function contributionsOf(donorId: string, { asOf, knownOn }: ReportingDates): Promise<GivenContribution[]> {
  const found = await db.$queryRaw<Omit<GivenContribution, "receivable">[]>`
    SELECT c.id, c.reference, c.title, date_part('year', min(e.effective_on))::int AS year,
      coalesce(sum(e.amount_usd) FILTER (WHERE e.kind = 'pledge'), 0.00)::text AS pledged,
      coalesce(sum(e.amount_usd) FILTER (WHERE e.kind = 'commitment'), 0.00)::text AS committed,
      coalesce(sum(e.amount_usd) FILTER (WHERE e.kind = 'deposit'), 0.00)::text AS deposited
    FROM contributions c JOIN contribution_entries e ON e.contribution_id = c.id
    WHERE c.donor_id = ${donorId}::uuid AND e.effective_on <= ${asOf}::date
      AND e.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY c.id ORDER BY year DESC, c.reference DESC LIMIT ${CONTRIBUTIONS_SHOWN}`;
  return found.map((row) => ({ ...row, receivable: toDecimal(subtract(usd(row.committed), usd(row.deposited))) }));
}

/** A donor's page shows its latest contributions; the list, filtered by the donor, holds every entry. */
export const CONTRIBUTIONS_SHOWN = 500;

/** What one donor gave under two clocks, or null where the donor is unknown or not this person's to see. */
export const findDonor = inOneView(
  async (actor: Actor, slug: string, clocks: ReportingDates): Promise<Donor | null> => {
    authorize(actor, "contribution.read");
    const found = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
    const only = onlyDonor(actor);
    if (!found || (only !== null && only !== found.id)) return null;
    const given = await db.contribution.findFirst({ where: { donorId: found.id }, select: { id: true } });
    const donor = (await describeOrganisations(clocks.asOf, [found.id])).get(found.id);
    if (!donor || (!given && only === null)) return null;
    const years = await sumByYear(clocks.asOf, found.id, clocks.knownOn);
    const of = (part: keyof Sums) => sumUsd(years.map((year) => year[part]));
    const totals = {
      pledged: of("pledged"),
      committed: of("committed"),
      deposited: of("deposited"),
      receivable: of("receivable"),
    };
    return { ...clocks, donor, totals, years, contributions: await contributionsOf(found.id, clocks) };
  },
);
