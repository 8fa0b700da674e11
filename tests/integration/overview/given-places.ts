import { expect } from "vitest";
import { GET } from "@/app/api/v1/overview/route";
import type { Actor } from "@/lib/access/permissions";
import { sumUsd } from "@/lib/contributions/contribution-entries";
import { earmarked, sumByYear } from "@/lib/contributions/contribution-sums.queries";
import { findDonor } from "@/lib/contributions/donor.queries";
import { type EntryRow, readEntries, sumEntries } from "@/lib/contributions/entries/entry.queries";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal } from "@/lib/kernel/money";
import { poolBalances, sumAccounts } from "@/lib/ledger/ledger.queries";
import { publishedFigures } from "@/lib/ledger/period-close";
import { findPublicOverview, listPublicDonors } from "@/lib/open-data/public-overview.queries";
import { findOverview } from "@/lib/overview/overview.queries";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { findStatement, listStatements } from "@/lib/statements/statement.queries";
import type { Statement } from "@/lib/statements/statement";
import { findFundStatus } from "@/lib/status/status.queries";
import { type Places, type Shown } from "./money-places";

const GIVEN = ["pledged", "committed", "deposited", "receivable", "fee", "net"] as const;
type Given = Readonly<Partial<Record<(typeof GIVEN)[number], string>>>;

/** Those of the figures that a place shows. */
const given = (shown: Given): Shown =>
  Object.fromEntries(GIVEN.flatMap((name) => (shown[name] === undefined ? [] : [[name, shown[name]]])));
/** The rows of a place added up, in the figures they show; of no rows every figure named is nothing. */
const summed = (rows: readonly Given[], ...names: readonly (typeof GIVEN)[number][]): Shown =>
  Object.fromEntries(names.map((name) => [name, sumUsd(rows.map((row) => row[name] ?? "0.00"))]));
const KINDS = ["pledged", "committed", "deposited"] as const;
const WITH_RECEIVABLE = [...KINDS, "receivable"] as const;

/** The document of the open data. */
export async function document({ asOf, knownOn }: ReportingDates) {
  const response = await GET(new Request(`http://fund.test/api/v1/overview?asOf=${asOf}&knownOn=${knownOn}`));
  return (await response.json()) as Awaited<ReturnType<typeof findPublicOverview>>;
}

/** The rows of the file that is downloaded, added up. */
async function rowsOf(reader: Actor, clocks: ReportingDates): Promise<Shown> {
  const rows: EntryRow[] = [];
  for await (const page of readEntries(reader, entryFilter.parse(clocks))) rows.push(...page);
  const of = (kind: string) => sumUsd(rows.filter((row) => row.kind === kind).map((row) => row.amountUsd));
  return { pledged: of("pledge"), committed: of("commitment"), deposited: of("deposit") };
}

async function listedOf(reader: Actor, clocks: ReportingDates): Promise<Shown> {
  const totals = await sumEntries(reader, entryFilter.parse(clocks));
  const of = (kind: string) => totals.find((total) => total.kind === kind)?.amountUsd ?? "0.00";
  return { pledged: of("pledge"), committed: of("commitment"), deposited: of("deposit") };
}

/** Pledged, committed and deposited wherever somebody reads them, by the name of the place. */
export async function givenEverywhere(reader: Actor, clocks: ReportingDates): Promise<Places> {
  const overview = await findOverview(clocks);
  const { contributions, byYear } = await findPublicOverview(clocks);
  const slugs = overview.donors.map(({ slug }) => slug);
  const donors = await Promise.all(slugs.map((slug) => findDonor(reader, slug, clocks)));
  const statements = await statementsOf(reader, slugs, clocks);
  const books = publishedFigures(await sumAccounts(clocks));
  const { pledged, committed, deposits, receivable, agentFee } = (await findFundStatus(clocks)).closing;
  const net = toDecimal(subtract(deposits, agentFee));
  const years = await sumByYear(clocks.asOf, undefined, clocks.knownOn);
  const known = donors.flatMap((donor) => donor ?? []);
  return {
    books: { pledged: books.pledged, committed: books.committed, deposited: books.deposits },
    "fund status": {
      pledged: toDecimal(pledged),
      committed: toDecimal(committed),
      deposited: toDecimal(deposits),
      receivable: toDecimal(receivable),
      fee: toDecimal(agentFee),
      net,
    },
    "committee overview": given(overview.contributions),
    "committee overview, donor by donor": summed(overview.donors, ...WITH_RECEIVABLE),
    "committee overview, year by year": summed(overview.byYear, ...KINDS),
    home: given(contributions),
    "home, year by year": summed(byYear, "committed", "deposited"),
    "public donors": given((await listPublicDonors(clocks)).contributions),
    "open data": given((await document(clocks)).contributions),
    "years of the contributions": summed(years, ...WITH_RECEIVABLE),
    "list of contributions": await listedOf(reader, clocks),
    "file of contributions": await rowsOf(reader, clocks),
    "earmarked deposits": await netOfPools(clocks),
    "donor pages": summed(
      known.map(({ totals }) => totals),
      ...WITH_RECEIVABLE,
    ),
    "donor pages, contribution by contribution": summed(
      known.flatMap((donor) => donor.contributions),
      ...WITH_RECEIVABLE,
    ),
    "donor pages, year by year": summed(
      known.flatMap((donor) => donor.years),
      ...WITH_RECEIVABLE,
    ),
    "donor statements": summed(
      statements.map(({ totals }) => totals),
      ...GIVEN,
    ),
    "donor statements, pool by pool": poolsOf(statements),
    "donor statements, entry by entry": entriesOf(statements),
    "list of statements": summed(await listStatements(reader, clocks), "committed", "deposited", "receivable"),
  };
}

async function netOfPools({ asOf, knownOn }: ReportingDates): Promise<Shown> {
  const { gross: deposited, fee, net } = (await earmarked(asOf, knownOn)).total;
  return { deposited, fee, net };
}

const poolsOf = (statements: readonly Statement[]): Shown => {
  const pools = statements.flatMap((one) => one.pools).map(({ gross, fee, net }) => ({ deposited: gross, fee, net }));
  return summed(pools, "deposited", "fee", "net");
};

function entriesOf(statements: readonly Statement[]): Shown {
  const entries = statements.flatMap((one) => one.contributions).flatMap((one) => one.entries);
  const of = (kind: string, part: "amountUsd" | "feeUsd" | "netUsd" = "amountUsd") =>
    sumUsd(entries.filter((one) => one.kind === kind).map((one) => one[part]));
  return {
    pledged: of("pledge"),
    committed: of("commitment"),
    deposited: of("deposit"),
    fee: of("deposit", "feeUsd"),
    net: of("deposit", "netUsd"),
  };
}

/** Every donor's statement; whoever never gave anything has none. */
async function statementsOf(reader: Actor, slugs: readonly string[], clocks: ReportingDates): Promise<Statement[]> {
  const found = await Promise.all(slugs.map((slug) => findStatement(reader, slug, clocks)));
  return found.flatMap((statement) => statement ?? []);
}

/**
 * What the donors' statements say together of what was allocated, sent and spent is what the books say of programmes, as
 * far as donors stand behind the pools these were paid from.
 */
export async function expectStatementsToSupport(
  reader: Actor,
  slugs: readonly string[],
  clocks: ReportingDates,
): Promise<void> {
  const pools = await poolBalances(clocks);
  const isBacked = pools.every(({ gross, fee, allocated }) => allocated.minor === 0n || gross.minor > fee.minor);
  if (!isBacked) return;
  const statements = await statementsOf(reader, slugs, clocks);
  const of = (part: "allocated" | "transferred" | "expenditure") =>
    sumUsd(statements.map(({ supported }) => supported[part]));
  expect(of("allocated"), `supported ${JSON.stringify(clocks)}`).toBe(
    sumUsd(pools.map(({ allocated }) => toDecimal(allocated))),
  );
  const notes = await db.conceptNote.findMany({ where: { programmeReference: { not: null } }, select: { id: true } });
  const given = new Set((await allocatedNotes(clocks)).map(({ id }) => id));
  const money = await Promise.all(
    notes.filter(({ id }) => given.has(id)).map(({ id }) => findProgrammeMoney(reader, id, clocks)),
  );
  const sums = money.flatMap((one) => one?.totals ?? []);
  expect(of("transferred"), "sent to programmes").toBe(sumUsd(sums.map(({ netFundedUsd }) => netFundedUsd)));
  expect(of("expenditure"), "spent by programmes").toBe(sumUsd(sums.map(({ expenditureUsd }) => expenditureUsd)));
}

/** Programmes to which something is allocated under two clocks: only of these a statement knows whose money it was. */
const allocatedNotes = ({ asOf, knownOn }: ReportingDates) => db.$queryRaw<{ id: string }[]>`
  SELECT note_id::text AS id FROM ledger_lines WHERE account = 'allocated' AND effective_on <= ${asOf}::date
    AND recorded_at < ${knownOn}::date + 1 GROUP BY 1 HAVING sum(amount) > 0`;
