import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import { lockPeriods } from "./closed-period.steps";
import { refuseClosing } from "./period-close";
import { closePeriodInput } from "./period.schema";

export type ClosedPeriod = { id: string; closedThrough: Day };

/**
 * Closes the books up to and with a day, for good: from then on the database takes no entry of these days, and what
 * becomes known later counts from the first open day, marked as late. Refuses a day that is not over everywhere or is
 * closed already ("invalid" at closedThrough).
 */
export const closePeriod = defineCommand({
  input: closePeriodInput,
  permission: "period.close",
  async load(tx) {
    await lockPeriods(tx);
    const last = await tx.periodClosing.findFirst({ orderBy: { closedThrough: "desc" } });
    return { lastClosed: last && dayOf(last.closedThrough) };
  },

  async apply({ tx, actor, input: { closedThrough, note }, subject: { lastClosed }, now }) {
    refuseClosing(closedThrough, now, lastClosed);
    const { id } = await tx.periodClosing.create({
      data: { closedThrough: dateOf(closedThrough), closedAt: now, closedById: actor.id, note },
      select: { id: true },
    });
    return {
      value: { id, closedThrough },
      event: {
        name: "period.closed",
        subjectType: "period",
        subjectId: id,
        before: { closedThrough: lastClosed },
        after: { closedThrough, ...(note && { note }) },
      },
    };
  },
});
