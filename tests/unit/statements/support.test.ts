import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { subtract, sum, type Usd, USD, usd, zero } from "@/lib/kernel/money";
import { type Pool, samePool, UNEARMARKED_POOL } from "@/lib/ledger/accounts";
import {
  attribute,
  basisOf,
  type Flow,
  type Grant,
  type Holding,
  netOf,
  type Part,
  poolsBeyond,
  sumParts,
  unallocatedOf,
} from "@/lib/statements/support-attribution";

const AREA: Pool = { area: 4, region: null };
const REGION: Pool = { area: null, region: "europe" };
const POOLS = [UNEARMARKED_POOL, AREA, REGION];

const holding = (donorId: string, pool: Pool, gross: string, fee = "0"): Holding => ({
  donorId,
  pool,
  gross: usd(gross),
  fee: usd(fee),
});
const grant = (noteId: string, pool: Pool, amount: string): Grant => ({ noteId, pool, amount: usd(amount) });
const cents = (parts: readonly Pick<Part, "allocated">[]) => parts.map(({ allocated }) => allocated.minor);
const total = (amounts: readonly Usd[]) => sum(amounts, USD);

describe("one programme", () => {
  test("is shared by net deposits in its pool, the cents left over by the largest remainders", () => {
    const donors = [holding("a", AREA, "101.00", "1.00"), holding("b", AREA, "100.00"), holding("c", AREA, "100.00")];
    expect(cents(attribute(donors, [grant("n", AREA, "100.00")], []))).toEqual([3334n, 3333n, 3333n]);
    expect(cents(attribute(donors, [grant("n", AREA, "0.02")], []))).toEqual([1n, 1n, 0n]);
  });

  test("is no support of a donor whose money is in another pool, or whose deposits came to nothing", () => {
    const donors = [holding("a", AREA, "100"), holding("b", REGION, "100"), holding("c", AREA, "0")];
    const parts = attribute(donors, [grant("n", AREA, "50")], []);
    expect(parts.map(({ donorId }) => donorId)).toEqual(["a"]);
  });

  test("out of a pool nobody paid into is on nobody's statement, and takes its part of transfers with it", () => {
    const grants = [grant("n", AREA, "75"), grant("n", UNEARMARKED_POOL, "25")];
    const flow: Flow = { noteId: "n", transferred: usd("40"), expenditure: usd("20") };
    const [part, ...others] = attribute([holding("a", UNEARMARKED_POOL, "100")], grants, [flow]);
    expect(others).toEqual([]);
    expect(part).toMatchObject({ allocated: usd("25"), transferred: usd("10"), expenditure: usd("5") });
  });

  test("is direct where it is earmarked and notional where it is pooled", () => {
    expect(POOLS.map(basisOf)).toEqual(["notional", "direct", "direct"]);
  });
});

test("a pool out of which more was allocated than its donors deposited net of the fee is told, whoever paid into it", () => {
  const donors = [holding("a", AREA, "101", "1"), holding("b", UNEARMARKED_POOL, "40")];
  const grants = [
    grant("n", AREA, "60"),
    grant("o", AREA, "40"),
    grant("n", REGION, "1"),
    grant("n", UNEARMARKED_POOL, "40"),
  ];
  expect(poolsBeyond(donors, grants)).toEqual([REGION]);
  expect(poolsBeyond(donors, [...grants, grant("p", AREA, "0.01")])).toEqual([AREA, REGION]);
});

const amount = (max: number) =>
  fc.integer({ min: 0, max }).map((minor): Usd => ({ minor: BigInt(minor), currency: USD }));
const pool = fc.constantFrom(...POOLS);
const holdings = fc.uniqueArray(
  fc.record({ donorId: fc.constantFrom("a", "b", "c", "d", "e"), pool, net: amount(10_000_000), fee: amount(1000) }),
  { selector: ({ donorId, pool: { area, region } }) => `${donorId} ${area} ${region}`, minLength: 1 },
);
const grants = fc.uniqueArray(
  fc.record({ noteId: fc.constantFrom("n", "o", "p", "q"), pool, amount: amount(1_000_000) }),
  {
    selector: ({ noteId, pool: { area, region } }) => `${noteId} ${area} ${region}`,
  },
);
const flows = fc.uniqueArray(
  fc.record({
    noteId: fc.constantFrom("n", "o", "p", "q"),
    transferred: amount(1_000_000),
    expenditure: amount(2_000_000),
  }),
  { selector: ({ noteId }) => noteId },
);
const given = fc
  .tuple(holdings, grants, flows)
  .map(([held, ...rest]): [Holding[], Grant[], Flow[]] => [
    held.map(({ net, fee, ...one }) => ({ ...one, fee, gross: { minor: net.minor + fee.minor, currency: USD } })),
    ...rest,
  ]);

const holds = (held: readonly Holding[], one: Pool) =>
  held.some((own) => samePool(own.pool, one) && netOf(own).minor > 0n);

describe("over all donors", () => {
  test("the parts of each programme add up to its allocation out of every pool that has a donor", () => {
    fc.assert(
      fc.property(given, ([held, granted, moved]) => {
        const parts = attribute(held, granted, moved);
        for (const { noteId, pool: source, amount: whole } of granted) {
          const own = parts.filter((part) => part.noteId === noteId && samePool(part.pool, source));
          const expected = holds(held, source) ? whole : zero(USD);
          expect(sumParts(own).allocated).toEqual(expected);
        }
      }),
    );
  });

  test("transfers and expenditure add up to the programme's where every pool it draws on has a donor", () => {
    fc.assert(
      fc.property(given, ([held, granted, moved]) => {
        const parts = attribute(held, granted, moved);
        for (const { noteId, transferred, expenditure } of moved) {
          const own = granted.filter((one) => one.noteId === noteId && one.amount.minor > 0n);
          if (own.length === 0 || !own.every((one) => holds(held, one.pool))) continue;
          const sums = sumParts(parts.filter((part) => part.noteId === noteId));
          expect([sums.transferred, sums.expenditure]).toEqual([transferred, expenditure]);
        }
      }),
    );
  });

  test("supported and unallocated are the net deposits exactly, donor by donor", () => {
    fc.assert(
      fc.property(given, ([held, granted, moved]) => {
        const parts = attribute(held, granted, moved);
        for (const donorId of new Set(held.map((own) => own.donorId))) {
          const net = total(held.filter((own) => own.donorId === donorId).map(netOf));
          const own = parts.filter((part) => part.donorId === donorId);
          expect(subtract(net, unallocatedOf(net, own))).toEqual(sumParts(own).allocated);
        }
      }),
    );
  });

  test("no part is below zero, and each is within a cent of the exact share", () => {
    fc.assert(
      fc.property(given, ([held, granted]) => {
        for (const part of attribute(held, granted, [])) {
          const here = held.filter((own) => samePool(own.pool, part.pool));
          const whole = total(here.map(netOf)).minor;
          const own = total(here.filter(({ donorId }) => donorId === part.donorId).map(netOf)).minor;
          const of = granted.find((one) => one.noteId === part.noteId && samePool(one.pool, part.pool));
          const distance = part.allocated.minor * whole - (of?.amount.minor ?? 0n) * own;
          expect(part.allocated.minor).toBeGreaterThanOrEqual(0n);
          expect(distance < 0n ? -distance : distance).toBeLessThan(whole);
        }
      }),
    );
  });

  test("the order in which donors are read changes nothing", () => {
    fc.assert(
      fc.property(given, ([held, granted, moved]) => {
        const key = ({ donorId, noteId, pool: { area, region } }: Part) => `${noteId} ${area} ${region} ${donorId}`;
        const sorted = (parts: Part[]) => parts.sort((a, b) => (key(a) < key(b) ? -1 : 1));
        expect(sorted(attribute([...held].reverse(), granted, moved))).toEqual(sorted(attribute(held, granted, moved)));
      }),
    );
  });
});
