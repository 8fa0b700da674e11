import { randomUUID } from "node:crypto";
import fc from "fast-check";
import {
  confirmDeposit,
  recordContribution,
  recordDeposit,
  reverseEntry,
} from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { type Money, times, toDecimal, USD } from "@/lib/kernel/money";
import { RATE_ANSWERS } from "../rates";
import { dayBefore, daysBack, deed, nth, pick } from "./deed";

const RATES: Readonly<Record<string, string>> = { USD: "1", EUR: "1.0835", JPY: "0.00671", KWD: "3.2541" };

const part = fc.record({
  minor: fc.bigInt({ min: 50_000n, max: 400_000_000n }),
  currency: fc.constantFrom("USD", "USD", "USD", "EUR", "JPY", "KWD"),
  back: daysBack,
  isLate: fc.boolean(),
  earmark: fc.option(
    fc.record({
      target: fc.constantFrom("area:1", "area:4", "region:europe", "region:africa"),
      share: fc.constantFrom("0.3333", "0.5", "1"),
    }),
  ),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

function formOf({ minor: units, currency, back, isLate, earmark }: Part, now: Date) {
  const amount: Money = { minor: units, currency };
  const on = dayBefore(now, back);
  return {
    amount: toDecimal(amount),
    currency,
    ...(currency !== USD && { rate: RATES[currency], rateOn: on, ...RATE_ANSWERS }),
    effectiveOn: on,
    isLate,
    note: "As the letter says.",
    earmarks: earmark ? [{ target: earmark.target, amount: toDecimal(times(amount, earmark.share, currency)) }] : [],
  };
}

export const contribute = deed(
  "contribute",
  fc.record({ donor: nth, pledge: fc.option(part), commitment: fc.option(part), deposit: fc.option(part) }),
  ({ donor, ...kinds }) =>
    ({ cast, donors }, now) => {
      const parts = Object.entries(kinds).flatMap(([kind, one]) => (one ? [[kind, formOf(one, now)]] : []));
      const head = { requestKey: randomUUID(), donorId: pick(donors, donor), title: "Given", source: "Letter" };
      return recordContribution(cast.fmuOfficer, { ...head, ...(Object.fromEntries(parts) as object) }, now);
    },
);

export const depositMore = deed(
  "deposit more",
  fc.record({ which: nth, part }),
  ({ which, part: one }) =>
    async ({ cast }, now) => {
      const all = await db.contribution.findMany({ select: { id: true }, orderBy: { reference: "asc" } });
      const form = { requestKey: randomUUID(), contributionId: pick(all, which)?.id, entry: formOf(one, now) };
      return recordDeposit(cast.fmuHead, form, now);
    },
);

const OLDEST = [{ recordedAt: "asc" }, { amount: "asc" }] as const;

export const takeBack = deed("take back an entry", nth, (which) => async ({ cast }, now) => {
  const where = { reversesId: null, reversedBy: null };
  const all = await db.contributionEntry.findMany({ where, select: { id: true }, orderBy: [...OLDEST] });
  return reverseEntry(cast.fmuHead, { entryId: pick(all, which)?.id, reason: "Recorded by mistake" }, now);
});

export const confirm = deed("confirm a deposit", nth, (which) => async ({ cast }, now) => {
  const where = { kind: "deposit" } as const;
  const all = await db.contributionEntry.findMany({ where, select: { id: true }, orderBy: [...OLDEST] });
  return confirmDeposit(cast.administrativeAgent, { entryId: pick(all, which)?.id }, now);
});
