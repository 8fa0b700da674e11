import "server-only";
import { type FundProfile, findFundProfile } from "@/lib/fund/fund.queries";
import type { Day } from "@/lib/kernel/dates";
import { inOneView } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { findPublicOverview } from "./public-overview.queries";
import { listPublicProgrammes } from "./public-programmes.queries";

export type FundFacts = Omit<FundProfile, "feeRate" | "indirectRate">;

/** The Fund at a glance: what is said, given, funded and waiting, of one moment. */
export const findPublicHome = inOneView(async (clocks: ReportingDates) => ({
  fund: await findFundFacts(clocks.asOf),
  overview: await findPublicOverview(clocks),
  funded: await listPublicProgrammes("funded", clocks),
  pipeline: await listPublicProgrammes("pipeline", clocks),
}));

/** What the Fund says of itself on a day: names, target, contacts, disclaimers, texts, champion countries. */
export async function findFundFacts(on: Day): Promise<FundFacts> {
  const { name, shortName, target, targets, contacts, disclaimers, texts, gcmChampions } = await findFundProfile(on);
  return { name, shortName, target, targets, contacts, disclaimers, texts, gcmChampions };
}
