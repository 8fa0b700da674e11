import { expect, test } from "vitest";
import { budgetTotals, cellOf, linesOf, wrongCells } from "@/components/programmes/budget";
import { toDecimal } from "@/lib/kernel/money";
import { totalsOf } from "@/lib/programmes/programme-budget";

const A = { id: "0190a000-0000-7000-8000-000000000001", name: "A" };
const B = { id: "0190a000-0000-7000-8000-000000000002", name: "B" };
const RATE = "0.07";
const BASIS = { rate: RATE, amountUsd: "2000000.00" };

test("two millions are 1,869,158.88 of direct and 130,841.12 of indirect costs", () => {
  const grid = { years: [1], cells: { [cellOf(A.id, 1, 1)]: "1869158.88" } };
  const { direct, indirect, total } = budgetTotals(grid, [A], BASIS);
  expect([direct, indirect, total].map(toDecimal)).toEqual(["1869158.88", "130841.12", "2000000.00"]);
});

test("the indirect lines add up to the rate of all direct costs to the cent, however the parts round", () => {
  const cells = {
    [cellOf(A.id, 1, 1)]: "0.07",
    [cellOf(A.id, 2, 2)]: "33.33",
    [cellOf(B.id, 5, 1)]: "1,000,000.11",
    [cellOf(B.id, 7, 3)]: "7.77",
  };
  const lines = linesOf({ years: [1, 2, 3], cells }, [A, B], BASIS);
  const { indirect, indirectDue } = totalsOf(lines, RATE, BASIS.amountUsd);
  expect(toDecimal(indirect)).toBe(toDecimal(indirectDue));
});

test("empty and unreadable cells are no lines, and the unreadable ones are named", () => {
  const cells = { [cellOf(A.id, 1, 1)]: "", [cellOf(A.id, 2, 1)]: "twelve", [cellOf(A.id, 3, 1)]: "5" };
  expect(linesOf({ years: [1], cells }, [A], BASIS).map(({ category }) => category)).toEqual([3, 8]);
  expect(Object.keys(wrongCells({ years: [1], cells }))).toEqual([`cells.${cellOf(A.id, 2, 1)}`]);
});
