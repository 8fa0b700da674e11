import "server-only";
import { type FundProfile, findFundProfile } from "@/lib/fund/queries";
import type { Day } from "@/lib/kernel/dates";

/** The only door of the public pages: everything behind it is published, and nothing else leaves. */
export { findRegionalBrief } from "./brief/queries";
export { findPublicDecision, listPublicDecisions } from "./decisions/queries";
export { findPublicOverview, listPublicAreas, listPublicDonors } from "./overview/queries";
export { findPublicProgramme, listPublicProgrammes, listPublicRegions, totalOf } from "./programmes/queries";
export { listPublicRestatements } from "./restatements/queries";
export { findPublicStatus, listPublicDelivery, statusDocument } from "./status/queries";

export type FundFacts = Omit<FundProfile, "feeRate" | "indirectRate">;

/** What the Fund says of itself on a day: names, target, contacts, disclaimers, texts, champion countries. */
export async function findFundFacts(on: Day): Promise<FundFacts> {
  const { name, shortName, target, targets, contacts, disclaimers, texts, gcmChampions } = await findFundProfile(on);
  return { name, shortName, target, targets, contacts, disclaimers, texts, gcmChampions };
}
