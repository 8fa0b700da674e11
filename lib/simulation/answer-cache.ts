import { createHash } from "node:crypto";
import type { Answer } from "./answer";

/** Names a value of plain data, in which whole numbers of any size may stand. */
export const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part)))
    .digest("hex");

/** Asked again, a proven answer is the same; one that the time cut off may be better. */
const isProven = (answer: Answer): boolean =>
  answer.status === "impossible" ||
  (answer.status === "answered" &&
    answer.proof !== "limit" &&
    !answer.isCutOff &&
    answer.steps.every((step) => step.isProven));

/**
 * The latest answers by their problem. One that is not proven is given again only to who has seen it (names its digest),
 * so that it can be saved as it was.
 */
export function answerMemory(most: number) {
  const kept = new Map<string, Answer>();
  return {
    recall(key: string, seen?: string): Answer | null {
      const known = kept.get(key);
      return known && (isProven(known) || digestOf(known) === seen) ? known : null;
    },
    keep(key: string, answer: Answer): void {
      kept.delete(key);
      kept.set(key, answer);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
    },
  };
}
