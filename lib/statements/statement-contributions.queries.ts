import "server-only";
import { balanceInUsd, exchangeDifference } from "@/lib/contributions/contribution-entries";
import { targetOf, type TargetNames } from "@/lib/contributions/contribution.labels";
import { addDays, dateOf, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { money, subtract, toDecimal, usd } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import type { Prisma } from "@/prisma/generated/client";
import type { StatementContribution, StatementEntry } from "./statement";

const entryFields = {
  id: true,
  kind: true,
  amount: true,
  currency: true,
  rate: true,
  rateOn: true,
  amountUsd: true,
  feeUsd: true,
  effectiveOn: true,
  occurredOn: true,
  recordedAt: true,
  reversesId: true,
  confirmation: { select: { entryId: true } },
  earmarks: { select: { areaNumber: true, regionSlug: true, amountUsd: true }, orderBy: { id: "asc" } },
  contribution: { select: { id: true, reference: true, title: true } },
} satisfies Prisma.ContributionEntrySelect;
type Found = Prisma.ContributionEntryGetPayload<{ select: typeof entryFields }>;

const entriesUnder = (donorId: string, { asOf, knownOn }: ReportingDates): Promise<Found[]> =>
  db.contributionEntry.findMany({
    where: { donorId, effectiveOn: { lte: dateOf(asOf) }, recordedAt: { lt: dateOf(addDays(knownOn, 1)) } },
    orderBy: [{ effectiveOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
    select: entryFields,
  });

function entryOf(found: Found, reversed: ReadonlySet<string>, names: TargetNames): StatementEntry {
  const { id, kind, currency, occurredOn } = found;
  const [value, fee] = [usd(found.amountUsd.toFixed(2)), usd(found.feeUsd.toFixed(2))];
  return {
    id,
    kind,
    currency,
    effectiveOn: dayOf(found.effectiveOn),
    occurredOn: occurredOn && dayOf(occurredOn),
    recordedOn: dayOf(found.recordedAt),
    amount: toDecimal(money(found.amount.toFixed(), currency)),
    rate: found.rate.toFixed(),
    rateOn: dayOf(found.rateOn),
    amountUsd: toDecimal(value),
    feeUsd: toDecimal(fee),
    netUsd: toDecimal(subtract(value, fee)),
    isReversal: found.reversesId !== null,
    isReversed: reversed.has(id),
    earmarks: found.earmarks.map((line) => ({
      label: names[targetOf(line)] ?? targetOf(line),
      amountUsd: line.amountUsd.toFixed(2),
    })),
  };
}

/** The entries of one contribution under the clocks; what was not known then neither counts nor reverses anything. */
function contributionOf(found: readonly Found[], names: TargetNames): StatementContribution[] {
  const [first] = found;
  if (!first) return [];
  const reversed = new Set(found.flatMap(({ reversesId }) => reversesId ?? []));
  const entries = found.map((entry) => entryOf(entry, reversed, names));
  const facts = entries.map((entry, index) => ({
    ...entry,
    reversesId: found[index]?.reversesId ?? null,
    isConfirmed: Boolean(found[index]?.confirmation),
  }));
  const difference = exchangeDifference(facts);
  return [
    {
      ...first.contribution,
      receivable: toDecimal(balanceInUsd(facts).receivable),
      exchangeDifference: difference && toDecimal(difference),
      entries,
    },
  ];
}

/** What one donor pledged, committed and deposited under two clocks, the contribution with the earliest entry first. */
export async function contributionsUnder(
  donorId: string,
  clocks: ReportingDates,
  names: TargetNames,
): Promise<StatementContribution[]> {
  const own = Map.groupBy(await entriesUnder(donorId, clocks), ({ contribution }) => contribution.id);
  return [...own.values()].flatMap((entries) => contributionOf(entries, names));
}
