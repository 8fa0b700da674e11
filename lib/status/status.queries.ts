import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays, type Day, FIRST_DAY } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { negate, toDecimal, type Usd, usd } from "@/lib/kernel/money";
import { type FundStatus, statusOf } from "@/lib/ledger/fund-figures";
import { books, poolBalances, sumAccounts } from "@/lib/ledger/ledger.queries";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { deliveryOf, type PunoSums, together } from "@/lib/programmes/money/delivery";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { changeBetween, spentByCategory, ZERO_STATUS } from "./fund-status";
import { poolName } from "./status.labels";

/** The Fund at the end of a day, at the beginning of a period, and what moved between. `from` null: since the Fund began. */
export type StatusOfPeriod = {
  clocks: ReportingDates;
  from: Day | null;
  opening: FundStatus;
  period: FundStatus;
  closing: FundStatus;
};

/**
 * Sources, uses and balances under two clocks, for a period or since the Fund began. A period that would begin after it
 * ends, or with the calendar itself, is told since the beginning. Figures of the Fund: takes no actor, names no person.
 */
export const findFundStatus = inOneView(async (clocks: ReportingDates, from?: Day): Promise<StatusOfPeriod> => {
  const begins = from !== undefined && from > FIRST_DAY && from <= clocks.asOf ? from : null;
  const [closing, opening] = await Promise.all([
    sumAccounts(clocks).then(statusOf),
    begins === null ? ZERO_STATUS : sumAccounts({ ...clocks, asOf: addDays(begins, -1) }).then(statusOf),
  ]);
  return { clocks, from: begins, opening, period: changeBetween(opening, closing), closing };
});

/** What one organisation, or all together, received, gave back and spent up to a day. USD; delivery in per cent. */
export type DeliverySums = {
  transfers: string;
  refunds: string;
  netFunded: string;
  expenditure: string;
  balance: string;
  delivery: string | null;
  isOver: boolean;
};
export type PunoRow = DeliverySums & { organisation: string };
export type PunoDelivery = { rows: PunoRow[]; total: DeliverySums };

function deliverySums(sums: PunoSums): DeliverySums {
  const { transferred, refunded, netFunded, expenditure, balance, rate, isOver } = deliveryOf(sums);
  return {
    transfers: toDecimal(transferred),
    refunds: toDecimal(refunded),
    netFunded: toDecimal(netFunded),
    expenditure: toDecimal(expenditure),
    balance: toDecimal(balance),
    delivery: rate,
    isOver,
  };
}

const byName = (a: { organisation: string }, b: { organisation: string }) =>
  a.organisation.localeCompare(b.organisation, "en");

/** The names of organisations; what names none stands under "Not stated". */
async function namesOf(ids: readonly (string | null)[], on: Day): Promise<(id: string | null) => string> {
  const names = await describeOrganisations(
    on,
    ids.flatMap((id) => id ?? []),
  );
  return (id) => (id !== null && names.get(id)?.name) || "Not stated";
}

/** Every organisation that received or spent, by name, and the line of all of them: delivery of the sums. */
export async function listPunoRows(clocks: ReportingDates): Promise<PunoDelivery> {
  const found = await db.$queryRaw<({ id: string | null } & Record<keyof PunoSums, string>)[]>`
    SELECT puno_id AS id, coalesce(sum(amount) FILTER (WHERE account = 'transfers'), 0)::numeric(18,2)::text AS transferred,
      coalesce(-sum(amount) FILTER (WHERE account = 'refunds'), 0)::numeric(18,2)::text AS refunded,
      coalesce(sum(amount) FILTER (WHERE account = 'expenditure'), 0)::numeric(18,2)::text AS expenditure
    FROM (${books(clocks)}) b WHERE account IN ('transfers', 'refunds', 'expenditure') GROUP BY 1`;
  const nameOf = await namesOf(
    found.map(({ id }) => id),
    clocks.asOf,
  );
  const sums = found.map(({ id, transferred, refunded, expenditure }) => ({
    organisation: nameOf(id),
    of: { transferred: usd(transferred), refunded: usd(refunded), expenditure: usd(expenditure) },
  }));
  return {
    rows: sums.map(({ organisation, of }) => ({ organisation, ...deliverySums(of) })).sort(byName),
    total: deliverySums(together(sums.map(({ of }) => of))),
  };
}

/** Expenditure as reported, by organisation, year and UNSDG category; USD. */
export type SpentRow = { organisation: string; category: number | null; year: number | null; amount: string };

/** The year first, then the organisation, then the category; what states none comes first. */
export async function listExpenditure({ asOf, knownOn }: ReportingDates): Promise<SpentRow[]> {
  const found = await db.$queryRaw<(Omit<SpentRow, "organisation"> & { id: string | null })[]>`
    SELECT puno_id AS id, category, year, sum(amount)::numeric(18,2)::text AS amount FROM ledger_lines
    WHERE account = 'expenditure' AND currency = 'USD' AND effective_on <= ${asOf}::date
      AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3 HAVING sum(amount) <> 0 ORDER BY year NULLS FIRST, category NULLS FIRST`;
  const nameOf = await namesOf(
    found.map(({ id }) => id),
    asOf,
  );
  return found
    .map(({ id, ...row }) => ({ organisation: nameOf(id), ...row }))
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || byName(a, b));
}

/** What stands below zero, and by how much in USD. */
export type Overdrawn = { what: string; missing: string };

/** The cash, and the pools out of which more is reserved, allocated or spent than came in: facts, told and not refused. */
async function listOverdrawn(clocks: ReportingDates, cash: Usd): Promise<Overdrawn[]> {
  const pools = (await poolBalances(clocks)).map(({ pool, available }) => ({ what: poolName(pool), left: available }));
  return [{ what: "Cash with the Administrative Agent", left: cash }, ...pools]
    .filter(({ left }) => left.minor < 0n)
    .map(({ what, left }) => ({ what, missing: toDecimal(negate(left)) }));
}

/** The whole page of the fund status for somebody of the office. */
export const findOfficeStatus = inOneView(async (actor: Actor, clocks: ReportingDates, from?: Day) => {
  authorize(actor, "status.read");
  const [status, punos, spent] = await Promise.all([
    findFundStatus(clocks, from),
    listPunoRows(clocks),
    listExpenditure(clocks),
  ]);
  const overdrawn = await listOverdrawn(clocks, status.closing.balanceWithAgent);
  return { ...status, punos, spent: { rows: spent, ...spentByCategory(spent) }, overdrawn };
});

/** Programmes that may report expenditure: approved ones, by reference. */
export async function listReportingProgrammes(
  actor: Actor,
): Promise<{ id: string; reference: string; title: string }[]> {
  authorize(actor, "booking.record");
  const found = await db.conceptNote.findMany({
    where: { programmeReference: { not: null } },
    select: { id: true, programmeReference: true, title: true },
    orderBy: { programmeReference: "asc" },
  });
  return found.map(({ id, programmeReference, title }) => ({ id, reference: programmeReference ?? "", title }));
}
