import "server-only";
import { z } from "zod";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { digitsOf } from "@/lib/kernel/currencies";
import { addDays, dateOf, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { currentDates, type ReportingDates, shownThrough } from "@/lib/reporting-dates/reporting-dates";
import type { Prisma } from "@/prisma/generated/client";
import {
  balanceInUsd,
  balancesByCurrency,
  type BalanceText,
  balanceText,
  exchangeDifference,
  less,
  valueAtRate,
  type Warning,
  warningsFor,
} from "./contribution-entries";
import { visibleTo } from "./contribution.scope";
import { earmarkRow } from "./contribution.steps";
import type { EntryRow } from "./entries/entry.queries";

/** One entry of a contribution's history. Names are null for readers who may not see them. */
export type HistoryEntry = Omit<EntryRow, "contributionId" | "reference" | "title" | "donor"> & {
  /** Amount × rate, beside the booked value. */
  usdAtRate: string;
  note: string | null;
  /** Why the rate differs from the rate on record, or its source where none is on record. */
  rateNote: string | null;
  recordedById: string;
  recordedBy: string | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
};

export type ContributionHistory = {
  id: string;
  reference: string;
  title: string;
  source: string;
  createdAt: Date;
  donor: OrganisationChoice;
  /** Also those of a day still ahead in UTC, which no sum, difference or warning counts. */
  entries: HistoryEntry[];
  inUsd: BalanceText;
  byCurrency: BalanceText[];
  /** USD gained or lost between commitment and deposit; null where the question does not arise. */
  exchangeDifference: string | null;
  warnings: Warning[];
};

const entryFields = {
  include: {
    earmarks: { orderBy: { id: "asc" } },
    confirmation: true,
    reversedBy: { select: { effectiveOn: true, recordedAt: true } },
  },
  orderBy: [{ effectiveOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
} satisfies Prisma.Contribution$entriesArgs;
type Found = Prisma.ContributionEntryGetPayload<typeof entryFields>;

/** The entries as they stood under two clocks: what counted and was recorded by then, and what was done to it. */
function asTheyStood(entries: readonly Found[], { asOf, knownOn }: ReportingDates): Found[] {
  const [on, known] = [dateOf(asOf), dateOf(addDays(knownOn, 1))];
  const counts = (entry: { effectiveOn: Date; recordedAt: Date }) =>
    entry.effectiveOn <= on && entry.recordedAt < known;
  return entries.filter(counts).map(({ confirmation, reversedBy, ...entry }) => ({
    ...entry,
    confirmation: confirmation && confirmation.confirmedAt < known ? confirmation : null,
    reversedBy: reversedBy && counts(reversedBy) ? reversedBy : null,
  }));
}

/** Names of the people who acted, by id; the Fund's people are not named to a donor. */
async function namesFor(actor: Actor, entries: readonly Found[]): Promise<Map<string, string>> {
  if (!can(actor, "contribution.read-all")) return new Map();
  const ids = entries.flatMap(({ recordedById, confirmation }) =>
    confirmation ? [recordedById, confirmation.confirmedById] : [recordedById],
  );
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function plain(entry: Found, names: ReadonlyMap<string, string>): HistoryEntry {
  const { id, kind, currency, note, rateNote, reversesId, recordedAt, recordedById, confirmation } = entry;
  const [amount, rate] = [entry.amount.toFixed(digitsOf(currency)), entry.rate.toFixed()];
  const atRate = valueAtRate({ amount: entry.amount.abs().toFixed(digitsOf(currency)), currency, rate });
  return {
    id,
    kind,
    currency,
    note,
    rateNote,
    reversesId,
    recordedAt,
    amount,
    rate,
    rateOn: dayOf(entry.rateOn),
    amountUsd: entry.amountUsd.toFixed(2),
    usdAtRate: `${entry.amount.isNegative() ? "-" : ""}${toDecimal(atRate)}`,
    feeUsd: entry.feeUsd.toFixed(2),
    effectiveOn: dayOf(entry.effectiveOn),
    occurredOn: entry.occurredOn && dayOf(entry.occurredOn),
    isReversed: entry.reversedBy !== null,
    isConfirmed: confirmation !== null,
    recordedById,
    recordedBy: names.get(recordedById) ?? null,
    confirmedAt: confirmation?.confirmedAt ?? null,
    confirmedBy: (confirmation && names.get(confirmation.confirmedById)) ?? null,
    unearmarkedUsd: less(
      entry.amountUsd.toFixed(2),
      entry.earmarks.map((line) => line.amountUsd.toFixed(2)),
    ),
    earmarks: entry.earmarks.map((line) => earmarkRow(line, currency)),
  };
}

/**
 * One contribution with everything that happened to it up to both clocks, or null where it does not exist for this
 * person.
 */
export async function findContribution(
  actor: Actor,
  id: string,
  clocks: ReportingDates = currentDates(),
): Promise<ContributionHistory | null> {
  authorize(actor, "contribution.read");
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.contribution.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    include: { entries: entryFields },
  });
  if (!found) return null;
  const donor = (await describeOrganisations(clocks.asOf, [found.donorId])).get(found.donorId);
  if (!donor) throw new Error(`Organisation ${found.donorId} gave money and has no name.`);
  const shown = asTheyStood(found.entries, { ...clocks, asOf: shownThrough(clocks) });
  const names = await namesFor(actor, shown);
  const counted = asTheyStood(found.entries, clocks).map((entry) => plain(entry, names));
  const difference = exchangeDifference(counted);
  return {
    id,
    reference: found.reference,
    title: found.title,
    source: found.source,
    createdAt: found.createdAt,
    donor,
    entries: shown.map((entry) => plain(entry, names)),
    inUsd: balanceText(balanceInUsd(counted)),
    byCurrency: balancesByCurrency(counted).map(balanceText),
    exchangeDifference: difference && toDecimal(difference),
    warnings: warningsFor(counted),
  };
}
