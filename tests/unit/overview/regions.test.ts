import fc from "fast-check";
import { expect, test } from "vitest";
import { usd } from "@/lib/kernel/money";
import { NO_REGION, partIn, reachesUndivided, SEVERAL_REGIONS, standingsOf } from "@/lib/overview/region-shares";
import { noteWith, REGIONS, undivided } from "./leaflet";

const [AFRICA, EUROPE, BALKANS] = REGIONS as [(typeof REGIONS)[0], (typeof REGIONS)[0], (typeof REGIONS)[0]];
const divided = noteWith({
  amountUsd: "1000000.00",
  places: [
    { code: "KE", share: "33.33" },
    { code: "NE", share: "33.33" },
    { code: "MK", share: "33.34" },
  ],
});

test("a note whose places all lie in a region stands there with all its money", () => {
  const note = noteWith({ places: undivided("AL", "MK") });
  expect(partIn(note, EUROPE)).toEqual({ amount: "1000000.00", isDivided: false });
  expect(partIn(note, BALKANS)).toEqual({ amount: "1000000.00", isDivided: false });
  expect(partIn(note, AFRICA)).toBeNull();
  expect(standingsOf(note, REGIONS)).toEqual([{ slug: "europe", name: "Europe", amount: "1000000.00" }]);
});

test("shares across regions divide the money, and the parts add up", () => {
  expect(partIn(divided, AFRICA)).toEqual({ amount: "666600.00", isDivided: true });
  expect(partIn(divided, EUROPE)).toEqual({ amount: "333400.00", isDivided: true });
  expect(standingsOf(divided, REGIONS)).toEqual([
    { slug: "africa", name: "Africa", amount: "666600.00" },
    { slug: "europe", name: "Europe", amount: "333400.00" },
  ]);
});

test("without shares a note across regions is in the money of none, and is said to reach both", () => {
  const note = noteWith({ places: undivided("KE", "MK") });
  expect(partIn(note, AFRICA)).toBeNull();
  expect(reachesUndivided(note, AFRICA)).toBe(true);
  expect(reachesUndivided(divided, AFRICA)).toBe(false);
  expect(standingsOf(note, REGIONS)).toEqual([{ slug: null, name: SEVERAL_REGIONS, amount: "1000000.00" }]);
});

test("a place outside the five regions, or no place, is not put into one of them", () => {
  expect(standingsOf(noteWith({ places: undivided("US") }), REGIONS)).toEqual([
    { slug: null, name: NO_REGION, amount: "1000000.00" },
  ]);
  expect(standingsOf(noteWith({ places: [] }), REGIONS)[0]?.name).toBe(NO_REGION);
});

test("however shares fall, no cent is lost or counted twice", () => {
  const places = ["KE", "NE", "MK", "US", "TR"];
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }),
      (minor, parts) => {
        const note = noteWith({
          amountUsd: `${minor / 100n}.${(minor % 100n).toString().padStart(2, "0")}`,
          places: parts.map((part, index) => ({ code: places[index] ?? "KE", share: `${part}.00` })),
        });
        const total = standingsOf(note, REGIONS).reduce((sum, { amount }) => sum + usd(amount).minor, 0n);
        expect(total).toBe(minor);
      },
    ),
  );
});
