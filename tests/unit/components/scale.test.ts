import { expect, test } from "vitest";
import { hundredths, largest, lengthOf } from "@/components/charts/scale";

test("draws the part a value is of the largest", () => {
  const top = largest([hundredths("19569912.00"), hundredths("5000.00")]);
  expect(lengthOf(hundredths("19569912.00"), top)).toBe(100);
  expect(lengthOf(hundredths("9784956.00"), top)).toBe(50);
});

test("draws nothing of nothing, and nothing below zero", () => {
  expect(lengthOf(0n, 0n)).toBe(0);
  expect(lengthOf(hundredths("-1.00"), hundredths("10.00"))).toBe(0);
  expect(largest([])).toBe(0n);
});

test("never draws beyond the whole", () => {
  expect(lengthOf(hundredths("11.00"), hundredths("10.00"))).toBe(100);
});
