import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { UNTITLED } from "@/lib/concept-notes/concept-note.labels";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { namesOfPeople } from "@/lib/people/person.queries";
import { currentDates, isNow, type ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { reportingDatesOf } from "@/lib/reporting-dates/reporting-dates.schema";
import type { Prisma } from "@/prisma/generated/client";
import { actsOpenTo, type Block, notSetAside, type TransferState } from "./transfer-blocks";
import type { TransferFilter } from "./transfer.schema";
import {
  asItStood,
  readBlocks,
  recordedBy,
  REQUEST,
  type Request,
  setAside,
  shownEnding,
  shownReversal,
  stateOf,
} from "./transfer.steps";

/** A request as a list shows it. Amount as a decimal string in USD. */
export type TransferRow = {
  id: string;
  reference: string;
  programme: { id: string; title: string; reference: string };
  trancheNumber: number;
  organisation: string;
  amountUsd: string;
  preparedAt: string;
  state: TransferState;
  /** What holds it back now. */
  blocks: Block[];
  isOverridden: boolean;
  /** The day it was released, withdrawn or refused. */
  endedOn: Day | null;
};

const nameOf = (named: ReadonlyMap<string, OrganisationChoice>, id: string): string => {
  const found = named.get(id);
  return found?.shortName ?? found?.name ?? "An organisation";
};

function rowOf(
  request: Request,
  blocks: readonly Block[],
  named: ReadonlyMap<string, OrganisationChoice>,
): TransferRow {
  const { programme, ending } = request;
  const left = ending ? [] : notSetAside(blocks, setAside(request));
  return {
    id: request.id,
    reference: request.reference,
    trancheNumber: request.trancheNumber,
    programme: {
      id: programme.id,
      title: programme.title || UNTITLED,
      reference: programme.programmeReference ?? programme.reference ?? "",
    },
    organisation: nameOf(named, request.organisationId),
    amountUsd: request.amountUsd.toFixed(2),
    preparedAt: request.preparedAt.toISOString(),
    state: stateOf(request, left),
    blocks: left,
    isOverridden: request.overrides.length > 0,
    endedOn: ending && dayOf(ending.endedOn),
  };
}

/** Requests as they stood under two clocks, with what held the open ones back. */
async function rowsOf(found: readonly Request[], clocks: ReportingDates): Promise<TransferRow[]> {
  const blocks = await readBlocks(db, found, clocks);
  const named = await describeOrganisations(
    clocks.asOf,
    found.map(({ organisationId }) => organisationId),
  );
  return found.map((request, index) => rowOf(asItStood(request, clocks), blocks[index] ?? [], named));
}

function stood(state: NonNullable<TransferFilter["state"]>, clocks: ReportingDates): Prisma.TransferRequestWhereInput {
  const [ending, reversal] = [shownEnding(clocks), shownReversal(clocks)];
  if (state === "waiting") return { NOT: { ending } };
  if (state === "reversed") return { reversal };
  return { ending: { ...ending, kind: state }, NOT: { reversal } };
}

function conditions(filter: TransferFilter, clocks: ReportingDates): Prisma.TransferRequestWhereInput[] {
  const { state, organisation, text } = filter;
  const like = text && { contains: text, mode: "insensitive" as const };
  return [
    { preparedAt: recordedBy(clocks) },
    ...(state ? [stood(state, clocks)] : []),
    ...(organisation ? [{ organisation: { slug: organisation } }] : []),
    ...(like
      ? [{ OR: [{ reference: like }, { programme: { OR: [{ title: like }, { programmeReference: like }] } }] }]
      : []),
  ];
}

/**
 * One page of requests, the latest first, with what holds the open ones back: those recorded by the second clock, as they
 * stood by the first.
 */
export async function listTransfers(actor: Actor, filter: TransferFilter): Promise<Page<TransferRow>> {
  authorize(actor, "transfer.read");
  const clocks = reportingDatesOf(filter, today());
  const [moment = "", id = ""] = filter.after ? readCursor(filter.after, [CURSOR_PART.moment, CURSOR_PART.id]) : [];
  const beyond: Prisma.TransferRequestWhereInput[] = filter.after
    ? [{ OR: [{ preparedAt: { lt: new Date(moment) } }, { preparedAt: new Date(moment), id: { lt: id } }] }]
    : [];
  const found = await db.transferRequest.findMany({
    where: { AND: [...conditions(filter, clocks), ...beyond] },
    include: REQUEST,
    orderBy: [{ preparedAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
  });
  const page = pageOf(found, (request) => encodeCursor([request.preparedAt.toISOString(), request.id]));
  return { ...page, rows: await rowsOf(page.rows, clocks) };
}

/** The organisations of which a transfer was ever requested, by name, for the filter of the list. */
export async function listTransferOrganisations(actor: Actor): Promise<OrganisationChoice[]> {
  authorize(actor, "transfer.read");
  const found = await db.transferRequest.findMany({ distinct: ["organisationId"], select: { organisationId: true } });
  const named = await describeOrganisations(
    today(),
    found.map(({ organisationId }) => organisationId),
  );
  const alphabet = new Intl.Collator("en");
  return [...named.values()].sort((a, b) => alphabet.compare(a.name, b.name));
}

/**
 * The requests of one programme under two clocks, the latest first: what was recorded by the second, as it stood by the
 * first. Empty where the programme is not visible.
 */
export async function listTransfersOf(actor: Actor, noteId: string, clocks: ReportingDates): Promise<TransferRow[]> {
  authorize(actor, "programme.read-money");
  const found = await db.transferRequest.findMany({
    where: { noteId, programme: visibleTo(actor), preparedAt: recordedBy(clocks) },
    include: REQUEST,
    orderBy: [{ preparedAt: "desc" }, { id: "desc" }],
  });
  return rowsOf(found, clocks);
}

/** What waits for this person to release it, the longest wait first: open requests of others that nothing holds back. */
export async function listTransfersToRelease(actor: Actor): Promise<TransferRow[]> {
  if (!can(actor, "transfer.release")) return [];
  const now = currentDates();
  const found = await db.transferRequest.findMany({
    where: { ending: null, preparedById: { not: actor.id } },
    include: REQUEST,
    orderBy: [{ preparedAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  return (await rowsOf(found, now)).filter(({ state }) => state === "open").slice(0, 100);
}

/**
 * One request with everything that happened to it up to both clocks, and what this person may do where both stand at today; null where there is
 * none. `isRecorded` is false where the second clock stands before it.
 */
export async function findTransfer(actor: Actor, id: string, clocks: ReportingDates = currentDates()) {
  authorize(actor, "transfer.read");
  const found = await db.transferRequest.findUnique({ where: { id }, include: REQUEST });
  if (!found) return null;
  const [row] = await rowsOf([found], clocks);
  if (!row) return null;
  const request = asItStood(found, clocks);
  const { ending, reversal, overrides, preparedById, note } = request;
  const people = await namesOfPeople([
    preparedById,
    ...overrides.map(({ recordedById }) => recordedById),
    ...[ending, reversal].flatMap((one) => one?.recordedById ?? []),
  ]);
  const by = (personId: string) => people.get(personId) ?? null;
  return {
    ...row,
    note,
    preparedBy: by(preparedById),
    isRecorded: request.preparedAt < recordedBy(clocks).lt,
    overrides: overrides.map((one) => ({
      id: one.id,
      reason: one.reason,
      by: by(one.recordedById),
      at: one.recordedAt.toISOString(),
      blocks: setAside({ overrides: [one] }),
    })),
    ending: ending && {
      kind: ending.kind,
      on: dayOf(ending.endedOn),
      reason: ending.reason,
      by: by(ending.recordedById),
      at: ending.recordedAt.toISOString(),
      /** Of a late fact: the first open day, from which it counts. */
      countsFrom: ending.set?.occurredOn ? dayOf(ending.set.effectiveOn) : null,
    },
    reversal: reversal && {
      reason: reversal.reason,
      by: by(reversal.recordedById),
      at: reversal.recordedAt.toISOString(),
    },
    acts: isNow(clocks, today()) ? actsOpenTo(actor, { state: row.state, preparedById }) : null,
  };
}
export type TransferRecord = NonNullable<Awaited<ReturnType<typeof findTransfer>>>;
