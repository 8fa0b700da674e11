import fc from "fast-check";
import { expect, test } from "vitest";
import { cellOf, linesOf } from "@/components/programmes/budget";
import { add, compare, sum, times, toDecimal, usd, USD, type Usd } from "@/lib/kernel/money";
import {
  approvedBudget,
  approvedParts,
  budgetOf,
  indirectOf,
  missingForAppraisal,
  shareIndirect,
  totalsOf,
} from "@/lib/programmes/programme-budget";

const RATE = "0.07";
const RUNS = { numRuns: 200 };
const cents = (minor: bigint): Usd => ({ minor, currency: USD });
const amount = fc.bigInt(1n, 5_000_000_00n).map(cents);
const idOf = (index: number) => `0190a000-0000-7000-8000-${String(index).padStart(12, "0")}`;

/** What a form can hold: organisations with a direct amount for some categories and years. */
const grids = fc
  .array(
    fc.array(fc.record({ category: fc.integer({ min: 1, max: 7 }), year: fc.integer({ min: 1, max: 4 }), amount }), {
      minLength: 1,
      maxLength: 8,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => ({
    organisations: parts.map((_, index) => ({ id: idOf(index), name: `Organisation ${index}` })),
    cells: Object.fromEntries(
      parts.flatMap((part, index) =>
        part.map((line) => [cellOf(idOf(index), line.category, line.year), toDecimal(line.amount)]),
      ),
    ),
  }));

/** The amount a budget of these direct costs comes to. */
const whole = (direct: Usd) => add(direct, indirectOf(direct, RATE, direct));

test("what the form computes is complete to the cent: every organisation's part, and their sum", () => {
  fc.assert(
    fc.property(grids, ({ organisations, cells }) => {
      const grid = { years: [1, 2, 3, 4], cells };
      const { direct } = totalsOf(linesOf(grid, organisations, { rate: RATE, amountUsd: "0.00" }), RATE, "0.00");
      const amountUsd = toDecimal(whole(direct));
      const budget = linesOf(grid, organisations, { rate: RATE, amountUsd });
      const organisationIds = organisations.map(({ id }) => id);
      const parts = organisationIds.map((id) => budgetOf(budget, id));
      expect(toDecimal(sum(parts, USD))).toBe(amountUsd);
      const document = {
        results: [{ outcome: "o", indicator: "i", baseline: "0", target: "1" }],
        risks: [{ risk: "r", likelihood: "low", impact: "low", mitigation: "m" }] as const,
        budget,
        amountUsd,
        organisationIds,
        indirectRate: RATE,
      };
      expect(missingForAppraisal(document)).toEqual([]);
    }),
    RUNS,
  );
});

test("every amount can be budgeted: some direct costs and their indirect ones come to it", () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10_000_000_00n).map(cents), (programme) => {
      const near = (programme.minor * 100n) / 107n;
      const found = [-2n, -1n, 0n, 1n, 2n]
        .map((step) => cents(near + step))
        .filter(({ minor }) => minor >= 0n)
        .some((direct) => compare(add(direct, indirectOf(direct, RATE, programme)), programme) === 0);
      expect(found).toBe(true);
    }),
    RUNS,
  );
});

test("shares of indirect costs and of a smaller approved amount add up, each within a cent of its exact part", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), amount, (budgets, given) => {
      const total = sum(budgets, USD);
      for (const parts of [shareIndirect(given, budgets), approvedParts(given, budgets)]) {
        expect(sum(parts, USD)).toEqual(given);
        parts.forEach(({ minor }, index) => {
          const off = minor * total.minor - given.minor * (budgets[index]?.minor ?? 0n);
          expect(off < total.minor && -off < total.minor).toBe(true);
        });
      }
    }),
    RUNS,
  );
});

const RATES = fc.constantFrom("0.07", "0.08", "0", "0.125");

test("a budget approved at any amount below its own adds up to it: lines to parts, parts to the amount, indirect to 7 %", () => {
  fc.assert(
    fc.property(grids, RATES, fc.bigInt(1n, 10_000n), ({ organisations, cells }, rate, tenThousandths) => {
      const grid = { years: [1, 2, 3, 4], cells };
      const budget = linesOf(grid, organisations, { rate, amountUsd: "0.00" });
      const organisationIds = organisations.map(({ id }) => id);
      const budgets = organisationIds.map((id) => budgetOf(budget, id));
      const all = sum(budgets, USD);
      const cut = (all.minor * tenThousandths) / 10_000n;
      const approved = cents(cut === 0n ? 1n : cut);
      const lines = approvedBudget(budget, { approved, organisationIds, indirectRate: rate });
      if (compare(approved, all) === 0) expect(lines).toEqual(budget);

      const totals = totalsOf(lines, rate, toDecimal(approved));
      expect(totals.total).toEqual(approved);
      expect(totals.indirect).toEqual(totals.indirectDue);
      expect(organisationIds.map((id) => budgetOf(lines, id))).toEqual(approvedParts(approved, budgets));
      for (const id of organisationIds) {
        const { direct, indirect } = totalsOf(
          lines.filter(({ organisationId }) => organisationId === id),
          rate,
          "0.00",
        );
        const off = indirect.minor - times(direct, rate, USD).minor;
        expect(off >= -2n && off <= 2n).toBe(true);
      }
      const keys = lines.map((line) => `${line.organisationId} ${line.category} ${line.year}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(lines.every(({ amountUsd }) => compare(usd(amountUsd), cents(0n)) > 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
