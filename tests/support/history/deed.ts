import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { type Money, times, toDecimal, USD, usd } from "@/lib/kernel/money";
import type { Cast } from "@/prisma/seed/cast";

/** Who acts in a history, and the organisations that give and carry out. */
export type World = { readonly cast: Cast; readonly donors: readonly string[]; readonly punos: readonly string[] };

/** One act of a random history: whoever does it takes the world as it is and the moment it happens. */
type Act = (world: World, now: Date) => Promise<unknown>;
export type Deed = { readonly kind: string; readonly act: Act };

/** A deed told by its kind and what was drawn for it, where a counterexample is printed. */
export const deed = <Value>(kind: string, drawn: fc.Arbitrary<Value>, act: (value: Value) => Act): fc.Arbitrary<Deed> =>
  drawn.map((value) => ({ kind, act: act(value), [fc.toStringMethod]: () => `${kind} ${fc.stringify(value)}` }));

export const nth = fc.nat({ max: 30 });
export const daysBack = fc.nat({ max: 45 });
export const fewDaysBack = fc.nat({ max: 12 });
export const dollars = fc.bigInt({ min: 1n, max: 90_000_000n }).map((minor) => toDecimal({ minor, currency: USD }));

export const pick = <One>(all: readonly One[], index: number): One | undefined => all[index % Math.max(all.length, 1)];
export const dayBefore = (now: Date, back: number): Day => addDays(dayOf(now), -back);

/** A part of an amount, such as "0.5", as a decimal string. */
export const partOf = (amount: Money | string, factor: string): string =>
  toDecimal(times(typeof amount === "string" ? usd(amount) : amount, factor, USD));

/** What every form says of the fact it books; a closed day goes into the open period. */
export const told = (now: Date, back: number, isLate = true) => ({
  requestKey: randomUUID(),
  on: dayBefore(now, back),
  description: "Statement of the month",
  isLate,
});
