import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDecimal, usd, USD, type Usd } from "@/lib/kernel/money";
import { deliveryOf, NO_MONEY, together } from "@/lib/programmes/money/delivery";
import { dueOn, isMissing, reportsOwed, standingOf } from "@/lib/programmes/reports/reports-due";
import { type Frame, partsLeft, totalField, wrongIn } from "@/lib/programmes/tranches/tranche-plan";

const cents = (minor: bigint): Usd => ({ minor, currency: USD });
const amount = fc.bigInt(0n, 10n ** 12n).map(cents);

describe("delivery", () => {
  test("is net funded, balance and rate as in the published fund", () => {
    const delivery = deliveryOf({
      transferred: usd("693135684"),
      refunded: usd("48030831"),
      expenditure: usd("535464931"),
    });
    expect(toDecimal(delivery.netFunded)).toBe("645104853.00");
    expect(toDecimal(delivery.balance)).toBe("109639922.00");
    expect(delivery).toMatchObject({ rate: "83.0", isOver: false });
  });

  test("above 100 % is flagged and its balance is below zero; of nothing there is no rate", () => {
    const over = deliveryOf({ ...NO_MONEY, transferred: usd("100"), expenditure: usd("120") });
    expect(over).toMatchObject({ rate: "120.0", isOver: true, balance: usd("-20") });
    expect(deliveryOf({ ...NO_MONEY, expenditure: usd("1") })).toMatchObject({ rate: null, isOver: true });
    expect(deliveryOf(NO_MONEY)).toMatchObject({ rate: null, isOver: false });
  });

  test("of all organisations is the delivery of their sums", () => {
    const sums = fc.record({ transferred: amount, refunded: amount, expenditure: amount });
    fc.assert(
      fc.property(fc.array(sums), (all) => {
        const whole = deliveryOf(together(all));
        const balances = all.map((one) => deliveryOf(one).balance.minor).reduce((a, b) => a + b, 0n);
        expect(whole.balance.minor).toBe(balances);
      }),
    );
  });
});

describe("a plan of tranches", () => {
  const frame = (parts: readonly Usd[], requested: Frame["requested"] = []): Frame => ({
    left: cents(parts.reduce((total, { minor }) => total + minor, 0n)),
    outside: usd("0"),
    parts: parts.map((part, index) => ({ organisationId: `o${index}`, part })),
    requested,
  });

  test("stands exactly where every organisation's tranches add up to its part", () => {
    const cut = fc.record({ part: fc.bigInt(2n, 10n ** 10n), first: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 5 }), fc.bigInt(-2n, 2n), (cuts, off) => {
        const plan = cuts.flatMap(({ part, first }, index) => {
          const one = (part * BigInt(first)) / 100n;
          const rest = part - one + (index === 0 ? off : 0n);
          return [one, rest].map((minor, place) => ({
            number: place + 1,
            organisationId: `o${index}`,
            amount: cents(minor),
          }));
        });
        const wrong = wrongIn(plan, frame(cuts.map(({ part }) => cents(part))));
        expect(Object.keys(wrong)).toEqual(off === 0n ? [] : ["tranches", totalField("o0")]);
      }),
    );
  });

  test("leaves of each part what was not transferred outside requests; beyond a part only the sum of all is known", () => {
    const parts = [
      { organisationId: "o0", part: usd("10") },
      { organisationId: "o1", part: usd("5") },
    ];
    const left = (sent: Record<string, string>) =>
      partsLeft(parts, new Map(Object.entries(sent).map(([id, amount]) => [id, usd(amount)]))).map(({ part }) => part);
    expect(left({})).toEqual([usd("10"), usd("5")]);
    expect(left({ o0: "10", o1: "1" })).toEqual([usd("0"), usd("4")]);
    expect(left({ o0: "10.01" })).toEqual([null, null]);
    expect(left({ x: "1" })).toEqual([null, null]);
  });

  test("names no outsider and keeps what is requested", () => {
    const plan = [{ number: 1, organisationId: "o0", amount: usd("10") }];
    const asked = (value: string) => [{ number: 1, organisationId: "o0", amount: usd(value) }];
    expect(wrongIn(plan, frame([usd("10")], asked("10")))).toEqual({});
    expect(Object.keys(wrongIn(plan, frame([usd("10")], asked("10.01"))))).toEqual([totalField("o0")]);
    const two = [1, 2].map((number) => ({ number, organisationId: "o0", amount: usd(number === 1 ? "9" : "1") }));
    const second = [{ number: 2, organisationId: "o0", amount: usd("1.01") }];
    expect(wrongIn(two, frame([usd("10")], second))[totalField("o0")]).toContain("of tranche 2");
    const outsider = [{ number: 1, organisationId: "x", amount: usd("10") }];
    expect(wrongIn(outsider, frame([usd("10")])).tranches).toContain("take part");
  });
});

describe("yearly reports", () => {
  test("are owed for each year from the first money to the end of the activities", () => {
    const run = { startedOn: "2023-12-31", endedOn: "2024-01-01" };
    expect(reportsOwed(run, "2026-05-01").map(({ kind, year }) => `${kind} ${year}`)).toEqual([
      "narrative 2023",
      "expenditure 2023",
      "narrative 2024",
      "expenditure 2024",
    ]);
    expect(reportsOwed({ startedOn: null, endedOn: null }, "2026-05-01")).toEqual([]);
    expect(reportsOwed({ startedOn: "2026-06-01", endedOn: null }, "2026-05-31")).toEqual([]);
    expect(reportsOwed({ startedOn: "2026-06-01", endedOn: null }, "2026-06-01")).toHaveLength(2);
  });

  test("tell of their whole year, or of it up to the end of the activities", () => {
    const run = { startedOn: "2023-12-31", endedOn: "2024-06-30" };
    expect(reportsOwed(run, "2026-05-01").map(({ coversTo }) => coversTo)).toEqual([
      "2023-12-31",
      "2023-12-31",
      "2024-06-30",
      "2024-06-30",
    ]);
  });

  test("are due on 31 March and 30 April of the year after, and missing the day after that", () => {
    expect(dueOn({ kind: "narrative", year: 2024 })).toBe("2025-03-31");
    expect(dueOn({ kind: "expenditure", year: 2024 })).toBe("2025-04-30");
    const report = { dueOn: "2025-03-31", submittedOn: null, acceptedOn: null };
    expect(isMissing(report, "2025-03-31")).toBe(false);
    expect(isMissing(report, "2025-04-01")).toBe(true);
    expect(isMissing({ ...report, submittedOn: "2025-06-01" }, "2025-05-01")).toBe(true);
    expect(isMissing({ ...report, submittedOn: "2025-06-01" }, "2025-06-01")).toBe(false);
    expect(standingOf({ ...report, submittedOn: "2025-06-01" }, "2025-05-01")).toBe("missing");
    expect(standingOf({ ...report, submittedOn: "2025-03-01" }, "2025-03-02")).toBe("submitted");
    const accepted = { ...report, submittedOn: "2025-03-01", acceptedOn: "2025-03-05" };
    expect(["2025-03-04", "2025-03-05"].map((on) => standingOf(accepted, on))).toEqual(["submitted", "accepted"]);
  });
});
