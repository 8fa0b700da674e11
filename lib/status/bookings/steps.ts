import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { type Day, dayOf, formatDay } from "@/lib/kernel/dates";
import { takeTurns, type Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { Line } from "@/lib/ledger/rules";
import { post } from "@/lib/ledger/steps";
import { type Booking, type Expenditure, linesOfBooking, linesOfExpenditure } from "./rules";

/** When a booking was true, what it says of itself, and the key of its form. */
export type Told = {
  readonly requestKey: string;
  readonly on: Day;
  readonly isLate: boolean;
  readonly description: string;
};

/** Refuses ("invalid" at `on`) a day after today, and ("conflict") a form that was sent already. */
async function refuseRepeat(tx: Tx, { requestKey, on }: Told, now: Date): Promise<void> {
  if (on > dayOf(now)) {
    const sentence = `Enter a date up to ${formatDay(dayOf(now))}: nothing is booked before it has happened.`;
    throw new Refusal("invalid", sentence, { on: sentence });
  }
  await takeTurns(tx, `booking:${requestKey}`);
  if (await tx.ledgerSet.findUnique({ where: { requestKey }, select: { id: true } }))
    throw new Refusal("conflict", "This form was already sent and is recorded.");
}

async function enter(tx: Tx, act: string, told: Told, lines: Line[], actor: Actor, at: Date): Promise<string> {
  await refuseRepeat(tx, told, at);
  const { requestKey, on, isLate, description: note } = told;
  return post(
    tx,
    { act, subjectType: "booking", subjectId: requestKey, on, isLate, note, requestKey, lines },
    actor,
    at,
    "on",
  );
}

/** Books income, a cost or a movement of cash; gives the identifier of its set. Also for files that are imported. */
export const enterBooking = (tx: Tx, booking: Booking, told: Told, actor: Actor, at: Date): Promise<string> =>
  enter(tx, `booking.${booking.kind.replaceAll("_", "-")}`, told, linesOfBooking(booking), actor, at);

/** Books expenditure as an organisation reported it; gives the identifier of its set. */
export const enterExpenditure = (tx: Tx, spent: Expenditure, told: Told, actor: Actor, at: Date): Promise<string> =>
  enter(tx, "booking.expenditure", told, linesOfExpenditure(spent), actor, at);
