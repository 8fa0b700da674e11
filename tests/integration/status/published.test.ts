import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { recordContribution } from "@/lib/contributions/contribution.commands";
import { today } from "@/lib/kernel/dates";
import { money, subtract, toDecimal, usd } from "@/lib/kernel/money";
import type { FigureKey, FundStatus } from "@/lib/ledger/fund-figures";
import { recordBooking, recordExpenditure } from "@/lib/status/bookings/booking.commands";
import { printDifferences, printed } from "@/lib/status/fund-status";
import { findFundStatus, listExpenditure, listPunoRows } from "@/lib/status/status.queries";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";

/** A fund as it was published, in whole dollars: cumulative at the end of two years (DOMAIN section 7). */
const PUBLISHED = {
  A: {
    deposits: "756821732",
    fundInterest: "20006220",
    punoInterest: "3122214",
    sources: "779950166",
    transfers: "693135684",
    transfersToFunds: "13792503",
    refunds: "48030831",
    agentFee: "7484571",
    directCosts: "22638221",
    bankCharges: "29699",
    uses: "689049847",
    balanceWithAgent: "90900319",
    expenditure: "535464931",
  },
  B: {
    deposits: "898977165",
    fundInterest: "21894817",
    punoInterest: "3140769",
    sources: "924012751",
    transfers: "832445065",
    transfersToFunds: "35023152",
    refunds: "53310773",
    agentFee: "8812000",
    directCosts: "24028968",
    bankCharges: "30070",
    uses: "847028482",
    balanceWithAgent: "76984269",
    expenditure: "647027068",
  },
} as const;
type Column = Readonly<Record<keyof (typeof PUBLISHED)["A"], string>>;

const KINDS = [
  ["fund_interest", "fundInterest"],
  ["puno_interest", "punoInterest"],
  ["transfers", "transfers"],
  ["transfers_to_funds", "transfersToFunds"],
  ["refunds", "refunds"],
  ["direct_costs", "directCosts"],
  ["bank_charges", "bankCharges"],
] as const;

let stage: Stage;

/** A dollar amount in three parts that only together are whole dollars, so that nothing is right by luck of rounding. */
function parts(amount: string): string[] {
  const whole = usd(amount);
  const first = { minor: whole.minor / 3n, currency: "USD" as const };
  const second = { minor: whole.minor / 7n, currency: "USD" as const };
  return [first, second, subtract(subtract(whole, first), second)].map(toDecimal);
}

async function give(amount: string, fee: string, on: string) {
  const [amounts, fees] = [parts(amount), parts(fee)];
  for (const [index, one] of amounts.entries()) {
    const deposit = { amount: one, currency: "USD", effectiveOn: on, feeUsd: fees[index] };
    const donorId = stage.donorId(["norway", "sweden", "germany"][index] ?? "");
    await recordContribution(stage.cast.fmuOfficer, {
      requestKey: randomUUID(),
      donorId,
      title: "Given",
      source: "Published statement",
      commitment: { amount: one, currency: "USD", effectiveOn: on },
      deposit,
    });
  }
}

async function enter(column: Column, on: string) {
  await give(column.deposits, column.agentFee, on);
  const told = () => ({ requestKey: randomUUID(), on, description: "Published statement" });
  for (const [kind, key] of KINDS)
    for (const amountUsd of parts(column[key]))
      await recordBooking(stage.cast.administrativeAgent, { ...told(), kind, amountUsd, punoId: stage.donorId("iom") });
  const lines = parts(column.expenditure).map((amountUsd, index) => ({ category: index + 1, amountUsd }));
  const report = { ...told(), punoId: stage.donorId("iom"), year: on.slice(0, 4), lines };
  await recordExpenditure(stage.cast.administrativeAgent, report);
}

/** What column B holds beyond column A: what moved in the second year. */
const second = Object.fromEntries(
  Object.entries(PUBLISHED.B).map(([key, value]) => [
    key,
    toDecimal(subtract(usd(value), usd(PUBLISHED.A[key as keyof Column]))),
  ]),
) as Column;

beforeAll(async () => {
  stage = await setStage();
  await enter(PUBLISHED.A, "2021-12-31");
  await enter(second, "2022-12-31");
});

const statusOn = (asOf: string, from?: string) => findFundStatus({ asOf, knownOn: today() }, from);
const inDollars = (status: FundStatus, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, toDecimal(status[key as FigureKey]).replace(/\.00$/, "")]));

test.each([
  ["A", "2021-12-31"],
  ["B", "2022-12-31"],
] as const)(
  "column %s of the published statement comes out of the entries to the dollar and to the cent",
  async (column, asOf) => {
    const { closing } = await statusOn(asOf);
    expect(inDollars(closing, Object.keys(PUBLISHED[column]))).toEqual(PUBLISHED[column]);
    expect(printDifferences(closing)).toEqual([]);
    const { deposited } = await sumContributions(asOf);
    expect(deposited).toBe(toDecimal(closing.deposits));
  },
);

test("the second year alone is what lies between the two columns", async () => {
  const { opening, period } = await statusOn("2022-12-31", "2022-01-01");
  expect(inDollars(opening, Object.keys(PUBLISHED.A))).toEqual(PUBLISHED.A);
  expect(toDecimal(period.deposits)).toBe(second.deposits);
  expect(toDecimal(period.balanceWithAgent)).toBe("-13916050.00");
});

test("both balances and the delivery follow: what organisations hold is net funded less what they spent", async () => {
  const { closing } = await statusOn("2022-12-31");
  expect(toDecimal(closing.netFunded)).toBe("779134292.00");
  expect(toDecimal(closing.balanceWithPunos)).toBe("132107224.00");
  expect(toDecimal(closing.totalBalance)).toBe("209091493.00");
  const { rows, total: all } = await listPunoRows({ asOf: "2022-12-31", knownOn: today() });
  for (const row of [rows[0], all])
    expect(row).toMatchObject({
      netFunded: "779134292.00",
      expenditure: "647027068.00",
      delivery: "83.0",
      isOver: false,
    });
  const spent = await listExpenditure({ asOf: "2022-12-31", knownOn: today() });
  expect(spent.map(({ year, category }) => `${year} ${category}`)).toEqual([
    "2021 1",
    "2021 2",
    "2021 3",
    "2022 1",
    "2022 2",
    "2022 3",
  ]);
  const total = spent.reduce((all, { amount }) => all + money(amount, "USD").minor, 0n);
  expect(total).toBe(closing.expenditure.minor);
});

test("cents that round in print are said, and the cents themselves still add up", async () => {
  const told = { requestKey: randomUUID(), on: "2023-01-15", description: "Statement of January" };
  await recordBooking(stage.cast.administrativeAgent, { ...told, kind: "fund_interest", amountUsd: "0.50" });
  await recordBooking(stage.cast.administrativeAgent, {
    ...told,
    requestKey: randomUUID(),
    kind: "other_income",
    amountUsd: "0.50",
  });
  const { closing } = await statusOn("2023-01-15");
  expect(toDecimal(closing.sources)).toBe("924012752.00");
  expect(toDecimal(printed(closing.fundInterest))).toBe("21894818.00");
  expect(printDifferences(closing)).toContainEqual({ total: "sources", difference: "-1.00" });
});
