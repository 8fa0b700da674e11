import fc from "fast-check";
import { type Usd, USD } from "@/lib/kernel/money";
import type { Candidate, Expected, PoolHolding, Problem, Target } from "@/lib/simulation/simulation-problem";

/** What a person would work out with pencil and paper, without the code under test: pools, reserve, deficits, targets. */

const dollars = (minor: bigint): Usd => ({ minor, currency: USD });
const isInside = (places: readonly string[], region: readonly string[]) =>
  places.length > 0 && places.every((place) => region.includes(place));

const holds = ({ areaNumber, placeCodes }: Candidate, key: string, region: readonly string[]) =>
  key.startsWith("area:") ? key === `area:${areaNumber}` : isInside(placeCodes, region);

const isFree = ({ key }: { key: string }) => key === "unearmarked";

function heldIn({ pools, expected }: Problem) {
  return pools.map((pool) => {
    const coming = expected.filter(({ poolKey, isCounted }) => isCounted && poolKey === pool.key);
    return { pool, minor: coming.reduce((total, { amount }) => total + amount.minor, pool.amount.minor) };
  });
}

/** Unearmarked money less the reserve, in cents: what earmarked pools lack is taken off it. */
export function freeByHand(problem: Problem): bigint {
  let free = -problem.reserve.minor;
  for (const { pool, minor } of heldIn(problem)) if (isFree(pool) || minor < 0n) free += minor;
  return free;
}

/** The worst that any group of earmarked pools leaves unpaid (Hall's theorem). */
export function neededByHand(problem: Problem, chosen: readonly boolean[]): bigint {
  const bound = heldIn(problem).filter(({ pool }) => !isFree(pool));
  let worst = 0n;
  for (let mask = 0; mask < 2 ** bound.length; mask++) {
    const group = bound.filter((_, at) => Math.floor(mask / 2 ** at) % 2 === 1);
    const confined = problem.programmes.filter(
      (one, item) =>
        chosen[item] &&
        bound.every((other) => group.includes(other) || !holds(one, other.pool.key, other.pool.placeCodes)),
    );
    const asked = confined.reduce((total, { amount }) => total + amount.minor, 0n);
    const lacking = group.reduce((total, { minor }) => total - (minor > 0n ? minor : 0n), asked);
    if (lacking > worst) worst = lacking;
  }
  return worst;
}

/** Wishes and targets, whatever the money. */
export function isAllowedByHand({ programmes, targets }: Problem, chosen: readonly boolean[]): boolean {
  const taken = programmes.filter((_, item) => chosen[item]);
  const sumOf = (some: readonly Candidate[]) => some.reduce((total, { amount }) => total + amount.minor, 0n);
  const keeps = ({ scope, placeCodes, sense, limit }: Target) => {
    const own = sumOf(taken.filter((one) => holds(one, scope, placeCodes)));
    const [is, limitIs] =
      "amount" in limit ? [own, limit.amount.minor] : [own * 10_000n, sumOf(taken) * limit.basisPoints];
    return sense === "at-least" ? is >= limitIs : is <= limitIs;
  };
  return (
    programmes.every(({ wish }, item) => (wish === "must" ? chosen[item] : wish !== "never" || !chosen[item])) &&
    targets.every(keeps)
  );
}

/** True where the money is there to the cent: a pool below zero gives nothing, a reserve that is not held bars everything. */
export function isPaidByHand(problem: Problem, chosen: readonly boolean[]): boolean {
  const free = freeByHand(problem);
  return free < 0n
    ? problem.reserve.minor === 0n && neededByHand(problem, chosen) === 0n
    : neededByHand(problem, chosen) <= free;
}

/** Every set of so many items. */
export function* setsOf(count: number): Generator<boolean[]> {
  for (let mask = 0; mask < 2 ** count; mask++)
    yield Array.from({ length: count }, (_, item) => Math.floor(mask / 2 ** item) % 2 === 1);
}

const PLACES = ["ALB", "BIH", "TUR", "MDA"];
const REGIONS: Readonly<Record<string, string[]>> = { balkans: ["ALB", "BIH"], europe: ["ALB", "BIH", "TUR"] };
const KEYS = ["area:1", "area:2", ...Object.keys(REGIONS).map((slug) => `region:${slug}`)];
const placesOf = (key: string) => REGIONS[key.replace("region:", "")] ?? [];

/** Round amounts and amounts to the cent, so that ties are as likely as near misses. */
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 8n }).map((n) => n * 50_000_000n),
  fc.bigInt({ min: 1n, max: 400_000_000n }),
);
const balance = fc.oneof(
  { weight: 5, arbitrary: amount },
  { weight: 1, arbitrary: fc.constantFrom(0n, -1n) },
  { weight: 1, arbitrary: amount.map((minor) => -minor) },
);

const target = fc
  .record({
    scope: fc.constantFrom(...KEYS),
    sense: fc.constantFrom("at-least" as const, "at-most" as const),
    limit: fc.oneof(
      amount.map((minor) => ({ amount: dollars(minor) })),
      fc.bigInt({ min: 0n, max: 10_000n }).map((basisPoints) => ({ basisPoints })),
    ),
  })
  .map((one): Target => ({ ...one, label: "", placeCodes: placesOf(one.scope) }));

const candidate = fc.record({
  areaNumber: fc.constantFrom(1, 2, 3, null),
  placeCodes: fc.subarray(PLACES),
  amount: amount.map(dollars),
  priority: fc.constantFrom(1, 2, 3, 4, 5),
  wish: fc.constantFrom("free", "free", "free", "free", "free", "free", "must", "never"),
});

const expectation = fc.record({
  poolKey: fc.constantFrom("unearmarked", ...KEYS),
  amount: amount.map(dollars),
  isCounted: fc.boolean(),
});

/** Problems small enough to try every set: deficits, reserves, regions, wishes, targets and expected money. */
export const smallProblem = (most: number, coming = 2): fc.Arbitrary<Problem> =>
  fc
    .record({
      programmes: fc.array(candidate, { maxLength: most }),
      balances: fc.record(Object.fromEntries(["unearmarked", ...KEYS].map((key) => [key, balance]))),
      expected: fc.array(expectation, { maxLength: coming }),
      reserve: fc.oneof(fc.constant(0n), fc.constant(1n), amount),
      targets: fc.oneof(fc.constant<Target[]>([]), fc.array(target, { maxLength: 2 })),
      objective: fc.constantFrom("money", "count", "priority"),
    })
    .map(({ programmes, balances, expected, reserve, targets, objective }) => ({
      programmes: programmes.map((one, at) => ({
        ...one,
        id: `CN-${at}`,
        reference: `CN-${at}`,
        title: "",
      })) as Candidate[],
      pools: Object.entries(balances).map(([key, minor]): PoolHolding => ({
        key,
        label: key,
        amount: dollars(minor),
        placeCodes: placesOf(key),
      })),
      expected: expected.map((one, at): Expected => ({
        ...one,
        id: `E-${at}`,
        kind: "pledge",
        donorName: "",
        contributions: [],
      })),
      reserve: dollars(reserve),
      targets: targets.map((one, at) => ({ ...one, label: `Target ${at}` })),
      objective: objective as Problem["objective"],
    }));
