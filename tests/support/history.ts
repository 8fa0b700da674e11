import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Actor } from "@/lib/access/permissions";
import { recordDecision } from "@/lib/committee/commands";
import { inviteDocument } from "@/lib/concept-notes/funding/commands";
import { confirmDeposit, recordContribution, recordDeposit, reverseEntry } from "@/lib/contributions/commands";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { type Money, subtract, times, toDecimal, usd, USD } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { closePeriod } from "@/lib/ledger/periods/commands";
import { recordRefund } from "@/lib/programmes/money/commands";
import { planTranches } from "@/lib/programmes/tranches/commands";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/commands";
import { BOOKING_KINDS } from "@/lib/status/bookings/rules";
import { prepareTransfer, releaseTransfer } from "@/lib/transfers/commands";
import type { Cast } from "@/prisma/seed/cast";
import { organisation } from "./make";
import { ownerQuery } from "./postgres";

/** One act of a random history: whoever does it takes the world as it is and the moment it happens. */
type Deed = (world: World, now: Date) => Promise<unknown>;
export type World = { readonly cast: Cast; readonly donors: readonly string[]; readonly punos: readonly string[] };

const RATES: Readonly<Record<string, string>> = { USD: "1", EUR: "1.0835", JPY: "0.00671", KWD: "3.2541" };
const minor = fc.bigInt({ min: 50_000n, max: 400_000_000n });
const nth = fc.nat({ max: 30 });
const daysBack = fc.nat({ max: 45 });
const target = fc.constantFrom("area:1", "area:4", "region:europe", "region:africa");
const source = fc.constantFrom("unearmarked", "area:1", "area:4", "region:europe");

const pick = <One>(all: readonly One[], index: number): One | undefined => all[index % Math.max(all.length, 1)];
const dayBefore = (now: Date, back: number): Day => addDays(dayOf(now), -back);

const part = fc.record({
  minor,
  currency: fc.constantFrom("USD", "USD", "USD", "EUR", "JPY", "KWD"),
  back: daysBack,
  isLate: fc.boolean(),
  earmark: fc.option(fc.record({ target, share: fc.constantFrom("0.3333", "0.5", "1") })),
});
type Part = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

function formOf({ minor: units, currency, back, isLate, earmark }: Part, now: Date) {
  const amount: Money = { minor: units, currency };
  const on = dayBefore(now, back);
  return {
    amount: toDecimal(amount),
    currency,
    ...(currency !== USD && { rate: RATES[currency], rateOn: on }),
    effectiveOn: on,
    isLate,
    note: "As the letter says.",
    earmarks: earmark ? [{ target: earmark.target, amount: toDecimal(times(amount, earmark.share, currency)) }] : [],
  };
}

const contribute: fc.Arbitrary<Deed> = fc
  .record({ donor: nth, pledge: fc.option(part), commitment: fc.option(part), deposit: fc.option(part) })
  .map(({ donor, ...kinds }) => ({ cast, donors }, now) => {
    const parts = Object.entries(kinds).flatMap(([kind, one]) => (one ? [[kind, formOf(one, now)]] : []));
    const head = { requestKey: randomUUID(), donorId: pick(donors, donor), title: "Given", source: "Letter" };
    return recordContribution(cast.fmuOfficer, { ...head, ...(Object.fromEntries(parts) as object) }, now);
  });

const depositMore: fc.Arbitrary<Deed> = fc
  .record({ which: nth, part })
  .map(({ which, part: one }) => async ({ cast }, now) => {
    const all = await db.contribution.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    const form = { requestKey: randomUUID(), contributionId: pick(all, which)?.id, entry: formOf(one, now) };
    return recordDeposit(cast.fmuHead, form, now);
  });

const takeBack: fc.Arbitrary<Deed> = nth.map((which) => async ({ cast }, now) => {
  const all = await db.contributionEntry.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return reverseEntry(cast.fmuHead, { entryId: pick(all, which)?.id, reason: "Recorded by mistake" }, now);
});

const confirm: fc.Arbitrary<Deed> = nth.map((which) => async ({ cast }, now) => {
  const all = await db.contributionEntry.findMany({
    where: { kind: "deposit" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return confirmDeposit(cast.administrativeAgent, { entryId: pick(all, which)?.id }, now);
});

const notesAt = (stage: "in_pipeline" | "appraised") =>
  db.conceptNote.findMany({
    where: { stage },
    select: { id: true, revision: true, amountUsd: true },
    orderBy: { id: "asc" },
  });

/** All from one source, or a part of it from the unearmarked pool. */
const sourcesOf = (from: string, isSplit: boolean, amountUsd: string) => {
  if (!isSplit || from === "unearmarked") return { source: from };
  const own = times(usd(amountUsd), "0.3", USD);
  const rest = subtract(usd(amountUsd), own);
  return {
    sources: [
      { source: from, amountUsd: toDecimal(own) },
      { source: "unearmarked", amountUsd: toDecimal(rest) },
    ],
  };
};

const invite: fc.Arbitrary<Deed> = fc
  .record({ which: nth, source, isSplit: fc.boolean() })
  .map(({ which, source: from, isSplit }) => async ({ cast, punos }, now) => {
    const note = pick(await notesAt("in_pipeline"), which);
    const sources = sourcesOf(from, isSplit, note?.amountUsd?.toFixed(2) ?? "0");
    const form = { noteId: note?.id, revision: note?.revision, ...sources, organisationIds: punos.slice(0, 2) };
    return inviteDocument(cast.fmuHead, form, now);
  });

const approve: fc.Arbitrary<Deed> = fc
  .record({
    which: nth,
    source,
    isSplit: fc.boolean(),
    percent: fc.constantFrom("0.5", "0.9", "1"),
    back: daysBack,
    isRejected: fc.constantFrom(false, false, false, true),
  })
  .map(({ which, source: from, isSplit, percent, back, isRejected }) => async ({ cast }, now) => {
    const note = pick(await notesAt("appraised"), which);
    const amountUsd = toDecimal(times(usd(note?.amountUsd?.toFixed(2) ?? "0"), percent, USD));
    const granted = { outcome: "approved", amountUsd, ...sourcesOf(from, isSplit, amountUsd) };
    const outcome = isRejected ? { outcome: "rejected", reason: "Too costly." } : granted;
    const decided = { decidedOn: dayBefore(now, back), mode: "meeting", text: "The committee decides." };
    const items = [{ noteId: note?.id, revision: note?.revision, ...outcome }];
    return recordDecision(cast.fmuOfficer, { ...decided, items }, now);
  });

/** Closes the books up to some weeks ago, so that what follows is partly late. */
const closeBooks: fc.Arbitrary<Deed> = daysBack.map((back) => ({ cast }, now) => {
  const form = { closedThrough: dayBefore(now, back + 5), confirmed: true };
  return closePeriod(cast.administrativeAgent, form, now);
});

const told = (now: Date, back: number, isLate: boolean) => ({
  requestKey: randomUUID(),
  on: dayBefore(now, back),
  description: "Statement of the month",
  isLate,
});
const dollars = fc.bigInt({ min: 1n, max: 90_000_000n }).map((units) => toDecimal({ minor: units, currency: USD }));

const book: fc.Arbitrary<Deed> = fc
  .record({
    kind: fc.constantFrom(...BOOKING_KINDS),
    amountUsd: dollars,
    back: daysBack,
    isLate: fc.boolean(),
    puno: nth,
  })
  .map(({ kind, amountUsd, back, isLate, puno }) => ({ cast, punos }, now) => {
    const form = { ...told(now, back, isLate), kind, amountUsd, punoId: pick(punos, puno) };
    return recordBooking(cast.administrativeAgent, form, now);
  });

const takeBackBooking: fc.Arbitrary<Deed> = nth.map((which) => async ({ cast }, now) => {
  const all = await db.ledgerSet.findMany({ where: { subjectType: "booking" }, orderBy: { id: "asc" } });
  return reverseBooking(cast.administrativeAgent, { setId: pick(all, which)?.id, reason: "Wrong fund" }, now);
});

const funded = () =>
  db.conceptNote.findMany({
    where: { stage: "funded" },
    select: { id: true, amountUsd: true },
    orderBy: { id: "asc" },
  });

/** Plans the whole approved amount as one tranche, asks for a part of it, and has somebody else release it. */
const payOut: fc.Arbitrary<Deed> = fc
  .record({ which: nth, percent: fc.constantFrom("0.3", "0.7", "1"), back: fc.nat({ max: 5 }) })
  .map(({ which, percent, back }) => async ({ cast }, now) => {
    const note = pick(await funded(), which);
    const [noteId, organisationId, whole] = [
      note?.id,
      await organisation(SPENDER),
      note?.amountUsd?.toFixed(2) ?? "0.00",
    ];
    if ((await db.tranchePlan.count({ where: { noteId: noteId ?? randomUUID() } })) === 0) {
      const tranches = [{ plannedOn: dayOf(now), parts: [{ organisationId, amountUsd: whole }] }];
      await planTranches(cast.fmuOfficer, { noteId, version: 0, tranches }, now);
    }
    const amountUsd = toDecimal(times(usd(whole), percent, USD));
    const request = { requestKey: randomUUID(), noteId, trancheNumber: 1, organisationId, amountUsd };
    const { value } = await prepareTransfer(cast.fmuHead, request, now);
    const release = { transferId: value.id, on: dayBefore(now, back), isLate: true, note: "As the bank says." };
    return releaseTransfer(cast.administrativeAgent, release, now);
  });

const giveBack: fc.Arbitrary<Deed> = fc
  .record({ which: nth, amountUsd: dollars })
  .map(({ which, amountUsd }) => async ({ cast }, now) => {
    const [noteId, organisationId] = [pick(await funded(), which)?.id, await organisation(SPENDER)];
    const refund = { requestKey: randomUUID(), noteId, organisationId };
    return recordRefund(cast.administrativeAgent, { ...refund, amountUsd, on: dayOf(now), note: "Unspent" }, now);
  });

const spend: fc.Arbitrary<Deed> = fc
  .record({
    which: fc.option(nth),
    lines: fc.array(dollars, { minLength: 1, maxLength: 3 }),
    back: daysBack,
    puno: nth,
  })
  .map(({ which, lines, back, puno }) => async ({ cast, punos }, now) => {
    const noteId = which === null ? null : (pick(await funded(), which)?.id ?? null);
    const report = {
      ...told(now, back, true),
      punoId: noteId === null ? pick(punos, puno) : await organisation(SPENDER),
      noteId,
      year: "2024",
      lines: lines.map((amountUsd, index) => ({ category: index + 1, amountUsd })),
    };
    return recordExpenditure(cast.administrativeAgent, report, now);
  });

/** Every kind of act a history may hold; a later one joins by standing here. */
const deed = fc.oneof(
  { weight: 4, arbitrary: contribute },
  { weight: 2, arbitrary: depositMore },
  { weight: 2, arbitrary: takeBack },
  { weight: 1, arbitrary: confirm },
  { weight: 2, arbitrary: invite },
  { weight: 2, arbitrary: approve },
  { weight: 1, arbitrary: closeBooks },
  { weight: 2, arbitrary: book },
  { weight: 1, arbitrary: takeBackBooking },
  { weight: 2, arbitrary: payOut },
  { weight: 1, arbitrary: giveBack },
  { weight: 1, arbitrary: spend },
);

/** What several people do at once, and then again: the acts of one batch start together. */
export const histories = fc.array(fc.array(deed, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 });

/** Batches happen ten days apart, long enough ago that every clock can stand after them. */
export const momentOf = (batch: number): Date => new Date(`${addDays("2025-02-01", batch * 10)}T10:00:00Z`);

/** Does what a batch holds, all at once. What the rules refuse leaves no trace; anything else is a fault and is thrown. */
export async function live(world: World, batch: readonly Deed[], now: Date): Promise<number> {
  const ends = await Promise.allSettled(batch.map((one) => one(world, now)));
  for (const end of ends) if (end.status === "rejected" && !(end.reason instanceof Refusal)) throw end.reason;
  return ends.filter(({ status }) => status === "fulfilled").length;
}

/** Cash to begin with, unearmarked and bound to an area, so that histories have something to give away. */
export async function endow({ cast, donors }: World, now: Date): Promise<void> {
  for (const [amount, earmarked] of [
    ["2500000", null],
    ["1500000", "area:4"],
  ] as const) {
    const earmarks = earmarked ? [{ target: earmarked, amount }] : [];
    const deposit = { amount, currency: USD, effectiveOn: dayBefore(now, 60), earmarks };
    const head = { requestKey: randomUUID(), donorId: donors[0], title: "Cash", source: "Letter" };
    await recordContribution(cast.fmuOfficer, { ...head, deposit }, now);
  }
}

/** A programme to begin with, approved out of the unearmarked pool, so that histories have somebody to pay. */
export async function startProgramme({ cast }: World, now: Date): Promise<void> {
  const [note] = await notesAt("appraised");
  const item = { noteId: note?.id, revision: note?.revision, outcome: "approved", source: "unearmarked" };
  const items = [{ ...item, amountUsd: note?.amountUsd?.toFixed(2) }];
  const decided = { decidedOn: dayBefore(now, 50), mode: "meeting", text: "The committee decides." };
  await recordDecision(cast.fmuOfficer, { ...decided, items }, now);
}

/** The organisation that carries out what waits for approval; none of the people of the cast acts for it. */
const SPENDER = "unhcr";

/** Notes that wait for money, written straight into the tables: how they came there is no part of a history of money. */
export async function arrangeNotes({ id }: Actor): Promise<void> {
  const stages = ["in_pipeline", "in_pipeline", "in_pipeline", "appraised", "appraised", "appraised"];
  const rows = stages.map((stage, index) => {
    const [noteId, area, amount] = [randomUUID(), [1, 4, 4][index % 3], 600_000 + index * 100_000];
    return [
      `INSERT INTO concept_notes (id, reference, stage, title, area_number, amount_usd, government_partners, created_by_id, created_at, updated_at, stage_since)
       VALUES ('${noteId}', 'CN-2025-00${index + 1}', '${stage}', 'Note ${index + 1}', ${area}, ${amount}, '{}', '${id}', '2025-01-01', '2025-01-01', '2024-12-01')`,
      `INSERT INTO stage_changes (note_id, move, to_stage, amount_usd, decision_id, effective_on, at, actor_id)
       VALUES ('${noteId}', 'endorse', '${stage}', ${amount}, gen_random_uuid(), '2024-12-01', '2025-01-01', '${id}')`,
      `INSERT INTO note_places (note_id, place_code, position) VALUES ('${noteId}', 'RS', 0)`,
      ...(stage === "appraised"
        ? [
            `INSERT INTO programme_documents (note_id, handed_in_at, updated_at) VALUES ('${noteId}', '2025-01-01', '2025-01-01')`,
            `INSERT INTO participations (note_id, organisation_id, position) SELECT '${noteId}', id, 0 FROM organisations WHERE slug = '${SPENDER}'`,
            `INSERT INTO programme_budget_lines (note_id, organisation_id, category, year, amount_usd)
             SELECT '${noteId}', id, 1, 1, ${amount} FROM organisations WHERE slug = '${SPENDER}'`,
          ]
        : []),
    ].join(";\n");
  });
  await ownerQuery(["BEGIN", "SET LOCAL session_replication_role = replica", ...rows, "COMMIT"].join(";\n"));
}
