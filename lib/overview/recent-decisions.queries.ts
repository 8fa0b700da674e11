import "server-only";
import { addDays, dateOf, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import type { RecentDecisions } from "./overview";

/** The decisions of the committee's last meeting up to a day and every one after it, as recorded by the other; the latest first. */
export async function listDecisionsSinceLastMeeting({ asOf, knownOn }: ReportingDates): Promise<RecentDecisions> {
  const upTo = { lte: dateOf(asOf) };
  const recordedAt = { lt: dateOf(addDays(knownOn, 1)) };
  const meeting = await db.decision.findFirst({
    where: { mode: "meeting", decidedOn: upTo, recordedAt },
    orderBy: { decidedOn: "desc" },
    select: { decidedOn: true },
  });
  const found = await db.decision.findMany({
    where: { recordedAt, decidedOn: { ...upTo, ...(meeting && { gte: meeting.decidedOn }) } },
    orderBy: [{ decidedOn: "desc" }, { id: "desc" }],
    select: {
      number: true,
      decidedOn: true,
      mode: true,
      text: true,
      items: { select: { noteId: true, outcome: true, amountUsd: true, note: { select: { title: true } } } },
    },
  });
  return {
    lastMeetingOn: meeting && dayOf(meeting.decidedOn),
    decisions: found.map(({ number, decidedOn, mode, text, items }) => ({
      number,
      decidedOn: dayOf(decidedOn),
      mode,
      text,
      items: items.map(({ noteId, outcome, amountUsd, note }) => ({
        noteId,
        title: note.title,
        outcome,
        amount: amountUsd?.toFixed(2) ?? null,
      })),
    })),
  };
}
