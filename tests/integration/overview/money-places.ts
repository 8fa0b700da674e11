import { expect } from "vitest";
import { GET as getStatus } from "@/app/api/v1/fund-status/route";
import type { Actor } from "@/lib/access/permissions";
import { sumUsd } from "@/lib/contributions/contribution-entries";
import { earmarked } from "@/lib/contributions/contribution-sums.queries";
import { type EntryRow, readEntries } from "@/lib/contributions/entries/entry.queries";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import { findEarmarks } from "@/lib/earmarks/earmark.queries";
import { readSets } from "@/lib/journal/journal.queries";
import { journalFilter } from "@/lib/journal/journal.schema";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal, usd, type Usd } from "@/lib/kernel/money";
import { type Account, amountIn } from "@/lib/ledger/accounts";
import { sumAccounts } from "@/lib/ledger/ledger.queries";
import { publishedFigures } from "@/lib/ledger/period-close";
import { findPublicFinances } from "@/lib/open-data/public-status.queries";
import { findProgrammeMoney, type ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { recordReconciliation } from "@/lib/reconciliation/reconciliation.commands";
import { findReconciliation } from "@/lib/reconciliation/reconciliation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { findBasis } from "@/lib/simulation/simulation.queries";
import { readReservations } from "@/lib/simulation/simulation.steps";
import { type DeliverySums, findOfficeStatus } from "@/lib/status/status.queries";
import { listTransfers, listTransfersOf, type TransferRow } from "@/lib/transfers/transfer.queries";
import { transferFilter } from "@/lib/transfers/transfer.schema";

/** What one place shows: USD by the name of the figure. */
export type Shown = Readonly<Record<string, string>>;
export type Places = Readonly<Record<string, Shown>>;

/** Of every figure: all places that show it show the same. A figure that stands in one place alone compares nothing. */
export function expectAlike(places: Places, clocks: ReportingDates): void {
  const figures = new Set(Object.values(places).flatMap((shown) => Object.keys(shown)));
  for (const figure of figures) {
    const found = Object.entries(places).flatMap(([place, shown]) =>
      shown[figure] === undefined ? [] : [[place, shown[figure]] as const],
    );
    expect(found.length, `${figure} stands in several places`).toBeGreaterThan(1);
    const alike = found.map(([place]) => [place, found[0]?.[1]]);
    expect(found, `${figure} ${JSON.stringify(clocks)}`).toEqual(alike);
  }
}

const turned = ({ minor, currency }: Usd): Usd => ({ minor: -minor, currency });
const less = (a: string, b: string) => toDecimal(subtract(usd(a), usd(b)));

/** The figures out of accounts, debits positive, as whoever reads the books himself would add them up. */
function ofAccounts(sums: ReadonlyMap<Account, Usd>): Shown {
  const debit = (account: Account) => toDecimal(amountIn(sums, account));
  const credit = (account: Account) => toDecimal(turned(amountIn(sums, account)));
  return {
    deposits: credit("deposits"),
    agentFee: debit("agent_fee"),
    transfers: debit("transfers"),
    refunds: credit("refunds"),
    expenditure: debit("expenditure"),
    balanceWithAgent: debit("cash_with_agent"),
    reserved: debit("reserved"),
    allocated: debit("allocated"),
    balanceWithPunos: sumUsd([debit("transfers"), debit("refunds"), debit("spent")]),
  };
}

const delivered = ({ transfers, refunds, netFunded, expenditure, balance }: DeliverySums): Shown => ({
  transfers,
  refunds,
  netFunded,
  expenditure,
  balanceWithPunos: balance,
});

const rowByRow = (rows: readonly DeliverySums[]): Shown => ({
  transfers: sumUsd(rows.map(({ transfers }) => transfers)),
  refunds: sumUsd(rows.map(({ refunds }) => refunds)),
  netFunded: sumUsd(rows.map(({ netFunded }) => netFunded)),
  expenditure: sumUsd(rows.map(({ expenditure }) => expenditure)),
  balanceWithPunos: sumUsd(rows.map(({ balance }) => balance)),
});

const inText = (status: Readonly<Record<string, Usd>>): Shown =>
  Object.fromEntries(Object.entries(status).map(([key, amount]) => [key, toDecimal(amount)]));

async function statusPlaces(reader: Actor, clocks: ReportingDates): Promise<Places> {
  const office = await findOfficeStatus(reader, clocks);
  const finances = await findPublicFinances(clocks);
  const address = `http://fund.test/api/v1/fund-status?asOf=${clocks.asOf}&knownOn=${clocks.knownOn}`;
  const document = (await (await getStatus(new Request(address))).json()) as { closing: Shown };
  return {
    "fund status": inText(office.closing),
    "fund status, all organisations": delivered(office.punos.total),
    "fund status, organisation by organisation": rowByRow(office.punos.rows),
    "fund status, expenditure by year and category": {
      expenditure: sumUsd(office.spent.rows.map(({ amount }) => amount)),
    },
    finances: inText(finances.closing),
    "finances, organisation by organisation": rowByRow(finances.punos.rows),
    "open data": document.closing,
    "published at a closing": publishedFigures(await sumAccounts(clocks)),
  };
}

/** The file of the ledger, one account after the other: debits less credits. */
async function ledgerFile(reader: Actor, { asOf, knownOn }: ReportingDates): Promise<Shown> {
  const sums = new Map<Account, Usd>();
  for await (const sets of readSets(reader, journalFilter.parse({ asOf, knownOn })))
    for (const { account, debit, credit } of sets.filter((set) => set.currency === "USD").flatMap((set) => set.lines)) {
      const { minor } = amountIn(sums, account);
      sums.set(account, { minor: minor + usd(debit ?? "0").minor - usd(credit ?? "0").minor, currency: "USD" });
    }
  return ofAccounts(sums);
}

async function contributionsFile(reader: Actor, clocks: ReportingDates): Promise<Shown> {
  const rows: EntryRow[] = [];
  for await (const page of readEntries(reader, entryFilter.parse(clocks))) rows.push(...page);
  const deposits = rows.filter(({ kind }) => kind === "deposit");
  return {
    deposits: sumUsd(deposits.map(({ amountUsd }) => amountUsd)),
    agentFee: sumUsd(deposits.map(({ feeUsd }) => feeUsd)),
  };
}

async function poolPlaces(reader: Actor, clocks: ReportingDates): Promise<Places> {
  const { pools, totals, themes } = await findEarmarks(reader, clocks);
  const { total } = await earmarked(clocks.asOf, clocks.knownOn);
  const aside = await readReservations(db, clocks);
  const basis = await findBasis(reader, clocks);
  const waiting = new Set(basis.programmes.map(({ id }) => id));
  const given = aside.filter(({ noteId }) => waiting.has(noteId)).map(({ amount }) => toDecimal(amount));
  const of = (name: keyof typeof totals) => sumUsd(pools.map((pool) => pool[name]));
  const shown = (sum: (name: keyof typeof totals) => string): Shown => ({
    deposits: sum("gross"),
    agentFee: sum("fee"),
    reserved: sum("reserved"),
    allocated: sum("allocated"),
    available: sum("available"),
  });
  return {
    earmarks: shown((name) => totals[name]),
    "earmarks, pool by pool": shown(of),
    "earmarks, theme by theme": { allocated: sumUsd(themes.map((theme) => theme.total)) },
    "earmarked deposits": { deposits: total.gross, agentFee: total.fee },
    simulation: {
      reserved: sumUsd(aside.map(({ amount }) => toDecimal(amount))),
      // What is set aside for a programme that waits is its own to spend there.
      available: less(sumUsd(basis.pools.map(({ amount }) => toDecimal(amount))), sumUsd(given)),
    },
  };
}

/** Every request of the list that is released under the clocks. */
async function released(reader: Actor, clocks: ReportingDates): Promise<TransferRow[]> {
  const rows: TransferRow[] = [];
  let after: string | undefined;
  do {
    const page = await listTransfers(reader, { ...transferFilter.parse({ ...clocks, state: "released" }), after });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}

/** What no programme is named for: reports and older records that state an organisation alone. */
async function ofNoProgramme(clocks: ReportingDates): Promise<Record<"transfers" | "refunds" | "expenditure", string>> {
  const lines = await db.$queryRaw<{ account: string; amount: string }[]>`
    SELECT account::text, sum(amount)::numeric(18,2)::text AS amount FROM ledger_lines
    WHERE note_id IS NULL AND currency = 'USD' AND effective_on <= ${clocks.asOf}::date
      AND recorded_at < ${clocks.knownOn}::date + 1 GROUP BY 1`;
  const of = (name: string) => usd(lines.find(({ account }) => account === name)?.amount ?? "0");
  return {
    transfers: toDecimal(of("transfers")),
    refunds: toDecimal(turned(of("refunds"))),
    expenditure: toDecimal(of("expenditure")),
  };
}

const notNull = <Value>(value: Value | null): value is Value => value !== null;

/** The pages of the programmes' money, with what is stated of no programme, and the lists of transfers and refunds. */
async function programmePlaces(reader: Actor, clocks: ReportingDates): Promise<Places> {
  const notes = await db.conceptNote.findMany({ where: { programmeReference: { not: null } }, select: { id: true } });
  const money = (await Promise.all(notes.map(({ id }) => findProgrammeMoney(reader, id, clocks)))).filter(notNull);
  const requests = (await Promise.all(notes.map(({ id }) => listTransfersOf(reader, id, clocks)))).flat();
  const rest = await ofNoProgramme(clocks);
  const all = (of: (sums: ProgrammeMoney["totals"]) => string) => sumUsd(money.map(({ totals }) => of(totals)));
  const each = (of: (sums: ProgrammeMoney["totals"]) => string) =>
    sumUsd(money.flatMap(({ organisations }) => organisations).map(of));
  const shown = (sum: typeof all): Shown => ({
    transfers: sumUsd([sum(({ transferredUsd }) => transferredUsd), rest.transfers]),
    refunds: sumUsd([sum(({ refundedUsd }) => refundedUsd), rest.refunds]),
    expenditure: sumUsd([sum(({ expenditureUsd }) => expenditureUsd), rest.expenditure]),
  });
  const sent = (rows: readonly TransferRow[]): Shown => ({
    transfers: sumUsd([...rows.map(({ amountUsd }) => amountUsd), rest.transfers]),
  });
  const refunds = money.flatMap((one) => one.refunds).filter(({ reversal }) => reversal === null);
  const spent = money.flatMap(({ categories }) => categories).map(({ expenditureUsd }) => expenditureUsd);
  return {
    programmes: shown(all),
    "programmes, organisation by organisation": shown(each),
    "programmes, category by category": { expenditure: sumUsd([...spent, rest.expenditure]) },
    "programmes, refund by refund": { refunds: sumUsd([...refunds.map(({ amountUsd }) => amountUsd), rest.refunds]) },
    "programmes, request by request": sent(requests.filter(({ state }) => state === "released")),
    "list of transfers": sent(await released(reader, clocks)),
  };
}

const STATEMENT: Readonly<Record<string, string>> = {
  deposits: "Deposits",
  "agent-fee": "AA fee",
  transfers: "Transfers",
  refunds: "Refunds",
  expenditure: "Expenditure",
  "cash-with-agent": "Cash with AA",
};

/** Our side of a reconciliation with an official statement. */
async function reconciled(recorder: Actor, { asOf, knownOn }: ReportingDates): Promise<Shown> {
  const typed = ["Account,Amount", ...Object.values(STATEMENT).map((name) => `${name},0.01`)].join("\n");
  const words = { level: "fund", title: "Statement", source: "Letter" };
  const { value } = await recordReconciliation(recorder, { ...words, asOf, knownOn, typed });
  const cells = (await findReconciliation(recorder, value.id))?.cells ?? [];
  expect(cells.map(({ measure }) => measure).sort()).toEqual(Object.keys(STATEMENT).sort());
  const of = (name: string) => toDecimal(cells.find(({ measure }) => measure === name)?.ours ?? usd("0"));
  return {
    deposits: of("deposits"),
    agentFee: of("agent-fee"),
    transfers: of("transfers"),
    refunds: of("refunds"),
    expenditure: of("expenditure"),
    balanceWithAgent: of("cash-with-agent"),
  };
}

/** Every figure of the Fund's money wherever somebody reads it, by the name of the place. */
export async function moneyEverywhere(
  cast: Readonly<Record<"auditor" | "fmuOfficer", Actor>>,
  clocks: ReportingDates,
): Promise<Places> {
  const { auditor, fmuOfficer } = cast;
  return {
    books: ofAccounts(await sumAccounts(clocks)),
    ...(await statusPlaces(auditor, clocks)),
    ...(await poolPlaces(auditor, clocks)),
    ...(await programmePlaces(auditor, clocks)),
    "file of the ledger": await ledgerFile(auditor, clocks),
    "file of contributions": await contributionsFile(auditor, clocks),
    reconciliation: await reconciled(fmuOfficer, clocks),
  };
}
