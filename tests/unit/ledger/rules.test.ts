import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money, usd, zero } from "@/lib/kernel/money";
import {
  ACCOUNTS,
  amountIn,
  CREDIT_ACCOUNTS,
  type Line,
  POOL_ACCOUNTS,
  samePool,
  UNEARMARKED_POOL,
} from "@/lib/ledger/accounts";
import { assertBalanced, mirrored, move, withoutZeros } from "@/lib/ledger/balanced-lines";
import { timingOf } from "@/lib/ledger/closed-period";
import { reportingDatesFilter, reportingDatesOf } from "@/lib/reporting-dates/reporting-dates.schema";
import { LedgerAccount } from "@/prisma/generated/enums";

const cash = { account: "cash_with_agent" } as const;
const interest = { account: "fund_interest" } as const;
const amounts = fc.bigInt({ min: 1n, max: 10n ** 15n }).map((minor) => ({ minor, currency: "USD" as const }));

test("the accounts of the rules are those of the database", () => {
  expect([...ACCOUNTS].sort()).toEqual(Object.values(LedgerAccount).sort());
  expect(CREDIT_ACCOUNTS.every((account) => ACCOUNTS.includes(account))).toBe(true);
  expect(POOL_ACCOUNTS.every((account) => ACCOUNTS.includes(account))).toBe(true);
});

describe("a set", () => {
  test("made by a move adds up to zero, and so does its mirror; both together cancel line by line", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const lines = move(amount, cash, interest);
        expect(() => assertBalanced(lines)).not.toThrow();
        expect(() => assertBalanced(mirrored(lines))).not.toThrow();
        const both = mirrored(lines).map((line, index) => line.amount.minor + (lines[index]?.amount.minor ?? 0n));
        expect(both).toEqual([0n, 0n]);
      }),
    );
  });

  test.each<[string, Line[]]>([
    ["nothing", []],
    ["one line", [{ ...cash, amount: usd("1") }]],
    [
      "lines that differ by a cent",
      [
        { ...cash, amount: usd("1.00") },
        { ...interest, amount: usd("-0.99") },
      ],
    ],
    [
      "two currencies, though the numbers add up",
      [
        { ...cash, amount: usd("1") },
        { ...interest, amount: money("-1", "EUR") },
      ],
    ],
  ])("of %s is a fault", (_, lines) => {
    expect(() => assertBalanced(lines)).toThrow(TypeError);
  });

  test("has no line of nothing", () => {
    expect(withoutZeros([{ ...cash, amount: zero("USD") }, ...move(usd("5"), cash, interest)])).toHaveLength(2);
  });
});

describe("the day a fact counts from", () => {
  test.each([
    ["2024-05-10", null, false, { effectiveOn: "2024-05-10", occurredOn: null }],
    ["2024-05-10", "2024-05-10", false, { effectiveOn: "2024-05-10", occurredOn: null }],
    ["2024-05-09", "2024-05-10", false, null],
    ["2024-05-09", "2024-05-10", true, { effectiveOn: "2024-05-10", occurredOn: "2024-05-09" }],
    ["2024-05-11", "2024-05-10", true, { effectiveOn: "2024-05-11", occurredOn: null }],
  ])("%s with the books open from %s, late %s", (on, open, isLate, expected) => {
    expect(timingOf(on, open, isLate)).toEqual(expected);
  });
});

describe("the clocks of an address", () => {
  const read = (given: Record<string, unknown>) => reportingDatesOf(reportingDatesFilter.parse(given), "2026-03-01");

  test.each([
    [{}, { asOf: "2026-03-01", knownOn: "2026-03-01" }],
    [
      { asOf: "2024-01-31", knownOn: "2024-02-15" },
      { asOf: "2024-01-31", knownOn: "2024-02-15" },
    ],
    [
      { asOf: "2030-01-01", knownOn: "2030-01-01" },
      { asOf: "2026-03-01", knownOn: "2026-03-01" },
    ],
    [
      { asOf: "yesterday", knownOn: "2024-02-30" },
      { asOf: "2026-03-01", knownOn: "2026-03-01" },
    ],
  ])("%j", (given, expected) => {
    expect(read(given)).toEqual(expected);
  });
});

test("a pool is its area or its region, and the unearmarked one is neither", () => {
  expect(samePool(UNEARMARKED_POOL, { area: null, region: null })).toBe(true);
  expect(samePool({ area: 4, region: null }, { area: 4, region: null })).toBe(true);
  expect(samePool({ area: 4, region: null }, { area: null, region: "europe" })).toBe(false);
});

test("an account without lines has nothing", () => {
  expect(amountIn(new Map(), "deposits")).toEqual(zero("USD"));
});
