import { expect, test } from "vitest";
import { formatRate, SETTING_LABELS, settingLines } from "@/lib/fund/fund-setting.labels";
import { FUND_SETTING_KEYS } from "@/lib/fund/fund-setting.schema";
import { FUND_SETTINGS } from "@/prisma/seed/reference/fund";

test.each([
  ["0.01", "1 %"],
  ["0.07", "7 %"],
  ["0.1", "10 %"],
  ["0.075", "7.5 %"],
  ["0.0001", "0.01 %"],
  ["0", "0 %"],
])("a rate of %s is %s", (rate, words) => {
  expect(formatRate(rate)).toBe(words);
});

test("every value of the profile has words and is loaded", () => {
  expect(Object.keys(SETTING_LABELS)).toEqual(FUND_SETTING_KEYS);
  expect(new Set(FUND_SETTINGS.map(({ key }) => key))).toEqual(new Set(FUND_SETTING_KEYS));
});

test.each(FUND_SETTINGS.map((fact) => [fact.key, fact] as const))("a %s is shown in full", (_, fact) => {
  const lines = settingLines(fact, (code) => code);
  expect(lines.every(({ label, value }) => label && value)).toBe(true);
});
