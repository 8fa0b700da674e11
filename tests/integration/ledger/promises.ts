import { expect } from "vitest";
import { dateOf, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { USD } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { outstandingOf } from "@/lib/simulation/expected-income";
import { readPromises } from "@/lib/simulation/simulation.steps";

async function entriesUnder({ asOf, knownOn }: ReportingDates) {
  const found = await db.contributionEntry.findMany({ where: { effectiveOn: { lte: dateOf(asOf) } } });
  return found.filter(({ recordedAt }) => dayOf(recordedAt) <= knownOn);
}
type Entry = Awaited<ReturnType<typeof entriesUnder>>[number];
type Stage = { cents: bigint; amount: bigint; currency: string | undefined };

/** Entries of one kind, and the one currency other than USD they are in. */
function stageOf(entries: readonly Entry[], kind: Entry["kind"]): Stage {
  const own = entries.filter((entry) => entry.kind === kind);
  const sum = (part: "amount" | "amountUsd", digits: number) =>
    own.reduce((total, entry) => total + BigInt(entry[part].toFixed(digits).replace(".", "")), 0n);
  const amount = sum("amount", 4);
  const currencies = new Set(own.map(({ currency }) => currency));
  const [currency] = currencies.size === 1 && amount > 0n ? currencies : [];
  return { cents: sum("amountUsd", 2), amount, currency: currency === USD ? undefined : currency };
}

/** Cents still to come: in one currency, what is kept counts at the rate of the promise. */
function openOf(more: Stage, less: Stage): bigint {
  const isOneCurrency = more.currency !== undefined && more.currency === less.currency;
  const kept = isOneCurrency ? (2n * more.cents * less.amount + more.amount) / (2n * more.amount) : less.cents;
  return more.cents > kept ? more.cents - kept : 0n;
}

const lineOf = (kind: string, ids: readonly string[], cents: bigint) =>
  `${kind}: ${cents} of ${[...ids].sort().join()}`;

/** What is open is counted from the entries by hand, contribution by contribution, without looking at pools. */
function openByHand(entries: readonly Entry[]): string[] {
  const all = [...Map.groupBy(entries, ({ contributionId }) => contributionId)].map(([id, own]) => {
    const [pledge, commitment] = [stageOf(own, "pledge"), stageOf(own, "commitment")];
    return { id, pledge: openOf(pledge, commitment), commitment: openOf(commitment, stageOf(own, "deposit")) };
  });
  return (["commitment", "pledge"] as const).map((kind) => {
    const open = all.filter((one) => one[kind] > 0n);
    const ids = open.map(({ id }) => id);
    return lineOf(
      kind,
      ids,
      open.reduce((sum, one) => sum + one[kind], 0n),
    );
  });
}

/** No promise with something open is left out, and none is told that is kept. */
export async function expectPromisesToAgree(clocks: ReportingDates): Promise<void> {
  const found = outstandingOf(await readPromises(db, clocks), "0");
  const told = (["commitment", "pledge"] as const).map((kind) => {
    const own = found.filter((one) => one.kind === kind);
    const ids = new Set(own.flatMap(({ contributions }) => contributions.map(({ id }) => id)));
    return lineOf(
      kind,
      [...ids],
      own.reduce((sum, { amount }) => sum + amount.minor, 0n),
    );
  });
  expect(told, `promises under ${JSON.stringify(clocks)}`).toEqual(openByHand(await entriesUnder(clocks)));
}
