import fc from "fast-check";
import { expect, test } from "vitest";
import { toDecimal, usd } from "@/lib/kernel/money";
import {
  concentrationOf,
  missingToTarget,
  percentOfTarget,
  roundingNote,
  slicesOf,
  supportSentence,
} from "@/lib/overview/resource-mobilization";
import { DONORS, TARGET, TOTALS } from "./leaflet";

test("the sentence names target, date, basis, all donors and Member States", () => {
  expect(
    supportSentence({ asOf: "2024-01-31", knownOn: "2999-01-01" }, TARGET, { donors: 22, memberStates: 20, ...TOTALS }),
  ).toBe(
    "The Fund's Steering Committee has set the capitalization target at USD 150M (IMRF 2026). " +
      "As of 31 January 2024, 38.3 % of this target had been mobilised: USD 57.4M deposited by 22 donors, " +
      "of which 20 Member States gave USD 57.2M (38.1 % of the target). Basis: deposits.",
  );
});

test("without a target the sentence claims no percentage", () => {
  const sentence = supportSentence({ asOf: "2019-01-01", knownOn: "2019-02-15" }, null, {
    donors: 1,
    memberStates: 1,
    deposited: "5.00",
    depositedByMemberStates: "5.00",
  });
  expect(sentence).toBe(
    "As of 1 January 2019, as known on 15 February 2019, 1 donor had deposited USD 5, of which 1 Member State gave USD 5. Basis: deposits.",
  );
});

test("the largest are named and the others stand together, adding up", () => {
  const slices = slicesOf(DONORS);
  expect(slices.map(({ label, share }) => [label, share])).toEqual([
    ["Germany", "34.1"],
    ["United States", "17.4"],
    ["Denmark", "11.5"],
    ["19 other donors", "37.0"],
  ]);
  const whole = slices.reduce((sum, { amount }) => sum + usd(amount).minor, 0n);
  expect(toDecimal({ minor: whole, currency: "USD" })).toBe("57425741.00");
});

test("one donor is full concentration, and many equal ones are nearly none", () => {
  expect(concentrationOf([{ deposited: "0.01" }]).herfindahl).toBe("1.000");
  expect(concentrationOf(Array.from({ length: 1000 }, () => ({ deposited: "5.00" }))).herfindahl).toBe("0.001");
});

test("the index lies between an even split and a monopoly", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), { minLength: 1, maxLength: 60 }), (amounts) => {
      const donors = amounts.map((minor) => ({ deposited: toDecimal({ minor, currency: "USD" }) }));
      const index = Number(concentrationOf(donors).herfindahl);
      expect(index).toBeGreaterThanOrEqual(Math.round(1000 / donors.length) / 1000 - 0.001);
      expect(index).toBeLessThanOrEqual(1);
    }),
  );
});

test("above the target nothing is missing, and the percentage is not clamped", () => {
  expect(missingToTarget("150000000.01", TARGET)).toBe("0.00");
  expect(percentOfTarget("300000000.00", TARGET)).toBe("200.00");
  expect(percentOfTarget("5.00", null)).toBeNull();
});

test("a rounded figure says what it was", () => {
  expect(roundingNote("57425741.00")).toBe("USD 57.4M is USD 57,425,741.00 rounded for print.");
  expect(roundingNote("9500000.00")).toBe("USD 9.5M is exact; amounts are kept to the cent.");
});
