import "server-only";
import type { z } from "zod";
import { defineCommand } from "@/lib/command";
import { type Day, dateOf, dayOf, latestToday } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { checkPublishedRate } from "./earlier-rates";
import { loadEarlierRates } from "./earlier-rates.steps";
import { BASIS_OF, refuseRateDay } from "./exchange-rate";
import { missingForPublishedRate } from "./rate-check.labels";
import { readRateTerms } from "./rate-check.steps";
import { recordRateInput } from "./rate.schema";

const after = (moment: Date, now: Date) => (moment >= now ? new Date(moment.getTime() + 1) : now);

/** Refuses a rate that is inverted, and one that differs or cannot be compared without a reason or a confirmation. */
async function refuseDoubtfulRate(tx: Tx, input: z.output<typeof recordRateInput>, today: Day): Promise<void> {
  const { tolerance } = await readRateTerms(tx, today);
  const check = checkPublishedRate(input, await loadEarlierRates(tx, input), tolerance);
  const fields = missingForPublishedRate(check, input, input);
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", "Some entries need your attention.", fields);
}

/** Records one rate, for example the UN operational rate with the day it takes effect; a correction is a newer record. */
export const recordRate = defineCommand({
  input: recordRateInput,
  permission: "rate.record",
  load: async (tx, { currency, source, rateOn }) => {
    await acquireLock(tx, "rates");
    const where = { currency, source, rateOn: dateOf(rateOn) };
    return { corrected: await tx.exchangeRate.findFirst({ where, orderBy: { recordedAt: "desc" } }) };
  },

  async apply({ tx, actor, input, subject: { corrected }, now }) {
    const { currency, source, rateOn, usdPerUnit, quotation, note, isConfirmed } = input;
    refuseRateDay(input, latestToday(now));
    if (corrected?.usdPerUnit.equals(usdPerUnit)) {
      const sentence = "This rate is on record already.";
      throw new Refusal("conflict", sentence, { rate: sentence });
    }
    await refuseDoubtfulRate(tx, input, dayOf(now));
    await tx.exchangeRate.create({
      data: {
        currency,
        source,
        usdPerUnit,
        quotation,
        note,
        basis: BASIS_OF[source],
        recordedById: actor.id,
        rateOn: dateOf(rateOn),
        recordedAt: corrected ? after(corrected.recordedAt, now) : now,
      },
    });
    return {
      value: { currency, source },
      event: {
        name: "rate.recorded",
        subjectType: "reference",
        subjectId: `rate:${currency}:${source}:${rateOn}`,
        ...(corrected && { before: { usdPerUnit: corrected.usdPerUnit.toFixed(), quotation: corrected.quotation } }),
        after: {
          currency,
          source,
          rateOn,
          usdPerUnit,
          quotation,
          ...(note && { note }),
          ...(isConfirmed && { isConfirmed }),
        },
      },
    };
  },
});
