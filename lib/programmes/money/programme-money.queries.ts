import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { UNTITLED } from "@/lib/concept-notes/concept-note.labels";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { add, compare, percent, subtract, sum, toDecimal, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { namesOfPeople } from "@/lib/people/person.queries";
import { type ReportingDates, shownThrough } from "@/lib/reporting-dates/reporting-dates";
import { BUDGET_CATEGORIES } from "../programme.labels";
import { owedReports } from "../reports/report.steps";
import { mayReport, standingOf } from "../reports/reports-due";
import type { Frame } from "../tranches/tranche-plan";
import { frameOf } from "../tranches/tranche.steps";
import { approvedOn, approvedUnder } from "./approval.steps";
import { deliveryOf, NO_MONEY, type PunoSums, together } from "./delivery";
import {
  approvedLines,
  budgetLinesOf,
  loadProgramme,
  partsOf,
  type Programme,
  PROGRAMME,
} from "./funded-programme.steps";
import { punoSums } from "./puno-sums.steps";
import { isOlder } from "./unspent-allocation.steps";

const text = (sums: PunoSums) => {
  const delivery = deliveryOf(sums);
  return {
    transferredUsd: toDecimal(delivery.transferred),
    refundedUsd: toDecimal(delivery.refunded),
    netFundedUsd: toDecimal(delivery.netFunded),
    expenditureUsd: toDecimal(delivery.expenditure),
    balanceUsd: toDecimal(delivery.balance),
    rate: delivery.rate,
    isOver: delivery.isOver,
  };
};

/** Everybody with a part of the programme: who takes part, who has a tranche, who stands in the books. */
function organisationIdsOf(programme: Programme, sums: ReadonlyMap<string, PunoSums>): string[] {
  const planned = programme.tranchePlans[0]?.tranches.map(({ organisationId }) => organisationId) ?? [];
  const named = programme.participations.map(({ organisationId }) => organisationId);
  return [...new Set([...named, ...planned, ...sums.keys()])];
}

/** Budget as approved, expenditure and delivery by UNSDG category; a category nobody used is absent. */
async function categoriesOf(programme: Programme, isApproved: boolean, { asOf, knownOn }: ReportingDates) {
  const spent = await db.ledgerLine.groupBy({
    by: ["category"],
    where: {
      noteId: programme.id,
      account: "expenditure",
      currency: "USD",
      effectiveOn: { lte: dateOf(asOf) },
      recordedAt: { lt: dateOf(addDays(knownOn, 1)) },
    },
    _sum: { amount: true },
  });
  const lines = isApproved ? await approvedLines(db, programme) : [];
  return Object.entries(BUDGET_CATEGORIES).flatMap(([key, label]) => {
    const number = Number(key);
    const budget = sum(
      lines.filter(({ category }) => category === number).map(({ amountUsd }) => usd(amountUsd)),
      USD,
    );
    const expenditure = usd(spent.find(({ category }) => category === number)?._sum.amount?.toFixed(2) ?? "0");
    if (budget.minor === 0n && expenditure.minor === 0n) return [];
    return [
      {
        number,
        label,
        budgetUsd: toDecimal(budget),
        expenditureUsd: toDecimal(expenditure),
        rate: percent(expenditure, budget, 1),
        isOver: compare(expenditure, budget) > 0,
      },
    ];
  });
}

const keyOf = (number: number, organisationId: string) => `${number} ${organisationId}`;

/** What a plan of tranches adds up to: what is left of the approved amount and of each part beside other transfers. */
const toPlanIn = ({ left, outside, parts }: Frame) => ({
  leftUsd: toDecimal(left),
  outsideUsd: toDecimal(outside),
  parts: new Map(parts.map(({ organisationId, part }) => [organisationId, part && toDecimal(part)])),
});

/** The plan of tranches that holds, with what is requested of each part and what is left of it. */
function tranchesIn({ tranchePlans: [plan] }: Programme, frame: Frame) {
  const requested = new Map(
    frame.requested.map(({ number, organisationId, amount }) => [keyOf(number, organisationId), amount]),
  );
  const parts = [...(plan?.tranches ?? [])].sort((a, b) => a.number - b.number);
  return parts.map(({ number, organisationId, amountUsd, plannedOn }) => {
    const amount = usd(amountUsd.toFixed(2));
    const asked: Usd = requested.get(keyOf(number, organisationId)) ?? zero(USD);
    return {
      number,
      organisationId,
      plannedOn: dayOf(plannedOn),
      amountUsd: toDecimal(amount),
      requestedUsd: toDecimal(asked),
      leftUsd: toDecimal(subtract(amount, asked)),
    };
  });
}

async function conditionsOf(noteId: string, on: Day) {
  const found = await db.programmeCondition.findMany({
    where: { noteId },
    include: { fulfilment: true, decision: { select: { number: true } } },
    orderBy: [{ setAt: "asc" }, { id: "asc" }],
  });
  return found.map(({ id, text: words, dueOn, fromTranche, decision, fulfilment }) => ({
    id,
    text: words,
    fromTranche,
    dueOn: dueOn && dayOf(dueOn),
    decision: decision?.number ?? null,
    metOn: fulfilment && dayOf(fulfilment.metOn),
    metById: fulfilment?.recordedById ?? null,
    how: fulfilment?.note ?? null,
    isOverdue: fulfilment === null && dueOn !== null && dayOf(dueOn) < on,
  }));
}

/** Refunds as they stood in the books, the latest first; what was taken back is marked. */
async function refundsOf(noteId: string, clocks: ReportingDates) {
  const recordedAt = { lt: dateOf(addDays(clocks.knownOn, 1)) };
  const shown = { effectiveOn: { lte: dateOf(shownThrough(clocks)) }, recordedAt };
  const found = await db.ledgerSet.findMany({
    where: { subjectType: "concept-note", subjectId: noteId, act: "refund.recorded", ...shown },
    include: { lines: { where: { account: "refunds" } }, reversedBy: { where: shown, select: { note: true } } },
    orderBy: [{ effectiveOn: "desc" }, { id: "desc" }],
  });
  return found.map(({ id, effectiveOn, occurredOn, note, recordedById, lines: [line], reversedBy }) => ({
    id,
    note,
    recordedById,
    organisationId: line?.punoId ?? "",
    on: dayOf(effectiveOn),
    occurredOn: occurredOn && dayOf(occurredOn),
    amountUsd: line ? line.amount.negated().toFixed(2) : "0.00",
    reversal: reversedBy && (reversedBy.note ?? ""),
  }));
}

/** What this person may do with the money of a programme. The commands decide again. */
function actsOn(actor: Actor, programme: Programme) {
  const isRunning = programme.stage === "funded" || programme.stage === "active";
  const isOpen = programme.stage !== "financially_closed";
  return {
    canPlan: isRunning && can(actor, "tranche.plan"),
    canPrepare: isRunning && programme.tranchePlans.length > 0 && can(actor, "transfer.prepare"),
    canSetCondition: isRunning && can(actor, "condition.set"),
    canMeetCondition: can(actor, "condition.meet"),
    canSubmitReport: mayReport(actor, programme),
    canAcceptReport: can(actor, "report.accept"),
    canRefund: isOpen && can(actor, "refund.record"),
    canClose: programme.stage === "operationally_closed" && can(actor, "programme.close-financially"),
  };
}

async function decisionsOf(noteId: string) {
  const found = await db.decisionItem.findMany({
    where: { noteId, outcome: "approved" },
    select: { decision: { select: { id: true, number: true, conditions: true } } },
  });
  return found.map(({ decision }) => decision);
}

async function bodyOf(programme: Programme, clocks: ReportingDates) {
  const sums = await punoSums(db, programme.id, clocks);
  const ids = organisationIdsOf(programme, sums);
  const named = await describeOrganisations(clocks.asOf, ids);
  const approved = await approvedUnder(db, programme.id, clocks);
  const standing = approved === null ? [] : partsOf(programme);
  const parts = new Map(standing.map(({ organisationId, part }) => [organisationId, part]));
  const budget = budgetLinesOf(programme).reduce((total, line) => add(total, usd(line.amountUsd)), zero(USD));
  return {
    approvedUsd: approved && toDecimal(approved),
    budgetUsd: programme.document ? toDecimal(budget) : null,
    totals: text(together([...sums.values()])),
    organisations: ids.map((id) => {
      const part = parts.get(id);
      const { name = "An organisation", shortName = null } = named.get(id) ?? {};
      return {
        id,
        name,
        label: shortName ?? name,
        partUsd: part ? toDecimal(part) : null,
        ...text(sums.get(id) ?? NO_MONEY),
      };
    }),
    categories: await categoriesOf(programme, approved !== null, clocks),
  };
}

/**
 * The money of an approved programme: what is approved (null before the decision was taken and recorded), parts and
 * delivery of each organisation and category under two clocks, tranches,
 * conditions, yearly reports, refunds, and what this person may do. Null where it does not exist for them or is not
 * approved. Amounts are decimal strings in USD; rates are percent with one decimal.
 */
export const findProgrammeMoney = inOneView(async (actor: Actor, noteId: string, clocks: ReportingDates) => {
  authorize(actor, "programme.read-money");
  const programme = await loadProgramme(db, noteId, actor);
  if (!programme?.programmeReference) return null;
  const on = today();
  const [body, frame, conditions, reports, refunds] = await Promise.all([
    bodyOf(programme, clocks),
    frameOf(db, programme),
    conditionsOf(noteId, on),
    owedReports(db, [noteId], on),
    refundsOf(noteId, clocks),
  ]);
  const people = await namesOfPeople([
    ...refunds.map(({ recordedById }) => recordedById),
    ...conditions.flatMap(({ metById }) => metById ?? []),
  ]);
  const [plan] = programme.tranchePlans;
  return {
    noteId,
    revision: programme.revision,
    stage: programme.stage,
    title: programme.title || UNTITLED,
    reference: programme.programmeReference,
    isCarriedOver: isOlder(programme),
    clocks,
    /** False of a record carried over that does not say who takes part. */
    namesOrganisations: programme.participations.length > 0,
    approvedOn: await approvedOn(db, noteId),
    ...body,
    plan: plan ? { version: plan.version, plannedAt: plan.plannedAt.toISOString(), reason: plan.reason } : null,
    tranches: tranchesIn(programme, frame),
    toPlan: toPlanIn(frame),
    decisions: await decisionsOf(noteId),
    conditions: conditions.map(({ metById, ...rest }) => ({
      ...rest,
      metBy: metById && (people.get(metById) ?? null),
    })),
    reports: reports.map((report) => ({ ...report, standing: standingOf(report, on) })),
    refunds: refunds.map(({ recordedById, ...rest }) => ({ ...rest, recordedBy: people.get(recordedById) ?? null })),
    acts: actsOn(actor, programme),
  };
});
export type ProgrammeMoney = NonNullable<Awaited<ReturnType<typeof findProgrammeMoney>>>;

/** Each organisation's part of an approved programme as decimal strings in USD; absent where the record does not say. */
export async function listApprovedParts(noteId: string): Promise<ReadonlyMap<string, string>> {
  const programme = await db.conceptNote.findUnique({ where: { id: noteId }, select: PROGRAMME });
  const parts = programme?.programmeReference ? partsOf(programme) : [];
  return new Map(
    parts.flatMap(({ organisationId, part }) => (part ? [[organisationId, toDecimal(part)] as const] : [])),
  );
}

export type OrganisationMoney = ProgrammeMoney["organisations"][number];
export type CategoryMoney = ProgrammeMoney["categories"][number];
export type TrancheRow = ProgrammeMoney["tranches"][number];
export type ConditionRow = ProgrammeMoney["conditions"][number];
export type ReportRow = ProgrammeMoney["reports"][number];
export type RefundRow = ProgrammeMoney["refunds"][number];
