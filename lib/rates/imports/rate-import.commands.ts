import "server-only";
import { defineCommand } from "@/lib/command";
import { dayOf, latestToday } from "@/lib/kernel/dates";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { withFileLease } from "@/lib/people/file-lease.steps";
import { readRateTerms } from "../rate-check.steps";
import type { DoubtfulRate } from "./doubtful-rates";
import { confirmDoubtsLabel } from "./doubtful-rates.labels";
import { readRateFile } from "./rate-file";
import type { Reading } from "./rate-file-formats";
import { importRatesInput } from "./rate-import.schema";
import { compareRates, findDoubts, writeRates } from "./rate-import.steps";

/** All or nothing: a file with one wrong line is not imported, and every wrong line is named. */
function refuseWrongLines({ refused }: Reading): void {
  const [first] = refused;
  if (!first) return;
  const count = refused.length === 1 ? "One line" : `${refused.length} lines`;
  const named = refused.slice(0, 50).map(({ line, reason }) => [`line ${line}`, `Line ${line}: ${reason}`] as const);
  throw new Refusal(
    "invalid",
    `${count} of this file cannot be read: nothing was imported.`,
    Object.fromEntries(named),
  );
}

/** Rates that look inverted or jump are imported once each of them was shown and confirmed, with a reason. */
function refuseDoubts(doubts: readonly DoubtfulRate[], confirmedCount: number, reason: string | null): void {
  if (doubts.length === 0) return;
  const fields = {
    ...(confirmedCount !== doubts.length && { confirmedCount: `Confirm: ${confirmDoubtsLabel(doubts.length)}.` }),
    ...(reason === null && { reason: "Give the reason why they are correct, for example the publisher’s page." }),
  };
  if (Object.keys(fields).length === 0) return;
  const them = doubts.length === 1 ? "One rate looks" : `${doubts.length} rates look`;
  const sentence = `This file cannot be imported yet: ${them} inverted or far from the rate before. Check the file, then confirm with a reason.`;
  throw new Refusal("invalid", sentence, fields);
}

/**
 * Records every rate of a file of the ECB or the IMF that is not on record yet or differs from what is. A second import
 * of the same file changes nothing. Refuses the whole file where one line is wrong.
 */
export const importRates = defineCommand({
  input: importRatesInput,
  permission: "rate.record",
  timeoutMs: 60_000,
  async prepare({ content }, actor) {
    const reading = await withFileLease(actor, () => readRateFile(content, latestToday()));
    refuseWrongLines(reading);
    return reading;
  },
  load: async (tx) => {
    await acquireLock(tx, "rates");
    return {};
  },

  async apply({ tx, actor, input: { fileName, confirmedCount, reason }, prepared: reading, now }) {
    const { tolerance } = await readRateTerms(tx, dayOf(now));
    const doubts = await findDoubts(tx, reading, tolerance);
    refuseDoubts(doubts, confirmedCount, reason);
    const verdict = await compareRates(tx, reading, doubts);
    await writeRates(tx, reading, { actorId: actor.id, at: now, doubts, reason });
    const { source, days, currencies, fresh, same, changed } = verdict;
    return {
      value: verdict,
      event: {
        name: "rate.imported",
        subjectType: "reference",
        subjectId: `rates:${source}:${dayOf(now)}`,
        after: {
          source,
          fileName,
          currencies,
          fresh,
          same,
          changed,
          ...(days ?? {}),
          ...(doubts.length > 0 && { confirmed: doubts.length, reason }),
        },
      },
    };
  },
});
