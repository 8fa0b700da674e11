import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { latestToday, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { withFileLease } from "@/lib/people/file-lease.steps";
import { readRateTerms } from "../rate-check.steps";
import { readRateFile } from "./rate-file";
import type { ImportRatesInput, Verdict } from "./rate-import.schema";
import { compareRates, findDoubts } from "./rate-import.steps";

/** What importing a file would do: how many rates are new, the same or changed, and which lines are refused and why. */
export async function checkRates(actor: Actor, { content }: Pick<ImportRatesInput, "content">): Promise<Verdict> {
  authorize(actor, "rate.record");
  const reading = await withFileLease(actor, () => readRateFile(content, latestToday()));
  const { tolerance } = await readRateTerms(db, today());
  return compareRates(db, reading, await findDoubts(db, reading, tolerance));
}
