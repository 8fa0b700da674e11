import "server-only";
import { createHash } from "node:crypto";
import type { StepContext } from "@/lib/access/step-context";
import { SETTING_VALUES } from "@/lib/fund/fund-setting.schema";
import { digitsOf } from "@/lib/kernel/currencies";
import { dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing } from "@/lib/kernel/in-force";
import { acquireLock } from "@/lib/kernel/locks";
import { type Currency, money, toDecimal, type Usd, USD, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Pool, UNEARMARKED_POOL } from "@/lib/ledger/accounts";
import { holdPeriods, timeFrom, timeOf } from "@/lib/ledger/closed-period.steps";
import { type Act, lockPools, postAll, postMirrors, refuseOverdrawn } from "@/lib/ledger/posting.steps";
import type { Prisma } from "@/prisma/generated/client";
import { earmarksInUsd, type EntryKind } from "./contribution-entries";
import { type Bound, linesInCurrency, linesOf } from "./contribution-postings";
import type { EntryPart } from "./contribution.schema";
import { feeOf } from "./deposit-fee";

/** A key that follows from another: the parts of one form, the reversal of one entry. Always the same for the same. */
export function derivedKey(key: string, part: string): string {
  const hex = createHash("sha256").update(`${key}:${part}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** Acts on one contribution, or of one form, run one after another; append-only rows cannot be locked themselves. */
export const lockContribution = (tx: Pick<Tx, "$queryRaw">, key: string): Promise<void> =>
  acquireLock(tx, `contributions:${key}`);

/** The fee rates as set in the fund profile, and the first open day: read once for all entries of an act. */
const readTerms = async (tx: Pick<Tx, "fundSetting" | "$queryRaw">) => ({
  rates: await tx.fundSetting.findMany({ where: { key: "fee-rate" } }),
  open: await holdPeriods(tx),
});
type Terms = Awaited<ReturnType<typeof readTerms>>;

/** The fee rate in force on a day. An installation without one is at fault. */
function feeRateOn({ rates }: Terms, on: Day): string {
  const record = describing(rates, on);
  if (!record) throw new Error("The fund profile has no fee rate: load the reference data first.");
  return SETTING_VALUES["fee-rate"].parse(record.value);
}

async function refuseUnknownRegions(tx: Pick<Tx, "region">, entries: readonly EntryPart[]): Promise<void> {
  const named = new Set(entries.flatMap(({ earmarks }) => earmarks.flatMap((line) => regionOf(line.target) ?? [])));
  if (named.size === 0) return;
  const known = await tx.region.count({ where: { slug: { in: [...named] } } });
  if (known < named.size) throw new Refusal("invalid", "Choose the region of an earmark from the list.");
}

const areaOf = (target: string) => (target.startsWith("area:") ? Number(target.slice(5)) : null);
const regionOf = (target: string) => (target.startsWith("region:") ? target.slice(7) : null);

/** `field` is the form's name of the entry's day, for the sentence of a refusal; the fee stands beside it. */
export type Posting = {
  readonly kind: EntryKind;
  readonly entry: EntryPart;
  readonly requestKey: string;
  readonly field?: string;
};
type Header = { readonly id: string; readonly donorId: string };

/** What the fee of an entry follows from. */
export type FeeBasis = Pick<Posting, "kind" | "field"> & {
  readonly entry: Pick<EntryPart, "amountUsd" | "feeUsd" | "effectiveOn">;
};

/** As the Administrative Agent booked it, or the rate in force on the day of the deposit. USD. */
function feeFor(terms: Terms, { kind, entry, field = "effectiveOn" }: FeeBasis): Usd {
  const { amountUsd, feeUsd, effectiveOn } = entry;
  const fee = feeUsd === null ? null : usd(feeUsd);
  const refuse = (sentence: string) =>
    new Refusal("invalid", sentence, { [field.replace(/effectiveOn$/, "feeUsd")]: sentence });
  if (kind !== "deposit") {
    if (fee && fee.minor > 0n) throw refuse("Only a deposit carries a fee.");
    return usd("0");
  }
  return fee ?? feeOf(usd(amountUsd), feeRateOn(terms, effectiveOn));
}

/** The fee each posting carries, as USD strings. */
export async function feesOf(
  tx: Pick<Tx, "fundSetting" | "$queryRaw">,
  postings: readonly FeeBasis[],
): Promise<string[]> {
  const terms = await readTerms(tx);
  return postings.map((posting) => toDecimal(feeFor(terms, posting)));
}

function rowOf(terms: Terms, { id, donorId }: Header, posting: Posting) {
  const { kind, entry, requestKey, field } = posting;
  const { amount, currency, rate, rateOn, amountUsd, effectiveOn, isLate, note, rateNote } = entry;
  const fee = feeFor(terms, posting);
  const timing = timeFrom(terms.open, effectiveOn, isLate, field);
  return {
    contributionId: id,
    donorId,
    kind,
    amount,
    currency,
    rate,
    amountUsd,
    note,
    rateNote,
    requestKey,
    feeUsd: toDecimal(fee),
    rateOn: dateOf(rateOn),
    effectiveOn: dateOf(timing.effectiveOn),
    occurredOn: timing.occurredOn === null ? null : dateOf(timing.occurredOn),
  };
}

function earmarkRows(entryId: string, { amount, currency, amountUsd, earmarks }: EntryPart) {
  const parts = earmarks.map((line) => money(line.amount, currency));
  const inUsd = earmarksInUsd(usd(amountUsd), money(amount, currency), parts);
  return earmarks.map((line, index) => ({
    entryId,
    areaNumber: areaOf(line.target),
    regionSlug: regionOf(line.target),
    amount: line.amount,
    amountUsd: toDecimal(inUsd[index] ?? usd("0")),
  }));
}

type Row = ReturnType<typeof rowOf>;

function actsOf(entryId: string, posting: Posting, row: Row, earmarks: readonly Bound[]): Act[] {
  const { effectiveOn: on, isLate, note } = posting.entry;
  const act = {
    act: `contribution.${row.kind}`,
    subjectType: "contribution-entry",
    subjectId: entryId,
    on,
    isLate,
    ...(note && { note }),
  };
  const inBooks = { ...act, lines: linesOf(row, earmarks) };
  return row.currency === USD ? [inBooks] : [inBooks, { ...act, lines: linesInCurrency(row) }];
}

/** An entry and the contribution it belongs to. */
export type Booking = { readonly header: Header; readonly posting: Posting };

/**
 * The only writer of entries, and of what they are in the books, for any number of contributions. All go in by one
 * statement, so that the totals are locked once and in order. Refuses an earmark for an unknown region or without value
 * in USD, and a closed period.
 */
export async function postMany(context: StepContext, bookings: readonly Booking[]): Promise<void> {
  const { tx, actor, at } = context;
  const postings = bookings.map(({ posting }) => posting);
  await refuseUnknownRegions(
    tx,
    postings.map(({ entry }) => entry),
  );
  const terms = await readTerms(tx);
  const rows: Row[] = bookings.map(({ header, posting }) => rowOf(terms, header, posting));
  const data = rows.map((row) => ({ ...row, recordedAt: at, recordedById: actor.id }));
  const made = await tx.contributionEntry.createManyAndReturn({ data, select: { id: true, requestKey: true } });
  const idOf = new Map(made.map(({ id, requestKey }) => [requestKey, id]));
  const written = postings.flatMap((posting, index) => {
    const [row, id] = [rows[index], idOf.get(posting.requestKey)];
    return row && id !== undefined ? [{ posting, row, id, earmarks: earmarkRows(id, posting.entry) }] : [];
  });
  const earmarks = written.flatMap((one) => one.earmarks);
  if (earmarks.length > 0) await tx.earmark.createMany({ data: earmarks });
  const acts = written.flatMap(({ posting, row, id, earmarks: own }) => actsOf(id, posting, row, own));
  await postAll(context, acts);
}

/** The same for the entries of one contribution. */
export const post = (context: StepContext, header: Header, postings: readonly Posting[]): Promise<void> =>
  postMany(
    context,
    postings.map((posting) => ({ header, posting })),
  );

/** An entry with what its reversal mirrors. */
export type Reversible = Prisma.ContributionEntryGetPayload<{ include: { earmarks: true } }>;

const poolOf = ({ areaNumber, regionSlug }: { areaNumber: number | null; regionSlug: string | null }): Pool => ({
  area: areaNumber,
  region: regionSlug,
});

/**
 * Posts the mirror of an entry, earmarks, fee and books included, on the entry's own day, because it was wrong from the
 * start; where that day is closed, late in the open period. Refuses ("not-now") to take back a deposit whose money is
 * given away already.
 */
export async function postReversal(context: StepContext, entry: Reversible, reason: string): Promise<string> {
  const { tx, actor, at } = context;
  const { contributionId, donorId, kind, currency, rate, rateOn } = entry;
  const { effectiveOn, occurredOn } = await timeOf(tx, dayOf(entry.occurredOn ?? entry.effectiveOn), true);
  const mirror = await tx.contributionEntry.create({
    data: {
      contributionId,
      donorId,
      kind,
      currency,
      rate,
      rateOn,
      effectiveOn: dateOf(effectiveOn),
      occurredOn: occurredOn === null ? null : dateOf(occurredOn),
      amount: entry.amount.negated(),
      amountUsd: entry.amountUsd.negated(),
      feeUsd: entry.feeUsd.negated(),
      note: reason,
      reversesId: entry.id,
      requestKey: derivedKey(entry.id, "reversal"),
      recordedAt: at,
      recordedById: actor.id,
    },
    select: { id: true },
  });
  const data = entry.earmarks.map(({ areaNumber, regionSlug, amount, amountUsd }) => ({
    entryId: mirror.id,
    areaNumber,
    regionSlug,
    amount: amount.negated(),
    amountUsd: amountUsd.negated(),
  }));
  if (data.length > 0) await tx.earmark.createMany({ data });
  if (kind === "deposit") await lockPools(tx);
  const sets = await tx.ledgerSet.findMany({
    where: { subjectType: "contribution-entry", subjectId: entry.id },
    select: { id: true },
  });
  const told = { act: `contribution.${kind}-reversed`, subjectId: mirror.id };
  await postMirrors(
    context,
    sets.map(({ id }) => id),
    told,
    reason,
  );
  if (kind === "deposit") {
    for (const pool of [UNEARMARKED_POOL, ...entry.earmarks.map(poolOf)])
      await refuseOverdrawn(tx, pool, effectiveOn, "Money of this deposit is set aside for programmes already.");
  }
  return mirror.id;
}

type StoredEarmark = Pick<Prisma.EarmarkModel, "areaNumber" | "regionSlug" | "amount" | "amountUsd">;

/** An earmark as a reader sees it: one of the two targets is set; the amount is in the entry's currency. */
export type EarmarkRow = { areaNumber: number | null; regionSlug: string | null; amount: string; amountUsd: string };

/** A stored earmark of an entry in this currency, as plain values. */
export const earmarkRow = (
  { areaNumber, regionSlug, amount, amountUsd }: StoredEarmark,
  currency: Currency,
): EarmarkRow => ({
  areaNumber,
  regionSlug,
  amount: amount.toFixed(digitsOf(currency)),
  amountUsd: amountUsd.toFixed(2),
});
