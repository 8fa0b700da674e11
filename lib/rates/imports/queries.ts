import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { latestToday, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { readRateTerms } from "../rate-check.steps";
import type { ImportRatesInput, Verdict } from "./schema";
import { compareRates, findDoubts, readRates } from "./steps";

/** What importing a file would do: how many rates are new, the same or changed, and which lines are refused and why. */
export async function checkRates(actor: Actor, { content }: Pick<ImportRatesInput, "content">): Promise<Verdict> {
  authorize(actor, "rate.record");
  const reading = await readRates(content, latestToday());
  const { tolerance } = await readRateTerms(db, today());
  return compareRates(db, reading, await findDoubts(db, reading, tolerance));
}
