import type { Stage } from "@/lib/concept-notes/stages";
import type { ReportKind } from "@/lib/programmes/reports/reports-due";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";

/** Sums of one organisation or of all, in USD; the rate in percent, null where nothing is funded. */
export type DeliveryView = {
  transferredUsd: string;
  refundedUsd: string;
  netFundedUsd: string;
  expenditureUsd: string;
  balanceUsd: string;
  rate: string | null;
  isOver: boolean;
};

/** `label` is the short name, for narrow columns. */
export type OrganisationView = DeliveryView & { id: string; name: string; label: string; partUsd: string | null };

export type CategoryView = {
  number: number;
  label: string;
  budgetUsd: string;
  expenditureUsd: string;
  rate: string | null;
  isOver: boolean;
};

export type TrancheView = {
  number: number;
  organisationId: string;
  plannedOn: string;
  amountUsd: string;
  requestedUsd: string;
  leftUsd: string;
};

export type ConditionView = {
  id: string;
  text: string;
  fromTranche: number;
  dueOn: string | null;
  /** Number of the decision that made it; null where the Fund Management Unit did. */
  decision: string | null;
  metOn: string | null;
  metBy: string | null;
  how: string | null;
  isOverdue: boolean;
};

export type ReportView = {
  kind: ReportKind;
  year: number;
  dueOn: string;
  submittedOn: string | null;
  acceptedOn: string | null;
  standing: string;
};

export type RefundView = {
  id: string;
  organisationId: string;
  on: string;
  occurredOn: string | null;
  amountUsd: string;
  note: string | null;
  recordedBy: string | null;
  /** Why it was taken back; null where it stands. */
  reversal: string | null;
};

/** The money of a programme as its pages show it. Amounts are decimal strings in USD. */
export type MoneyView = {
  noteId: string;
  title: string;
  reference: string;
  stage: Stage;
  isCarriedOver: boolean;
  /** Null where nothing was approved yet under the clocks. */
  approvedUsd: string | null;
  approvedOn: string | null;
  budgetUsd: string | null;
  clocks: ReportingDates;
  totals: DeliveryView;
  organisations: readonly OrganisationView[];
  categories: readonly CategoryView[];
  plan: { version: number; plannedAt: string; reason: string } | null;
  tranches: readonly TrancheView[];
  /** What tranches add up to: approved less what was transferred outside requests. */
  toPlan: { leftUsd: string; outsideUsd: string };
  refunds: readonly RefundView[];
  acts: { canPlan: boolean; canClose: boolean };
};
