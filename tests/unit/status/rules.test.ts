import fc from "fast-check";
import { expect, test } from "vitest";
import { add, subtract, toDecimal, type Usd, usd } from "@/lib/kernel/money";
import type { Account } from "@/lib/ledger/accounts";
import { type FigureKey, FIGURES, statusOf } from "@/lib/ledger/fund-figures";
import {
  changeBetween,
  crossingsOf,
  printDifferences,
  printed,
  shareOf,
  spentByCategory,
  viewOf,
  ZERO_STATUS,
} from "@/lib/status/fund-status";

const amount = fc.bigInt({ min: 0n, max: 10n ** 13n }).map((minor): Usd => ({ minor, currency: "USD" }));
const credit = (value: Usd): Usd => ({ minor: -value.minor, currency: "USD" });

const sums = fc
  .record({
    deposits: amount.map(credit),
    fund_interest: amount.map(credit),
    puno_interest: amount.map(credit),
    other_income: amount.map(credit),
    refunds: amount.map(credit),
    transfers: amount,
    transfers_to_funds: amount,
    agent_fee: amount,
    direct_costs: amount,
    bank_charges: amount,
    expenditure: amount,
    committed: amount,
    pledged: amount,
  })
  .map((record) => new Map(Object.entries(record) as [Account, Usd][]));

test("whatever the books hold, the identities of a pooled fund hold to the cent", () => {
  fc.assert(
    fc.property(sums, (books) => {
      const at = statusOf(books);
      const cents = (...parts: Usd[]) => parts.reduce((all, { minor }) => all + minor, 0n);
      expect(at.sources.minor).toBe(cents(at.deposits, at.fundInterest, at.punoInterest, at.otherIncome));
      expect(at.uses.minor).toBe(
        cents(at.transfers, at.transfersToFunds, at.agentFee, at.directCosts, at.bankCharges) - at.refunds.minor,
      );
      expect(at.balanceWithAgent).toEqual(subtract(at.sources, at.uses));
      expect(at.netFunded).toEqual(subtract(at.transfers, at.refunds));
      expect(at.balanceWithPunos).toEqual(subtract(at.netFunded, at.expenditure));
      expect(at.totalBalance).toEqual(add(at.balanceWithAgent, at.balanceWithPunos));
      expect(at.receivable).toEqual(subtract(at.committed, at.deposits));
    }),
  );
});

test("a period is what lies between its two ends", () => {
  fc.assert(
    fc.property(sums, sums, (before, after) => {
      const [from, to] = [statusOf(before), statusOf(after)];
      const change = changeBetween(from, to);
      for (const key of FIGURES) expect(add(from[key], change[key]), key).toEqual(to[key]);
    }),
  );
});

test("every difference between a printed total and its printed parts is told, and none where they agree", () => {
  fc.assert(
    fc.property(sums, (books) => {
      const at = statusOf(books);
      const parts = [at.deposits, at.fundInterest, at.punoInterest, at.otherIncome];
      const made = parts.reduce((all, part) => all + printed(part).minor, 0n);
      const told = printDifferences(at).find(({ total }) => total === "sources");
      const expected = printed(at.sources).minor - made;
      expect(told ? usd(told.difference).minor : 0n).toBe(expected);
    }),
  );
});

test.each([
  ["0.49", "0.00"],
  ["0.50", "1.00"],
  ["-0.50", "-1.00"],
  ["57425741.00", "57425741.00"],
  ["7484570.995", null],
])("print rounds %s to whole dollars, half away from zero", (given, expected) => {
  if (expected === null) expect(() => usd(given)).toThrow("two decimals");
  else expect(toDecimal(printed(usd(given)))).toBe(expected);
});

test("print that differs from its parts says by how much", () => {
  const books = new Map<Account, Usd>([
    ["deposits", usd("-100.40")],
    ["fund_interest", usd("-100.40")],
  ]);
  expect(printDifferences(statusOf(books))).toContainEqual({ total: "sources", difference: "1.00" });
  expect(printDifferences(ZERO_STATUS)).toEqual([]);
});

test("every printed figure is rounded from its own cents, never added up from printed parts", () => {
  fc.assert(
    fc.property(sums, sums, (before, after) => {
      const [opening, closing] = [statusOf(before), statusOf(after)];
      const ends = { opening, period: changeBetween(opening, closing), closing };
      for (const row of Object.values(viewOf({ ...ends, from: "2024-01-01" }, true).parts).flat())
        for (const column of ["opening", "period", "closing"] as const)
          expect(row[column], `${row.key}, ${column}`).toBe(toDecimal(printed(ends[column][row.key])));
    }),
  );
});

test("of a period, every printed column tells its own differences", () => {
  const cent = new Map<Account, Usd>([
    ["deposits", usd("-100.40")],
    ["fund_interest", usd("-100.40")],
  ]);
  const closing = statusOf(cent);
  const ends = { opening: ZERO_STATUS, period: changeBetween(ZERO_STATUS, closing), closing };
  const columns = (from: string | null) =>
    viewOf({ ...ends, from }, true)
      .differences.filter(({ total }) => total === "sources")
      .map(({ column }) => column);
  expect(columns(null)).toEqual(["closing"]);
  expect(columns("2024-01-01")).toEqual(["period", "closing"]);
  expect(viewOf({ ...ends, from: null }, false).differences).toEqual([]);
});

test("every figure whose printed columns do not add up across a period is told, and none where they do", () => {
  fc.assert(
    fc.property(sums, sums, (before, after) => {
      const [opening, closing] = [statusOf(before), statusOf(after)];
      const ends = { opening, period: changeBetween(opening, closing), closing };
      const told = new Map(crossingsOf(ends).map(({ key, difference }) => [key, usd(difference).minor]));
      for (const key of FIGURES.filter((one) => one !== "allocated")) {
        const gap = printed(closing[key]).minor - printed(opening[key]).minor - printed(ends.period[key]).minor;
        expect(told.get(key) ?? 0n, key).toBe(key === "refunds" ? -gap : gap);
      }
      expect([...told.values()]).not.toContain(0n);
    }),
  );
});

test("of all time nothing stands across, and to the cent nothing differs", () => {
  const closing = statusOf(new Map<Account, Usd>([["deposits", usd("-100.80")]]));
  const half = statusOf(new Map<Account, Usd>([["deposits", usd("-50.40")]]));
  const ends = { opening: half, period: changeBetween(half, closing), closing };
  expect(viewOf({ ...ends, from: "2024-01-01" }, true).crossings).toContainEqual({
    key: "deposits",
    difference: "1.00",
  });
  const allTime = { opening: ZERO_STATUS, period: closing, closing, from: null };
  expect(viewOf(allTime, true).crossings).toEqual([]);
  expect(viewOf({ ...ends, from: "2024-01-01" }, false).crossings).toEqual([]);
});

test("refunds are taken off the uses they belong to", () => {
  const at = statusOf(
    new Map<Account, Usd>([
      ["transfers", usd("100")],
      ["refunds", usd("-20")],
    ]),
  );
  expect([shareOf(at, "transfers"), shareOf(at, "refunds"), shareOf(at, "committed")]).toEqual([
    { percent: "125.0", of: "uses" },
    { percent: "-25.0", of: "uses" },
    null,
  ]);
});

test("both balances are told as shares of the total balance, expenditure of net funded, and a total is all of it", () => {
  const at = statusOf(
    new Map<Account, Usd>([
      ["deposits", usd("-1000")],
      ["transfers", usd("400")],
      ["expenditure", usd("300")],
      ["agent_fee", usd("100")],
    ]),
  );
  const told = (key: FigureKey) => `${shareOf(at, key)?.percent} of ${shareOf(at, key)?.of}`;
  expect((["balanceWithAgent", "balanceWithPunos", "totalBalance"] as const).map(told)).toEqual([
    "83.3 of totalBalance",
    "16.7 of totalBalance",
    "100.0 of totalBalance",
  ]);
  expect((["netFunded", "expenditure", "sources", "uses"] as const).map(told)).toEqual([
    "80.0 of uses",
    "75.0 of netFunded",
    "100.0 of sources",
    "100.0 of uses",
  ]);
  expect(shareOf(statusOf(new Map([["direct_costs", usd("5")]])), "totalBalance")).toBeNull();
});

test("expenditure by year and category is what organisations reported of each, and all of it is its total", () => {
  const row = (organisation: string, year: number | null, category: number | null, amount: string) => ({
    organisation,
    year,
    category,
    amount,
  });
  const rows = [
    row("IOM", 2023, 2, "0.10"),
    row("UNHCR", 2023, 2, "0.20"),
    row("UNHCR", 2023, 1, "5.00"),
    row("IOM", null, null, "1.00"),
  ];
  expect(spentByCategory(rows)).toEqual({
    byCategory: [
      { year: null, category: null, amount: "1.00" },
      { year: 2023, category: 1, amount: "5.00" },
      { year: 2023, category: 2, amount: "0.30" },
    ],
    total: "6.30",
  });
});
