import "server-only";
import { addDays, dateOf, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import type { Prisma } from "@/prisma/generated/client";
import { listPublished, type Published } from "./public-programmes.queries";
import type { PublicDecision, PublicDecisionRecord } from "./public-shapes";
import { GRANTING, type Granting, MODE_WORDS, OUTCOME_WORDS } from "./public-words";

const granting = { outcome: { in: [...GRANTING] } } satisfies Prisma.DecisionItemWhereInput;

/** What leaves of a decision: no author, no reason, no source of money, no note that is not public. */
const PUBLISHED = {
  number: true,
  decidedOn: true,
  mode: true,
  text: true,
  conditions: true,
  items: { select: { noteId: true, outcome: true, amountUsd: true, note: { select: { title: true } } } },
} satisfies Prisma.DecisionSelect;
type Found = Prisma.DecisionGetPayload<{ select: typeof PUBLISHED }>;

const isGranting = (outcome: string): outcome is Granting => GRANTING.some((one) => one === outcome);

function decisionOf({
  number,
  decidedOn,
  mode,
  text,
  items,
}: Found): PublicDecision & { hasUnpublishedItems: boolean } {
  const granted = items.filter(({ outcome }) => isGranting(outcome));
  const hasUnpublishedItems = granted.length < items.length;
  return {
    number,
    decidedOn: dayOf(decidedOn),
    modeLabel: MODE_WORDS[mode],
    // Its words may tell of a note that was refused or put off; those are between the committee and the agency.
    text: hasUnpublishedItems ? null : text,
    itemCount: granted.length,
    hasUnpublishedItems,
  };
}

/** The decisions up to a day, as recorded by the other, that endorsed or approved something, the latest first. */
export async function listPublicDecisions({ asOf, knownOn }: ReportingDates): Promise<PublicDecision[]> {
  const found = await db.decision.findMany({
    where: {
      decidedOn: { lte: dateOf(asOf) },
      recordedAt: { lt: dateOf(addDays(knownOn, 1)) },
      items: { some: granting },
    },
    orderBy: [{ decidedOn: "desc" }, { id: "desc" }],
    select: PUBLISHED,
  });
  return found.map((decision) => {
    const { hasUnpublishedItems: _, ...published } = decisionOf(decision);
    return published;
  });
}

type Item = Found["items"][number];

function itemOf({ noteId, outcome, amountUsd, note }: Item, published: Published) {
  if (!isGranting(outcome)) return [];
  const programme = published.find(({ row }) => row.id === noteId)?.programme;
  return [
    {
      title: programme?.title ?? note.title,
      reference: programme?.reference ?? null,
      href: programme?.href ?? null,
      outcomeLabel: OUTCOME_WORDS[outcome],
      amount: amountUsd?.toFixed(2) ?? null,
    },
  ];
}

/** One decision that endorsed or approved something, with what it gave; null where there is none of this number. */
export async function findPublicDecision(number: string): Promise<PublicDecisionRecord | null> {
  const found = await db.decision.findFirst({ where: { number, items: { some: granting } }, select: PUBLISHED });
  if (!found) return null;
  const { published } = await listPublished({ asOf: today(), knownOn: today() });
  const decision = decisionOf(found);
  return {
    ...decision,
    conditions: decision.hasUnpublishedItems ? null : found.conditions || null,
    items: found.items.flatMap((item) => itemOf(item, published)),
  };
}
