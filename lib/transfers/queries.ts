import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { UNTITLED } from "@/lib/concept-notes/labels";
import { visibleTo } from "@/lib/concept-notes/scope";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/page";
import type { Clocks } from "@/lib/ledger/rules";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/queries";
import { namesOfPeople } from "@/lib/people/queries";
import type { Prisma } from "@/prisma/generated/client";
import { actsOpenTo, type Block, notSetAside, type TransferState } from "./rules";
import type { TransferFilter } from "./schema";
import { readBlocks, REQUEST, type Request, setAside, stateOf } from "./steps";

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
    ...{ id: request.id, reference: request.reference, trancheNumber: request.trancheNumber },
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

/** Rows with what holds the open ones back today. */
async function rowsOf(found: readonly Request[]): Promise<TransferRow[]> {
  const blocks = await readBlocks(db, found, today());
  const named = await describeOrganisations(
    today(),
    found.map(({ organisationId }) => organisationId),
  );
  return found.map((request, index) => rowOf(request, blocks[index] ?? [], named));
}

const STATE: Readonly<Record<NonNullable<TransferFilter["state"]>, Prisma.TransferRequestWhereInput>> = {
  waiting: { ending: null },
  released: { ending: { kind: "released" }, reversal: null },
  withdrawn: { ending: { kind: "withdrawn" } },
  refused: { ending: { kind: "refused" } },
  reversed: { reversal: { isNot: null } },
};

function conditions({ state, organisation, text }: TransferFilter): Prisma.TransferRequestWhereInput[] {
  const like = text && { contains: text, mode: "insensitive" as const };
  return [
    ...(state ? [STATE[state]] : []),
    ...(organisation ? [{ organisation: { slug: organisation } }] : []),
    ...(like
      ? [{ OR: [{ reference: like }, { programme: { OR: [{ title: like }, { programmeReference: like }] } }] }]
      : []),
  ];
}

/** One page of requests, the latest first, with what holds the open ones back. */
export async function listTransfers(actor: Actor, filter: TransferFilter): Promise<Page<TransferRow>> {
  authorize(actor, "transfer.read");
  const [moment = "", id = ""] = filter.after ? readCursor(filter.after, [CURSOR_PART.moment, CURSOR_PART.id]) : [];
  const beyond: Prisma.TransferRequestWhereInput[] = filter.after
    ? [{ OR: [{ preparedAt: { lt: new Date(moment) } }, { preparedAt: new Date(moment), id: { lt: id } }] }]
    : [];
  const found = await db.transferRequest.findMany({
    where: { AND: [...conditions(filter), ...beyond] },
    include: REQUEST,
    orderBy: [{ preparedAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
  });
  const page = pageOf(found, (request) => encodeCursor([request.preparedAt.toISOString(), request.id]));
  return { ...page, rows: await rowsOf(page.rows) };
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
 * The requests of one programme under two clocks, the latest first: what was prepared by then, and how it stood. Empty
 * where the programme is not visible.
 */
export async function listTransfersOf(actor: Actor, noteId: string, { asOf, knownOn }: Clocks): Promise<TransferRow[]> {
  authorize(actor, "programme.read-money");
  const end = dateOf(addDays(knownOn < asOf ? knownOn : asOf, 1));
  const found = await db.transferRequest.findMany({
    where: { noteId, programme: visibleTo(actor), preparedAt: { lt: end } },
    include: REQUEST,
    orderBy: [{ preparedAt: "desc" }, { id: "desc" }],
  });
  const known = dateOf(addDays(knownOn, 1));
  return rowsOf(
    found.map(({ ending, reversal, ...request }) => ({
      ...request,
      ending: ending && ending.recordedAt < known && ending.endedOn <= dateOf(asOf) ? ending : null,
      reversal: reversal && reversal.recordedAt < known ? reversal : null,
    })),
  );
}

/** One request with everything that ever happened to it, and what this person may do; null where there is none. */
export async function findTransfer(actor: Actor, id: string) {
  authorize(actor, "transfer.read");
  const request = await db.transferRequest.findUnique({ where: { id }, include: REQUEST });
  if (!request) return null;
  const [row] = await rowsOf([request]);
  if (!row) return null;
  const { ending, reversal, overrides, preparedById, note } = request;
  const people = await namesOfPeople([
    preparedById,
    ...overrides.map(({ recordedById }) => recordedById),
    ...[ending, reversal].flatMap((one) => one?.recordedById ?? []),
  ]);
  const by = (personId: string) => people.get(personId) ?? null;
  return {
    ...row,
    ...{ note, preparedBy: by(preparedById) },
    overrides: overrides.map((one) => ({
      ...{ id: one.id, reason: one.reason, by: by(one.recordedById), at: one.recordedAt.toISOString() },
      blocks: setAside({ overrides: [one] }),
    })),
    ending: ending && {
      ...{ kind: ending.kind, on: dayOf(ending.endedOn), reason: ending.reason },
      ...{ by: by(ending.recordedById), at: ending.recordedAt.toISOString() },
      /** Of a late fact: the first open day, from which it counts. */
      countsFrom: ending.set?.occurredOn ? dayOf(ending.set.effectiveOn) : null,
    },
    reversal: reversal && {
      ...{ reason: reversal.reason, by: by(reversal.recordedById), at: reversal.recordedAt.toISOString() },
    },
    acts: actsOpenTo(actor, { state: row.state, preparedById }),
  };
}
export type TransferRecord = NonNullable<Awaited<ReturnType<typeof findTransfer>>>;
