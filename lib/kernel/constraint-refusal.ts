import { z } from "zod";
import { Refusal, type RefusalCode } from "./refusal";

/** What a person sees where the database refuses: why, in a sentence, and the field of the form that it is about. */
export type Constraints = Readonly<Record<string, readonly [code: RefusalCode, sentence: string, field?: string]>>;

/** What the database refuses of anything. */
export const KERNEL_CONSTRAINTS: Constraints = {
  health_checks_one_row: ["invalid", "The health check has one row."],
  reference_series_positive: ["conflict", "The reference could not be given. Try again."],
  writers_see_what_is_committed: [
    "conflict",
    "Somebody else may be changing the same thing. Nothing was saved; try again.",
  ],
  recorded_by_now: ["conflict", "The clock of this computer is ahead. Nothing was saved; try again later."],
  recorded_when_told: ["conflict", "The clock of this computer is behind. Nothing was saved; try again later."],
};

/** PostgreSQL's words for "another transaction was in the way". */
const CONTENTION = ["40001", "40P01", "55P03", "P2034"];

/** PostgreSQL's own words, as Prisma's driver adapter keeps them; nothing a person typed is in them. */
const adapterError = z.object({
  cause: z.object({ originalCode: z.string().optional(), originalMessage: z.string().optional() }),
});
/** A statement's error carries the adapter's within; what only shows at the commit arrives as the adapter's itself. */
const databaseError = z.union([
  z.object({ meta: z.object({ driverAdapterError: adapterError }) }).transform(({ meta }) => meta.driverAdapterError),
  adapterError,
]);

function wordsOf(error: unknown): string {
  const found = databaseError.safeParse(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!found.success) return code;
  const { originalCode = "", originalMessage = "" } = found.data.cause;
  return `${code} ${originalCode} ${originalMessage}`;
}

/** Constraint names are whole words, so that one name within another is not mistaken for it. */
const names = (text: string, name: string) => text.split(/[^a-z0-9_]+/i).includes(name);

/** Whether an input has a field; nested names use dots. */
function hasField(input: unknown, field: string): boolean {
  let at = input;
  for (const name of field.split(".")) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, name)) return false;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}

/**
 * The refusal a database error stands for, by the names of `constraints`, or the error itself when it is a fault. Several
 * commands can violate one constraint: the sentence is at its field only where the input has that field.
 */
export function refusalOfConstraints(error: unknown, constraints: Constraints, input: unknown): unknown {
  if (error instanceof Refusal) return error;
  const text = wordsOf(error);
  const [, known] = Object.entries(constraints).find(([name]) => names(text, name)) ?? [];
  if (known) {
    const [code, sentence, field] = known;
    return new Refusal(code, sentence, field !== undefined && hasField(input, field) ? { [field]: sentence } : {});
  }
  if (CONTENTION.some((sign) => names(text, sign))) {
    return new Refusal("conflict", "Somebody else was changing the same thing. Nothing was saved; try again.");
  }
  return error;
}
