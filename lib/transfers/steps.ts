import "server-only";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { openConditions } from "@/lib/programmes/conditions/steps";
import { missingReports } from "@/lib/programmes/reports/steps";
import type { Prisma } from "@/prisma/generated/client";
import { type Block, blocksOf, notSetAside, type TransferState } from "./rules";
import { storedBlocks } from "./schema";

/** A request with all that ever happened to it. */
export const REQUEST = {
  overrides: { orderBy: { recordedAt: "asc" } },
  ending: { include: { set: { select: { effectiveOn: true, occurredOn: true } } } },
  reversal: true,
  programme: {
    select: { id: true, title: true, reference: true, programmeReference: true, stage: true, source: true },
  },
} satisfies Prisma.TransferRequestInclude;
export type Request = Prisma.TransferRequestGetPayload<{ include: typeof REQUEST }>;

type Reader = Pick<Tx, "programmeCondition" | "stageChange" | "transferEnding" | "programmeReport">;
type Asked = { readonly noteId: string; readonly trancheNumber: number };

/** What holds each of some requests back on a day, overrides not regarded; in the requests' order. */
export async function readBlocks(tx: Reader, requests: readonly Asked[], on: Day): Promise<Block[][]> {
  const ids = [...new Set(requests.map(({ noteId }) => noteId))];
  if (ids.length === 0) return [];
  const conditions = await openConditions(tx, ids, on);
  const reports = await missingReports(tx, ids, on);
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

/** What holds one request back on a day after its overrides. */
export async function standingBlocks(tx: Reader, request: Request, on: Day): Promise<Block[]> {
  const [blocks = []] = await readBlocks(tx, [request], on);
  return notSetAside(blocks, setAside(request));
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
