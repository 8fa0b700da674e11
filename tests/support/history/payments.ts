import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal, usd, USD, type Usd, zero } from "@/lib/kernel/money";
import { meetCondition, setCondition } from "@/lib/programmes/conditions/condition.commands";
import { loadProgramme, partsOf } from "@/lib/programmes/money/funded-programme.steps";
import { acceptReport, submitReport } from "@/lib/programmes/reports/report.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { requestedOf } from "@/lib/programmes/tranches/tranche.steps";
import {
  overrideBlocks,
  prepareTransfer,
  refuseTransfer,
  releaseTransfer,
  reverseTransfer,
  withdrawTransfer,
} from "@/lib/transfers/transfer.commands";
import type { Stage } from "@/prisma/generated/enums";
import { dayBefore, deed, fewDaysBack, nth, partOf, pick, type World } from "./deed";

/** Programmes in some stages, in the order of their references. */
export const programmesAt = (...stages: Stage[]) =>
  db.conceptNote.findMany({
    where: { stage: { in: stages } },
    select: { id: true, revision: true, _count: { select: { tranchePlans: true } } },
    orderBy: { programmeReference: "asc" },
  });

/** Two tranches of which the first holds a part of each organisation's money, or one that holds all. */
export async function planOf({ cast }: World, noteId: string, first: string, now: Date) {
  const programme = await loadProgramme(db, noteId, cast.fmuOfficer);
  const parts = (programme ? partsOf(programme) : []).map(({ organisationId, part }) => {
    const whole: Usd = part ?? zero(USD);
    const now1 = usd(partOf(whole, first));
    return { organisationId, now1, later: subtract(whole, now1) };
  });
  const trancheOf = (days: number, amount: (one: (typeof parts)[number]) => Usd) => ({
    plannedOn: addDays(dayOf(now), days),
    parts: parts.map((one) => ({ organisationId: one.organisationId, amountUsd: toDecimal(amount(one)) })),
  });
  const second = parts.some(({ later }) => later.minor > 0n) ? [trancheOf(200, ({ later }) => later)] : [];
  const version = programme?.tranchePlans[0]?.version ?? 0;
  const tranches = [trancheOf(0, ({ now1 }) => now1), ...second];
  return { noteId, version, tranches, reason: version > 0 ? "The work goes faster" : "" };
}

export const plan = deed(
  "plan tranches",
  fc.record({ which: nth, first: fc.constantFrom("0.4", "0.6", "1"), isNew: fc.boolean() }),
  ({ which, first, isNew }) =>
    async (world, now) => {
      const running = await programmesAt("funded", "active");
      const unplanned = running.filter(({ _count }) => _count.tranchePlans === 0);
      const note = pick(isNew && unplanned.length > 0 ? unplanned : running, which);
      return planTranches(world.cast.fmuOfficer, await planOf(world, note?.id ?? randomUUID(), first, now), now);
    },
);

/** Every part of a plan that holds, with what may still be requested of it. */
export async function partsLeft() {
  const plans = await db.tranchePlan.findMany({
    where: { note: { stage: { in: ["funded", "active"] } } },
    include: { tranches: { orderBy: [{ number: "asc" }, { amountUsd: "asc" }] } },
    orderBy: [{ plannedAt: "desc" }, { version: "desc" }],
  });
  const holding = plans.filter(
    (one) => !plans.some((other) => other.noteId === one.noteId && other.version > one.version),
  );
  const parts = holding.map(async ({ noteId, tranches }) => {
    const requested = await requestedOf(db, noteId);
    return tranches.flatMap(({ number, organisationId, amountUsd }) => {
      const asked = requested.find((one) => one.number === number && one.organisationId === organisationId);
      const left = subtract(usd(amountUsd.toFixed(2)), asked?.amount ?? zero(USD));
      return left.minor > 0n ? [{ noteId, trancheNumber: number, organisationId, left }] : [];
    });
  });
  return (await Promise.all(parts)).flat();
}

export const prepare = deed(
  "prepare a transfer",
  fc.record({ which: nth, percent: fc.constantFrom("0.5", "1", "1", "1.5"), byHead: fc.boolean() }),
  ({ which, percent, byHead }) =>
    async ({ cast }, now) => {
      const { left, ...part } = pick(await partsLeft(), which) ?? { left: zero(USD) };
      const request = { requestKey: randomUUID(), ...part, amountUsd: partOf(left, percent) };
      return prepareTransfer(byHead ? cast.fmuHead : cast.fmuOfficer, request, now);
    },
);

const openRequests = () => db.transferRequest.findMany({ where: { ending: null }, orderBy: { reference: "asc" } });
const openRequest = async (which: number) => pick(await openRequests(), which)?.id;

export const release = deed(
  "release a transfer",
  fc.record({ which: nth, back: fewDaysBack }),
  ({ which, back }) =>
    async ({ cast }, now) => {
      const transferId = await openRequest(which);
      const form = { transferId, on: dayBefore(now, back), isLate: true, note: "As the bank says." };
      return releaseTransfer(cast.administrativeAgent, form, now);
    },
);

export const override = deed("set blocks aside", nth, (which) => async ({ cast }, now) => {
  const open = await openRequests();
  const bound = await db.programmeCondition.findMany({ where: { fulfilment: null } });
  const blocked = open.filter((request) => bound.some(({ noteId }) => noteId === request.noteId));
  const transferId = pick(blocked.length > 0 ? blocked : open, which)?.id;
  return overrideBlocks(cast.fmuHead, { transferId, reason: "Confirmed in writing" }, now);
});

export const withdraw = deed("withdraw a request", nth, (which) => async ({ cast }, now) => {
  return withdrawTransfer(cast.fmuOfficer, { transferId: await openRequest(which), reason: "Too early" }, now);
});

export const refuse = deed("refuse a request", nth, (which) => async ({ cast }, now) => {
  const form = { transferId: await openRequest(which), reason: "The bank details are old" };
  return refuseTransfer(cast.administrativeAgent, form, now);
});

export const takeBackRelease = deed("take back a release", nth, (which) => async ({ cast }, now) => {
  const released = await db.transferRequest.findMany({
    where: { ending: { kind: "released" }, reversal: null },
    orderBy: { reference: "asc" },
  });
  const form = { transferId: pick(released, which)?.id, reason: "Sent to the wrong account" };
  return reverseTransfer(cast.administrativeAgent, form, now);
});

export const bind = deed(
  "set a condition",
  fc.record({ which: nth, fromTranche: fc.constantFrom(1, 1, 2) }),
  ({ which, fromTranche }) =>
    async ({ cast }, now) => {
      const noteId = pick(await programmesAt("funded", "active"), which)?.id;
      const condition = { noteId, text: "Name a focal point.", fromTranche, dueOn: null, decisionId: null };
      return setCondition(cast.fmuOfficer, condition, now);
    },
);

export const meet = deed(
  "meet a condition",
  fc.record({ which: nth, back: fewDaysBack }),
  ({ which, back }) =>
    async ({ cast }, now) => {
      const open = await db.programmeCondition.findMany({ where: { fulfilment: null }, orderBy: { setAt: "asc" } });
      const form = { conditionId: pick(open, which)?.id, metOn: dayBefore(now, back), note: "Done" };
      return meetCondition(cast.fmuOfficer, form, now);
    },
);

const report = fc.record({ which: nth, kind: fc.constantFrom("narrative", "expenditure"), back: fewDaysBack });

export const submit = deed("submit a report", report, ({ which, kind, back }) => async ({ cast }, now) => {
  const noteId = pick(await programmesAt("active", "operationally_closed"), which)?.id;
  return submitReport(cast.fmuOfficer, { noteId, kind, year: "2024", doneOn: dayBefore(now, back), note: "" }, now);
});

export const accept = deed("accept a report", report, ({ which, back }) => async ({ cast }, now) => {
  const submitted = await db.programmeReport.findMany({ orderBy: [{ recordedAt: "asc" }, { kind: "asc" }] });
  const waiting = submitted.filter(
    ({ step, noteId, kind }) =>
      step === "submitted" &&
      !submitted.some((one) => one.step === "accepted" && one.noteId === noteId && one.kind === kind),
  );
  const { noteId, kind, year } = pick(waiting, which) ?? {};
  return acceptReport(cast.fmuHead, { noteId, kind, year, doneOn: dayBefore(now, back), note: "" }, now);
});
