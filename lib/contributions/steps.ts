import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { SETTING_VALUES } from "@/lib/fund/schema";
import type { Tx } from "@/lib/kernel/db";
import { dateOf, type Day } from "@/lib/kernel/dates";
import { describing } from "@/lib/kernel/in-force";
import { money, toDecimal, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import { earmarksInUsd, type EntryKind, feeOf } from "./rules";
import type { EarmarkRow } from "./entries/schema";
import type { EntryPart } from "./schema";

/** A key that follows from another: the parts of one form, the reversal of one entry. Always the same for the same. */
export function derivedKey(key: string, part: string): string {
  const hex = createHash("sha256").update(`${key}:${part}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** Whoever acts on the same thing waits until this transaction ends; append-only rows cannot be locked themselves. */
export async function takeTurn(tx: Pick<Tx, "$executeRaw">, thing: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`contributions:${thing}`}, 0))`;
}

/** The fee rate in force on a day, as set in the fund profile. An installation without one is at fault. */
async function feeRateOn(tx: Pick<Tx, "fundSetting">, on: Day): Promise<string> {
  const record = describing(await tx.fundSetting.findMany({ where: { key: "fee-rate" } }), on);
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

export type Posting = { readonly kind: EntryKind; readonly entry: EntryPart; readonly requestKey: string };
type Header = { readonly id: string; readonly donorId: string };

async function rowOf(tx: Tx, { id, donorId }: Header, { kind, entry, requestKey }: Posting) {
  const { amount, currency, rate, rateOn, amountUsd, effectiveOn, note } = entry;
  const fee = kind === "deposit" ? feeOf(usd(amountUsd), await feeRateOn(tx, effectiveOn)) : usd("0");
  return {
    contributionId: id,
    donorId,
    kind,
    ...{ amount, currency, rate, amountUsd, note, requestKey },
    feeUsd: toDecimal(fee),
    rateOn: dateOf(rateOn),
    effectiveOn: dateOf(effectiveOn),
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

/**
 * The only writer of entries. All go in by one statement, so that the totals are locked once and in order.
 * Refuses an earmark for an unknown region or without value in USD.
 */
export async function post(
  tx: Tx,
  header: Header,
  postings: readonly Posting[],
  actor: Actor,
  at: Date,
): Promise<void> {
  await refuseUnknownRegions(
    tx,
    postings.map(({ entry }) => entry),
  );
  const data: Prisma.ContributionEntryCreateManyInput[] = [];
  for (const posting of postings)
    data.push({ ...(await rowOf(tx, header, posting)), recordedAt: at, recordedById: actor.id });
  const made = await tx.contributionEntry.createManyAndReturn({ data, select: { id: true, requestKey: true } });
  const idOf = new Map(made.map(({ id, requestKey }) => [requestKey, id]));
  const earmarks = postings.flatMap(({ entry, requestKey }) => earmarkRows(idOf.get(requestKey) ?? "", entry));
  if (earmarks.length > 0) await tx.earmark.createMany({ data: earmarks });
}

/** An entry with what its reversal mirrors. */
export type Reversible = Prisma.ContributionEntryGetPayload<{ include: { earmarks: true } }>;

/** Posts the mirror of an entry, earmarks and fee included, on the entry's own day: it was wrong from the start. */
export async function postReversal(tx: Tx, entry: Reversible, reason: string, actor: Actor, at: Date): Promise<string> {
  const { contributionId, donorId, kind, currency, rate, rateOn, effectiveOn } = entry;
  const mirror = await tx.contributionEntry.create({
    data: {
      ...{ contributionId, donorId, kind, currency, rate, rateOn, effectiveOn },
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
    ...{ entryId: mirror.id, areaNumber, regionSlug },
    amount: amount.negated(),
    amountUsd: amountUsd.negated(),
  }));
  if (data.length > 0) await tx.earmark.createMany({ data });
  return mirror.id;
}

type StoredEarmark = Pick<Prisma.EarmarkModel, "areaNumber" | "regionSlug" | "amount" | "amountUsd">;

/** A stored earmark as plain values. */
export const earmarkRow = ({ areaNumber, regionSlug, amount, amountUsd }: StoredEarmark): EarmarkRow => ({
  ...{ areaNumber, regionSlug },
  amount: amount.toFixed(2),
  amountUsd: amountUsd.toFixed(2),
});
