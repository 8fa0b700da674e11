import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  balanceInUsd,
  balancesByCurrency,
  balanceText,
  earmarksInUsd,
  ENTRY_KINDS,
  type EntryFacts,
  exchangeDifference,
  refuseReversal,
  sumsOf,
  warningsFor,
} from "@/lib/contributions/contribution-entries";
import { refuseConfirmation } from "@/lib/contributions/deposit-confirmation";
import { feeOf } from "@/lib/contributions/deposit-fee";
import { money, toDecimal, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { EntryKind } from "@/prisma/generated/enums";

const entry = (given: Partial<EntryFacts> = {}): EntryFacts => ({
  kind: "deposit",
  amount: "1000.00",
  currency: "USD",
  rate: "1",
  amountUsd: "1000.00",
  effectiveOn: "2023-03-15",
  reversesId: null,
  isReversed: false,
  isConfirmed: false,
  ...given,
});
const euros = (amount: string, rate: string, amountUsd: string, given: Partial<EntryFacts> = {}) =>
  entry({ currency: "EUR", amount, rate, amountUsd, ...given });
const codes = (entries: EntryFacts[]) => warningsFor(entries).map(({ code }) => code);

test("the kinds are those of the database, in the order money takes", () => {
  expect([...ENTRY_KINDS]).toEqual(Object.values(EntryKind));
});

describe("warnings", () => {
  const commitment = entry({ kind: "commitment" });

  test("a deposit up to the commitment is quiet, one cent more is not", () => {
    expect(codes([commitment, entry()])).toEqual([]);
    expect(codes([commitment, entry({ amount: "1000.01", amountUsd: "1000.01" })])).toEqual([
      "deposits-above-commitments",
    ]);
    expect(codes([entry()])).toEqual(["deposit-without-commitment"]);
    expect(codes([commitment, entry({ kind: "pledge" })])).toEqual([]);
  });

  test("in one other currency the rate alone never warns, in several the USD values are compared", () => {
    const signed = euros("1000.00", "1.1", "1100.00", { kind: "commitment" });
    expect(codes([signed, euros("1000.00", "1.2", "1200.00")])).toEqual([]);
    expect(codes([signed, euros("1000.01", "1.0", "1000.01")])).toEqual(["deposits-above-commitments"]);
    expect(codes([signed, entry()])).toEqual([]);
    expect(codes([signed, entry({ amount: "1100.01", amountUsd: "1100.01" })])).toEqual(["deposits-above-commitments"]);
  });

  test("a reversed entry counts no more, and a confirmed one that was reversed is told", () => {
    const wrong = entry({ isReversed: true, isConfirmed: true });
    const mirror = entry({ amount: "-1000.00", amountUsd: "-1000.00", reversesId: "x" });
    expect(codes([wrong, mirror])).toEqual(["confirmed-deposit-reversed"]);
    expect(codes([entry({ kind: "commitment", isReversed: true }), entry()])).toEqual(["deposit-without-commitment"]);
  });

  test("a booked value is told from half a percent away on", () => {
    const signed = (amountUsd: string) => codes([euros("1000.00", "1", amountUsd, { kind: "commitment" })]);
    expect(signed("1005.00")).toEqual([]);
    expect(signed("1005.01")).toEqual(["usd-away-from-rate"]);
    expect(signed("994.99")).toEqual(["usd-away-from-rate"]);
  });
});

test("the exchange difference is the deposits' value less their part of the commitments'", () => {
  const signed = euros("1000.00", "1.1", "1100.00", { kind: "commitment" });
  const text = (entries: EntryFacts[]) => {
    const difference = exchangeDifference(entries);
    return difference && toDecimal(difference);
  };
  expect(text([signed, euros("500.00", "1.08", "540.00")])).toBe("-10.00");
  expect(text([signed, euros("333.33", "1.2", "400.00")])).toBe("33.34");
  // A part of half a cent counts as one.
  expect(text([euros("200.00", "1", "1.00", { kind: "commitment" }), euros("1.00", "1", "1.00")])).toBe("0.99");
  expect(text([signed])).toBeNull();
  expect(text([euros("500.00", "1.08", "540.00")])).toBeNull();
  expect(text([entry({ kind: "commitment" }), entry()])).toBeNull();
  expect(text([signed, entry()])).toBeNull();
  const slip = entry({ kind: "commitment", isReversed: true });
  const mirror = { ...slip, amount: "-1000.00", amountUsd: "-1000.00", reversesId: "x", isReversed: false };
  expect(text([slip, mirror, signed, euros("500.00", "1.08", "540.00")])).toBe("-10.00");
});

test("balances keep currencies and stages apart, and a reversal takes back exactly what it mirrors", () => {
  const entries = [entry({ kind: "pledge" }), entry({ kind: "commitment" }), euros("7.00", "1.1", "7.70")];
  expect(balancesByCurrency(entries).map(balanceText)).toEqual([
    { currency: "EUR", pledged: "0.00", committed: "0.00", deposited: "7.00", receivable: "-7.00" },
    { currency: "USD", pledged: "1000.00", committed: "1000.00", deposited: "0.00", receivable: "1000.00" },
  ]);
  const mirrored = entries.flatMap((one) => [
    one,
    { ...one, amount: `-${one.amount}`, amountUsd: `-${one.amountUsd}`, reversesId: "x" },
  ]);
  expect(Object.values(balanceInUsd(mirrored)).map(({ minor }) => minor)).toEqual([0n, 0n, 0n, 0n]);
});

test("sums by kind become the four figures", () => {
  expect(sumsOf([])).toEqual({ pledged: "0.00", committed: "0.00", deposited: "0.00", receivable: "0.00" });
  expect(
    sumsOf([
      { kind: "deposit", amountUsd: "3.00" },
      { kind: "commitment", amountUsd: "5.50" },
    ]),
  ).toMatchObject({
    committed: "5.50",
    deposited: "3.00",
    receivable: "2.50",
  });
});

test("the fee is one percent to the cent", () => {
  expect(toDecimal(feeOf(usd("19569912.00"), "0.01"))).toBe("195699.12");
  expect(toDecimal(feeOf(usd("0.50"), "0.01"))).toBe("0.01");
  expect(toDecimal(feeOf(usd("0.49"), "0.01"))).toBe("0.00");
});

test("earmarks and rest share the USD value to the cent, whatever the amounts", () => {
  const minor = fc.bigInt(100n, 10n ** 12n);
  fc.assert(
    fc.property(fc.array(minor, { minLength: 1, maxLength: 6 }), minor, minor, (lines, rest, value) => {
      const parts = lines.map((line) => ({ minor: line, currency: "EUR" }));
      const whole = { minor: lines.reduce((a, b) => a + b, rest), currency: "EUR" };
      const total = { minor: value + BigInt(lines.length) * whole.minor, currency: "USD" as const };
      const inUsd = earmarksInUsd(total, whole, parts);
      const sum = inUsd.reduce((a, b) => a + b.minor, 0n);
      expect(inUsd.every((part) => part.minor > 0n)).toBe(true);
      expect(sum < total.minor).toBe(true);
      inUsd.forEach((part, index) => {
        const exact = (total.minor * (lines[index] ?? 0n)) / whole.minor;
        expect(part.minor - exact === 0n || part.minor - exact === 1n).toBe(true);
      });
    }),
  );
  expect(earmarksInUsd(usd("5"), money("5", "USD"), [])).toEqual([]);
  expect(earmarksInUsd(usd("5"), money("5", "USD"), [money("5", "USD")])).toEqual([usd("5")]);
  expect(() => earmarksInUsd(usd("0.01"), money("100", "JPY"), [money("1", "JPY")])).toThrow(Refusal);
});

test("an entry is reversed once, and a reversal never", () => {
  expect(() => refuseReversal(entry())).not.toThrow();
  expect(() => refuseReversal(entry({ isReversed: true }))).toThrow("already been reversed");
  expect(() => refuseReversal(entry({ reversesId: "x" }))).toThrow("A reversal stays");
});

test.each([
  ["a standing deposit", {}, "a colleague", null],
  ["a pledge", { kind: "pledge" }, "a colleague", "Only a deposit"],
  ["a reversal", { reversesId: "x" }, "a colleague", "Only a deposit"],
  ["a reversed deposit", { isReversed: true }, "a colleague", "has been reversed"],
  ["a confirmed deposit", { isConfirmed: true }, "a colleague", "already confirmed"],
  ["one's own deposit", {}, "me", "you cannot confirm it"],
] as const)("confirming %s", (_, given, recordedById, words) => {
  const act = () => refuseConfirmation({ ...entry(given), recordedById }, "me");
  if (words === null) expect(act).not.toThrow();
  else expect(act).toThrow(words);
});
