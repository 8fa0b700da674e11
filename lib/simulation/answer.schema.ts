import { z } from "zod";
import type { Answer } from "./answer";
import { EXPECTATIONS, VERDICTS } from "./simulation-problem";

const named = z.object({ id: z.string(), reference: z.string() });
const usd = z.string();

const programme = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  areaNumber: z.number().nullable(),
  amountUsd: usd,
  priority: z.number(),
  verdict: z.enum(VERDICTS),
  draws: z.array(z.object({ poolKey: z.string(), amountUsd: usd })),
  lackingUsd: usd.nullable(),
  until: z.enum(["earmark", "money"]).nullable(),
  expectedIds: z.array(z.string()),
});

const pool = z.object({ key: z.string(), label: z.string(), beforeUsd: usd, drawnUsd: usd, afterUsd: usd });

const expected = z.object({
  id: z.string(),
  kind: z.enum(EXPECTATIONS),
  donorName: z.string(),
  poolLabel: z.string(),
  amountUsd: usd,
  contributions: z.array(named).exactOptional(),
  isCounted: z.boolean(),
});

const step = z.object({
  extraUsd: usd,
  count: z.number(),
  references: z.array(z.string()),
  isProven: z.boolean(),
  isBySolver: z.literal(true).exactOptional(),
});

const withoutAmount = z.array(named.extend({ title: z.string() })).exactOptional();

/**
 * An answer as it is sent to the browser and stored with a scenario. What is optional is absent in answers of earlier
 * versions. Amounts are USD decimal strings.
 */
export const answerShape: z.ZodType<Answer> = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("impossible"),
    conflict: z.array(z.string()),
    lackingUsd: usd.exactOptional(),
    isBySolver: z.literal(true).exactOptional(),
    withoutAmount,
  }),
  z.object({ status: z.literal("unfinished"), withoutAmount }),
  z.object({
    status: z.literal("answered"),
    proof: z.enum(["exact", "solver", "limit"]),
    gapPercent: z.string().nullable(),
    fundedCount: z.number(),
    fundedUsd: usd,
    programmes: z.array(programme),
    pools: z.array(pool),
    steps: z.array(step),
    isCutOff: z.boolean().exactOptional(),
    expected: z.array(expected),
    targets: z.array(z.string()),
    withoutAmount,
  }),
]);
