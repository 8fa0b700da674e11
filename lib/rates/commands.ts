import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf, dayOf } from "@/lib/kernel/dates";
import { takeTurns } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { BASIS_OF, refuseRateDay } from "./rules";
import { recordRateInput } from "./schema";

const after = (moment: Date, now: Date) => (moment >= now ? new Date(moment.getTime() + 1) : now);

/** Records one rate, for example the UN operational rate with the day it takes effect; a correction is a newer record. */
export const recordRate = defineCommand({
  input: recordRateInput,
  permission: "rate.record",
  load: async (tx, { currency, source, rateOn }) => {
    await takeTurns(tx, "rates");
    const where = { currency, source, rateOn: dateOf(rateOn) };
    return { earlier: await tx.exchangeRate.findFirst({ where, orderBy: { recordedAt: "desc" } }) };
  },

  async apply({ tx, actor, input, subject: { earlier }, now }) {
    const { currency, source, rateOn, usdPerUnit, quotation } = input;
    refuseRateDay(input, dayOf(now));
    if (earlier?.usdPerUnit.equals(usdPerUnit)) {
      const sentence = "This rate is on record already.";
      throw new Refusal("conflict", sentence, { rate: sentence });
    }
    await tx.exchangeRate.create({
      data: {
        ...{ currency, source, usdPerUnit, quotation, basis: BASIS_OF[source], recordedById: actor.id },
        rateOn: dateOf(rateOn),
        recordedAt: earlier ? after(earlier.recordedAt, now) : now,
      },
    });
    return {
      value: { currency, source },
      event: {
        name: "rate.recorded",
        subjectType: "reference",
        subjectId: `rate:${currency}:${source}:${rateOn}`,
        ...(earlier && { before: { usdPerUnit: earlier.usdPerUnit.toFixed(), quotation: earlier.quotation } }),
        after: { currency, source, rateOn, usdPerUnit, quotation },
      },
    };
  },
});
