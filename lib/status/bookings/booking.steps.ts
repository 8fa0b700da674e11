import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { StepContext } from "@/lib/access/step-context";
import type { AuditName } from "@/lib/audit/events";
import { AlreadyDone } from "@/lib/command";
import { type Day, dayOf, formatDay } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { acquireLock } from "@/lib/kernel/locks";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Line } from "@/lib/ledger/accounts";
import { type Act, post } from "@/lib/ledger/posting.steps";
import type { Prisma } from "@/prisma/generated/client";
import {
  type Booking,
  type BookingKind,
  type Expenditure,
  isOlderRecord,
  linesOfBooking,
  linesOfExpenditure,
} from "./booking-lines";

/** When a booking was true, what it says of itself, and the key of its form. */
export type Told = {
  readonly requestKey: string;
  readonly on: Day;
  readonly isLate: boolean;
  readonly description: string;
};

type Kept = Prisma.LedgerSetGetPayload<{ include: { lines: true } }>;

const isSameLine = (kept: Kept["lines"][number], { account, amount, punoId, noteId, category, year }: Line) =>
  kept.account === account &&
  kept.amount.equals(toDecimal(amount)) &&
  kept.punoId === (punoId ?? null) &&
  kept.noteId === (noteId ?? null) &&
  kept.category === (category ?? null) &&
  kept.year === (year ?? null);

const isSame = (set: Kept, { act, on, note, lines }: Act, actor: Actor) =>
  set.recordedById === actor.id &&
  set.act === act &&
  set.note === note &&
  dayOf(set.occurredOn ?? set.effectiveOn) === on &&
  set.lines.length === lines.length &&
  lines.every((line) => set.lines.some((kept) => isSameLine(kept, line)));

/**
 * Posts a booking of a form and gives the identifier of its set. Refuses ("invalid" at `on`) a day in the future; the same
 * form sent again is answered as the first time, one with other values refused ("conflict").
 */
async function enter(context: StepContext, act: Act, name: AuditName): Promise<string> {
  const { tx, actor, at } = context;
  refuseFutureDays({ on: act.on }, at);
  const requestKey = act.requestKey ?? act.subjectId;
  await acquireLock(tx, `booking:${requestKey}`);
  const earlier = await tx.ledgerSet.findUnique({ where: { requestKey }, include: { lines: true } });
  if (!earlier) return post(context, act, "on");
  if (!isSame(earlier, act, actor)) throw new Refusal("conflict", "This form was already sent with other values.");
  const event = { name, subjectType: "booking" as const, subjectId: earlier.id };
  throw new AlreadyDone({ value: { setId: earlier.id }, event });
}

/** The day these books began: that of the first act on record, today where this is the first. */
export async function booksBegan(tx: Pick<Tx, "$queryRaw">, now: Date): Promise<Day> {
  const [first] = await tx.$queryRaw<{ at: Date }[]>`SELECT at FROM audit_facts ORDER BY id LIMIT 1`;
  return dayOf(first?.at ?? now);
}

/**
 * Refuses ("invalid" at `on`) a transfer or refund that is no older record: since these books began a transfer is
 * requested by one person and released by another, and a refund belongs to its programme (DOMAIN section 2).
 */
async function refuseOwnWay(tx: Tx, kind: BookingKind, on: Day, now: Date): Promise<void> {
  const began = await booksBegan(tx, now);
  if (!isOlderRecord(kind) || on < began) return;
  const sentence =
    `From ${formatDay(began)} on transfers are requested and released, and refunds recorded, with their programme. ` +
    "Enter an earlier day for what older records state.";
  throw new Refusal("invalid", sentence, { on: sentence });
}

/** A booking as the act the ledger posts. */
export const actOf = (
  act: string,
  { requestKey, on, isLate, description: note }: Told,
  lines: readonly Line[],
): Act => ({ act, subjectType: "booking", subjectId: requestKey, on, isLate, note, requestKey, lines });

/** The act's word of a booking. */
export const wordOf = (kind: BookingKind): string => `booking.${kind.replaceAll("_", "-")}`;

/** Books income, a cost or a movement of cash; gives the identifier of its set. */
export async function enterBooking(context: StepContext, booking: Booking, told: Told): Promise<string> {
  const { tx, at } = context;
  await refuseOwnWay(tx, booking.kind, told.on, at);
  return enter(context, actOf(wordOf(booking.kind), told, linesOfBooking(booking)), "booking.recorded");
}

/** Books expenditure as an organisation reported it; gives the identifier of its set. */
export async function enterExpenditure(context: StepContext, spent: Expenditure, told: Told): Promise<string> {
  const act = actOf("booking.expenditure", told, linesOfExpenditure(spent));
  return enter(context, act, "booking.expenditure-recorded");
}
