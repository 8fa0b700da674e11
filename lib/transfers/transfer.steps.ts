import "server-only";
import { addDays, dateOf, type Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { openConditions } from "@/lib/programmes/conditions/condition.steps";
import { missingReports } from "@/lib/programmes/reports/report.steps";
import { type ReportingDates, shownThrough } from "@/lib/reporting-dates/reporting-dates";
import type { Prisma } from "@/prisma/generated/client";
import { type Block, blocksOf, notSetAside, type TransferState } from "./transfer-blocks";
import { storedBlocks } from "./transfer.schema";

/** A request with all that ever happened to it. */
export const REQUEST = {
  overrides: { orderBy: { recordedAt: "asc" } },
  ending: { include: { set: { select: { effectiveOn: true, occurredOn: true } } } },
  reversal: { include: { set: { select: { effectiveOn: true } } } },
  programme: {
    select: { id: true, title: true, reference: true, programmeReference: true, stage: true, source: true },
  },
} satisfies Prisma.TransferRequestInclude;
export type Request = Prisma.TransferRequestGetPayload<{ include: typeof REQUEST }>;

type Reader = Pick<Tx, "programmeCondition" | "stageChange" | "transferEnding" | "programmeReport">;
type Asked = { readonly noteId: string; readonly trancheNumber: number };

/** What holds each of some requests back under two clocks, overrides not regarded; in the requests' order. */
export async function readBlocks(tx: Reader, requests: readonly Asked[], clocks: ReportingDates): Promise<Block[][]> {
  const ids = [...new Set(requests.map(({ noteId }) => noteId))];
  if (ids.length === 0) return [];
  const conditions = await openConditions(tx, ids, clocks);
  const reports = await missingReports(tx, ids, clocks);
  return requests.map(({ noteId, trancheNumber }) =>
    blocksOf(
      trancheNumber,
      conditions.filter((one) => one.noteId === noteId),
      reports.filter((one) => one.noteId === noteId),
    ),
  );
}

/** What a request's overrides set aside. */
export const setAside = ({ overrides }: Pick<Request, "overrides">): Block[] =>
  overrides.flatMap(({ blocks }) => storedBlocks.parse(blocks));

/** What holds one request back after its overrides, on a day and as it was known then. */
export async function standingBlocks(tx: Reader, request: Request, on: Day): Promise<Block[]> {
  const [blocks = []] = await readBlocks(tx, [request], { asOf: on, knownOn: on });
  return notSetAside(blocks, setAside(request));
}

/** What was recorded by the second clock. */
export const recordedBy = ({ knownOn }: ReportingDates) => ({ lt: dateOf(addDays(knownOn, 1)) });

/** The endings shown under two clocks: a release from its day in the books on, another from its own. */
export const shownEnding = (clocks: ReportingDates) => {
  const through = { lte: dateOf(shownThrough(clocks)) };
  return {
    recordedAt: recordedBy(clocks),
    OR: [{ setId: null, endedOn: through }, { set: { effectiveOn: through } }],
  } satisfies Prisma.TransferEndingWhereInput;
};

/** The reversed releases shown under two clocks, from the reversal's day in the books on. */
export const shownReversal = (clocks: ReportingDates) =>
  ({
    recordedAt: recordedBy(clocks),
    set: { effectiveOn: { lte: dateOf(shownThrough(clocks)) } },
  }) satisfies Prisma.TransferReversalWhereInput;

/** A request as it stood under two clocks. */
export function asItStood(request: Request, clocks: ReportingDates): Request {
  const [known, on] = [recordedBy(clocks).lt, dateOf(shownThrough(clocks))];
  const { overrides, ending, reversal } = request;
  return {
    ...request,
    overrides: overrides.filter(({ recordedAt }) => recordedAt < known),
    ending: ending && ending.recordedAt < known && (ending.set?.effectiveOn ?? ending.endedOn) <= on ? ending : null,
    reversal: reversal && reversal.recordedAt < known && reversal.set.effectiveOn <= on ? reversal : null,
  };
}

/** Where a request stands; `blocks` are those that stand after its overrides. */
export function stateOf(
  { ending, reversal }: Pick<Request, "ending" | "reversal">,
  blocks: readonly Block[],
): TransferState {
  if (reversal) return "reversed";
  if (ending) return ending.kind;
  return blocks.length > 0 ? "blocked" : "open";
}
