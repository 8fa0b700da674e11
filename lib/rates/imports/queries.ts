import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { refusalOfInput } from "@/lib/command";
import { latestToday, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { readRateTerms } from "../rate-check.steps";
import { importRatesInput, type Verdict } from "./schema";
import { compareRates, findDoubts, readRates } from "./steps";

/** What importing a file would do: how many rates are new, the same or changed, and which lines are refused and why. */
export async function checkRates(actor: Actor, raw: unknown): Promise<Verdict> {
  authorize(actor, "rate.record");
  const parsed = importRatesInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const reading = await readRates(parsed.data.content, latestToday());
  const { tolerance } = await readRateTerms(db, today());
  return compareRates(db, reading, await findDoubts(db, reading, tolerance));
}
