import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { AuditName, Facts } from "@/lib/audit/events";
import { AlreadyDone, type Command, defineCommand } from "@/lib/command";
import { digitsOf } from "@/lib/kernel/currencies";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { USD } from "@/lib/kernel/money";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import { ENTRY_KINDS, type EntryKind, refuseReversal } from "./contribution-entries";
import { targetOf } from "./contribution.labels";
import {
  confirmDepositInput,
  type EntryPart,
  recordContributionInput,
  recordEntryInput,
  reverseEntryInput,
} from "./contribution.schema";
import { visibleTo } from "./contribution.scope";
import {
  derivedKey,
  earmarkRow,
  feesOf,
  lockContribution,
  post,
  type Posting,
  postReversal,
} from "./contribution.steps";
import { refuseConfirmation } from "./deposit-confirmation";
import { refuseRates } from "./entries/entry-rate.steps";

/** The contribution an act was done to. */
export type Recorded = { id: string; reference: string };

const factsOf = (
  kind: EntryKind,
  { earmarks, note, isLate, feeUsd, rateNote, rateConfirmed, ...entry }: EntryPart,
): Facts => ({
  kind,
  ...entry,
  ...(rateNote && { rateNote }),
  ...(rateConfirmed && { rateConfirmed }),
  ...(isLate && { isLate }),
  ...(feeUsd !== null && { feeUsd }),
  ...(note && { note }),
  ...(earmarks.length > 0 && { earmarks }),
});

const repeatFields = {
  earmarks: true,
  contribution: { select: { id: true, reference: true, donorId: true, title: true, source: true } },
} satisfies Prisma.ContributionEntryInclude;
type Earlier = Prisma.ContributionEntryGetPayload<{ include: typeof repeatFields }>;

const isSameBinding = ({ earmarks, currency }: Earlier, sent: EntryPart["earmarks"]) =>
  earmarks.length === sent.length &&
  earmarks.every((line) => {
    const { amount } = earmarkRow(line, currency);
    return sent.some((other) => other.target === targetOf(line) && other.amount === amount);
  });

const isSame = (entry: Earlier, { kind, entry: part }: Posting, feeUsd: string) =>
  entry.kind === kind &&
  entry.currency === part.currency &&
  entry.amount.equals(part.amount) &&
  entry.rate.equals(part.rate) &&
  dayOf(entry.rateOn) === part.rateOn &&
  entry.rateNote === part.rateNote &&
  entry.amountUsd.equals(part.amountUsd) &&
  entry.feeUsd.equals(feeUsd) &&
  entry.note === part.note &&
  dayOf(entry.occurredOn ?? entry.effectiveOn) === part.effectiveOn &&
  isSameBinding(entry, part.earmarks);

type Sent = { key: string; header: Partial<Earlier["contribution"]>; postings: readonly Posting[] };

/**
 * Waits for the same form sent at the same moment, then answers for it if it is already recorded. A form with the same
 * key and other values is refused.
 */
async function answerRepeat(tx: Tx, { key, header, postings }: Sent, name: AuditName, actor: Actor) {
  await lockContribution(tx, `form:${key}`);
  const earlier = await tx.contributionEntry.findMany({
    where: { requestKey: { in: ENTRY_KINDS.map((kind) => derivedKey(key, kind)) } },
    include: repeatFields,
  });
  const [first] = earlier;
  if (!first) return;
  const fees = await feesOf(tx, postings);
  const same = earlier.every(
    (entry) =>
      entry.recordedById === actor.id &&
      postings.some((one, index) => one.requestKey === entry.requestKey && isSame(entry, one, fees[index] ?? "0")),
  );
  const { contribution } = first;
  const sameHeader = Object.entries(header).every(([at, value]) => contribution[at as keyof typeof header] === value);
  if (!same || !sameHeader || earlier.length !== postings.length)
    throw new Refusal("conflict", `This form was already sent with other values: see ${contribution.reference}.`);
  const { id, reference } = contribution;
  throw new AlreadyDone({ value: { id, reference }, event: { name, subjectType: "contribution", subjectId: id } });
}

const daysOf = (parts: Readonly<Record<string, EntryPart>>): Record<string, Day> =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([at, { currency, effectiveOn, rateOn }]): [string, Day][] => [
      [`${at}.effectiveOn`, effectiveOn],
      // Money in USD has no rate that a form would ask the day of.
      ...(currency === USD ? [] : ([[`${at}.rateOn`, rateOn]] satisfies [string, Day][])),
    ]),
  );

/**
 * Opens a contribution with its pledge, commitment and deposit, as far as they are known, under the next reference
 * C-YYYY-nnn of the year of recording. The same form sent twice is one contribution.
 */
export const recordContribution = defineCommand({
  input: recordContributionInput,
  permission: "contribution.record",
  load: (tx, { donorId }) => tx.organisation.findUnique({ where: { id: donorId }, select: { id: true, slug: true } }),

  async apply({ context, tx, actor, input, subject: donor, now }) {
    const { requestKey, title, source } = input;
    const parts = ENTRY_KINDS.flatMap((kind) => (input[kind] ? [{ kind, entry: input[kind] }] : []));
    const postings = parts.map((part) => ({
      ...part,
      requestKey: derivedKey(requestKey, part.kind),
      field: `${part.kind}.effectiveOn`,
    }));
    const byKind = Object.fromEntries(parts.map(({ kind, entry }) => [kind, entry]));
    refuseFutureDays(daysOf(byKind), now);
    const header = { donorId: donor.id, title, source };
    await answerRepeat(tx, { key: requestKey, header, postings }, "contribution.recorded", actor);
    await refuseRates(tx, byKind, dayOf(now));

    const year = now.getUTCFullYear();
    const reference = referenceOf("C", year, await takeNumber(tx, "C", year));
    const contribution = await tx.contribution.create({
      data: { ...header, reference, createdAt: now },
    });
    await post(context, contribution, postings);

    const after = {
      reference,
      donor: donor.slug,
      title,
      source,
      entries: parts.map((p) => factsOf(p.kind, p.entry)),
    };
    return {
      value: { id: contribution.id, reference },
      event: { name: "contribution.recorded", subjectType: "contribution", subjectId: contribution.id, after },
    };
  },
});

/** Locks the contribution against another act at the same moment, then reads it. */
async function inTurn(tx: Tx, contributionId: string, actor: Actor) {
  await lockContribution(tx, contributionId);
  return tx.contribution.findFirst({ where: { AND: [{ id: contributionId }, visibleTo(actor)] } });
}

const defineEntryCommand = (kind: EntryKind, name: AuditName): Command<Recorded> =>
  defineCommand({
    input: recordEntryInput,
    permission: "contribution.record",
    load: (tx, { contributionId }, actor) => inTurn(tx, contributionId, actor),

    async apply({ context, tx, actor, input: { requestKey, entry }, subject: contribution, now }) {
      const { id, reference } = contribution;
      const posting = { kind, entry, requestKey: derivedKey(requestKey, kind), field: "entry.effectiveOn" };
      refuseFutureDays(daysOf({ entry }), now);
      await answerRepeat(tx, { key: requestKey, header: { id }, postings: [posting] }, name, actor);
      await refuseRates(tx, { entry }, dayOf(now));
      await post(context, contribution, [posting]);

      const after = { reference, ...factsOf(kind, entry) };
      return { value: { id, reference }, event: { name, subjectType: "contribution", subjectId: id, after } };
    },
  });

/** Adds an announcement to a contribution. */
export const recordPledge = defineEntryCommand("pledge", "contribution.pledge-recorded");

/** Adds a signed agreement to a contribution. */
export const recordCommitment = defineEntryCommand("commitment", "contribution.commitment-recorded");

/** Adds cash received, with its fee, to a contribution. A deposit above the commitments is accepted (see warningsFor). */
export const recordDeposit = defineEntryCommand("deposit", "contribution.deposit-recorded");

async function entryInTurn(tx: Tx, entryId: string, actor: Actor) {
  const where = { id: entryId, contribution: visibleTo(actor) };
  const found = await tx.contributionEntry.findFirst({ where, select: { contributionId: true } });
  if (!found) return null;
  await lockContribution(tx, found.contributionId);
  return tx.contributionEntry.findFirst({
    where,
    include: { contribution: true, earmarks: true, confirmation: true, reversedBy: { select: { id: true } } },
  });
}

/** Takes an entry back by posting its mirror on the same day, with a reason. Of two at once, the second is told. */
export const reverseEntry = defineCommand({
  input: reverseEntryInput,
  permission: "contribution.reverse",
  load: (tx, { entryId }, actor) => entryInTurn(tx, entryId, actor),

  async apply({ context, input: { reason }, subject: entry }) {
    const { contribution } = entry;
    refuseReversal({ reversesId: entry.reversesId, isReversed: entry.reversedBy !== null });
    const reversalId = await postReversal(context, entry, reason);

    const { kind, currency } = entry;
    const before = { entryId: entry.id, kind, amount: entry.amount.toFixed(digitsOf(currency)), currency };
    return {
      value: { id: contribution.id, reference: contribution.reference },
      event: {
        name: "contribution.entry-reversed",
        subjectType: "contribution",
        subjectId: contribution.id,
        before: { ...before, amountUsd: entry.amountUsd.toFixed(2), effectiveOn: dayOf(entry.effectiveOn) },
        after: { reversalId, reason },
      },
    };
  },
});

/** The Administrative Agent's word that the cash of a deposit is there. */
export const confirmDeposit = defineCommand({
  input: confirmDepositInput,
  permission: "deposit.confirm",
  load: (tx, { entryId }, actor) => entryInTurn(tx, entryId, actor),

  async apply({ tx, actor, subject: entry, now }) {
    const { contribution, kind, reversesId, recordedById } = entry;
    const state = { isReversed: entry.reversedBy !== null, isConfirmed: entry.confirmation !== null };
    refuseConfirmation({ kind, reversesId, recordedById, ...state }, actor.id);
    await tx.depositConfirmation.create({ data: { entryId: entry.id, confirmedAt: now, confirmedById: actor.id } });

    const after = { reference: contribution.reference, entryId: entry.id, amountUsd: entry.amountUsd.toFixed(2) };
    return {
      value: { id: contribution.id, reference: contribution.reference },
      event: { name: "deposit.confirmed", subjectType: "contribution", subjectId: contribution.id, after },
    };
  },
});
