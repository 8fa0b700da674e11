import fc from "fast-check";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { BOOKING_KINDS } from "@/lib/status/bookings/booking-lines";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/booking.commands";
import { dayBefore, daysBack, deed, dollars, nth, pick, told } from "./deed";
import { programmesAt } from "./payments";

/** Closes the books up to some day that is over everywhere, so that what follows is partly late. */
export const closeBooks = deed("close the books", daysBack, (back) => ({ cast }, now) => {
  const form = { closedThrough: dayBefore(now, back + 2), confirmed: true };
  return closePeriod(cast.administrativeAgent, form, now);
});

/** One deed for each kind of booking. All lie before these books began, which is when the tests run. */
export const bookings = BOOKING_KINDS.map((kind) =>
  deed(
    `book ${kind}`,
    fc.record({ amountUsd: dollars, back: daysBack, isLate: fc.boolean(), puno: nth }),
    ({ amountUsd, back, isLate, puno }) =>
      ({ cast, punos }, now) => {
        const form = { ...told(now, back, isLate), kind, amountUsd, punoId: pick(punos, puno) };
        return recordBooking(cast.administrativeAgent, form, now);
      },
  ),
);

export const takeBackBooking = deed("take back a booking", nth, (which) => async ({ cast }, now) => {
  const all = await db.ledgerSet.findMany({
    where: { subjectType: "booking", reversesId: null, reversedBy: null },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  return reverseBooking(cast.administrativeAgent, { setId: pick(all, which)?.id, reason: "Wrong fund" }, now);
});

/** Of a programme and one of its organisations, or of an organisation alone as older records state it. */
export const spend = deed(
  "record expenditure",
  fc.record({
    which: fc.option(nth),
    lines: fc.array(dollars, { minLength: 1, maxLength: 3 }),
    back: daysBack,
    puno: nth,
  }),
  ({ which, lines, back, puno }) =>
    async ({ cast, punos }, now) => {
      const noteId = which === null ? null : (pick(await programmesAt("funded", "active"), which)?.id ?? null);
      const report = {
        ...told(now, back),
        punoId: pick(noteId === null ? punos : punos.slice(0, 2), puno),
        noteId,
        year: "2024",
        lines: lines.map((amountUsd, index) => ({ category: index + 1, amountUsd })),
      };
      return recordExpenditure(cast.administrativeAgent, report, now);
    },
);
