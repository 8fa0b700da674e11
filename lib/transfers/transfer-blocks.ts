import { type Actor, can } from "@/lib/access/permissions";
import { type Day, formatDay } from "@/lib/kernel/dates";
import { reportName } from "@/lib/programmes/reports/report.labels";
import type { ReportKind } from "@/lib/programmes/reports/reports-due";

/** Where a request stands; one without an ending is open, or held back while something blocks it. */
export const STATES = ["open", "blocked", "released", "withdrawn", "refused", "reversed"] as const;
export type TransferState = (typeof STATES)[number];

/** Something that holds a release back: an open condition or a missing report, under a key that stays the same. */
export type Block = { readonly key: string; readonly sentence: string };

type Condition = {
  readonly id: string;
  readonly text: string;
  readonly dueOn: Day | null;
  readonly fromTranche: number;
};
type Report = { readonly kind: ReportKind; readonly year: number; readonly dueOn: Day };

/** What holds back a request of this tranche: open conditions of it or an earlier one, and missing reports. */
export function blocksOf(trancheNumber: number, conditions: readonly Condition[], reports: readonly Report[]): Block[] {
  return [
    ...conditions
      .filter(({ fromTranche }) => fromTranche <= trancheNumber)
      .map(({ id, text }) => ({ key: `condition:${id}`, sentence: `Open condition: ${text}` })),
    ...reports.map((report) => ({
      key: `report:${report.kind}:${report.year}`,
      sentence: `Missing: the ${reportName(report)}, due on ${formatDay(report.dueOn)}.`,
    })),
  ];
}

/** What still holds back after the overrides: an override sets aside what stood when it was recorded, and nothing else. */
export const notSetAside = (blocks: readonly Block[], overridden: readonly Block[]): Block[] =>
  blocks.filter(({ key }) => !overridden.some((one) => one.key === key));

/** "Held back by: …" in one sentence. */
export const blockedSentence = (blocks: readonly Block[]): string =>
  `This request is held back. ${blocks.map(({ sentence }) => sentence).join(" ")}`;

/** Separation of duties: the refusal of a person who releases a request that they prepared. */
export const SAME_PERSON = "You prepared this request, so you cannot release it. Ask a colleague to release it.";

/** What a person may do with a request. The commands decide again. */
export function actsOpenTo(actor: Actor, request: { state: TransferState; preparedById: string }) {
  const isOpen = request.state === "open" || request.state === "blocked";
  const mayRelease = can(actor, "transfer.release");
  return {
    canRelease: request.state === "open" && mayRelease && request.preparedById !== actor.id,
    isOwn: isOpen && mayRelease && request.preparedById === actor.id,
    canOverride: request.state === "blocked" && can(actor, "transfer.override"),
    canWithdraw: isOpen && can(actor, "transfer.prepare"),
    canRefuse: isOpen && mayRelease,
    canReverse: request.state === "released" && mayRelease,
  };
}
