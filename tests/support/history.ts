import fc from "fast-check";
import { addDays } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { bookings, closeBooks, spend, takeBackBooking } from "./history/books";
import { activate, endActivities, endMoney, giveBack, overspend, takeBackRefund } from "./history/closing";
import type { Deed, World } from "./history/deed";
import { confirm, contribute, depositMore, takeBack } from "./history/given";
import {
  accept,
  bind,
  meet,
  override,
  plan,
  prepare,
  refuse,
  release,
  submit,
  takeBackRelease,
  withdraw,
} from "./history/payments";
import { approve, invite, writeBudget } from "./history/plans";

export { arrangeNotes } from "./history/arrange";
export { begin, sendLate } from "./history/beginning";
export type { Deed, World } from "./history/deed";

/** Every kind of act a history may hold, as often as it may stand there; a later one joins by standing here. */
const DECK: readonly fc.Arbitrary<Deed>[] = [
  contribute,
  contribute,
  contribute,
  depositMore,
  depositMore,
  takeBack,
  takeBack,
  takeBack,
  confirm,
  invite,
  invite,
  writeBudget,
  writeBudget,
  approve,
  approve,
  approve,
  approve,
  plan,
  plan,
  prepare,
  prepare,
  prepare,
  override,
  override,
  release,
  release,
  release,
  release,
  withdraw,
  refuse,
  takeBackRelease,
  takeBackRelease,
  bind,
  meet,
  meet,
  submit,
  accept,
  activate,
  activate,
  endActivities,
  giveBack,
  giveBack,
  giveBack,
  takeBackRefund,
  takeBackRefund,
  endMoney,
  endMoney,
  overspend,
  spend,
  spend,
  ...bookings,
  takeBackBooking,
  takeBackBooking,
  closeBooks,
  closeBooks,
];

const BATCHES = 6;

/** Cuts deeds into batches of about equal size, in their order. */
const cut = (deeds: readonly Deed[]): Deed[][] => {
  const size = Math.ceil(deeds.length / BATCHES);
  return Array.from({ length: Math.ceil(deeds.length / size) }, (_, batch) =>
    deeds.slice(batch * size, (batch + 1) * size),
  );
};

/**
 * What several people do at once, and then again: the acts of one batch start together. A history draws most of the
 * deck in any order, so that every kind of act has its chance in each.
 */
export const histories: fc.Arbitrary<Deed[][]> = fc
  .tuple(
    fc.tuple(...DECK),
    fc.shuffledSubarray([...DECK.keys()], { minLength: Math.floor(DECK.length * 0.75), maxLength: DECK.length }),
  )
  .map(([deeds, order]) => cut(order.flatMap((index) => deeds[index] ?? [])));

/** The kinds of acts there are, by drawing the deck once. */
export const kindsOfActs = (): Set<string> =>
  new Set(
    fc
      .sample(fc.tuple(...DECK), 1)
      .flat()
      .map(({ kind }) => kind),
  );

/** Batches happen ten days apart, the first weeks after the beginning; from April on yearly reports are due. */
export const momentOf = (batch: number): Date => new Date(`${addDays("2025-03-05", batch * 10)}T10:00:00Z`);

/**
 * Does what a batch holds, all at once, and gives the kinds of what was done. What the rules refuse leaves no trace;
 * anything else is a fault and is thrown.
 */
export async function live(world: World, batch: readonly Deed[], now: Date): Promise<string[]> {
  const ends = await Promise.allSettled(batch.map((one) => one.act(world, now)));
  for (const end of ends) if (end.status === "rejected" && !(end.reason instanceof Refusal)) throw end.reason;
  return ends.flatMap(({ status }, index) => (status === "fulfilled" ? (batch[index]?.kind ?? []) : []));
}
