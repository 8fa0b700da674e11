import type { EntryKind } from "@/lib/contributions/contribution-entries";
import type { Day } from "@/lib/kernel/dates";
import type { Pool } from "@/lib/ledger/accounts";
import type { OrganisationType } from "@/lib/organisations/organisation.labels";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import type { Basis } from "./support-attribution";

/** Pledged, committed, deposited and receivable beside the fee on the deposits and what it leaves. USD as decimal strings. */
export type StatementTotals = Readonly<
  Record<"pledged" | "committed" | "deposited" | "receivable" | "fee" | "net", string>
>;

/** One pledge, commitment or deposit, or the mirror of one, as far as it is true and known under the two clocks. */
export type StatementEntry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly effectiveOn: Day;
  /** Of a late fact: the day it was true, in a period closed before it became known. */
  readonly occurredOn: Day | null;
  readonly recordedOn: Day;
  /** In `currency`; the rate is USD per unit, and empty of meaning in USD. */
  readonly amount: string;
  readonly currency: string;
  readonly rate: string;
  readonly rateOn: Day;
  readonly amountUsd: string;
  readonly feeUsd: string;
  /** USD value less fee; like the fee, a figure of deposits only. */
  readonly netUsd: string;
  readonly isReversal: boolean;
  /** True where its reversal is true and known under the same clocks. */
  readonly isReversed: boolean;
  /** What the money is bound to, in USD; the rest is unearmarked. */
  readonly earmarks: readonly { readonly label: string; readonly amountUsd: string }[];
};

export type StatementContribution = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly receivable: string;
  /** USD gained (above zero) or lost between commitment and deposit; null where the question does not arise. */
  readonly exchangeDifference: string | null;
  readonly entries: readonly StatementEntry[];
};

/** One pool the donor paid into: its own net deposits, all donors', and what of its own supports programmes. USD. */
export type StatementPool = {
  readonly pool: Pool;
  readonly label: string;
  readonly basis: Basis;
  readonly gross: string;
  readonly fee: string;
  readonly net: string;
  readonly netOfAll: string;
  /** The donor's part of the pool in per cent with two decimals; null where the pool holds nothing. */
  readonly percent: string | null;
  readonly supported: string;
  readonly unallocated: string;
};

/** The donor's part of one programme out of one pool, beside what all donors' money in that pool gives it. USD. */
export type StatementSupport = {
  readonly noteId: string;
  /** The programme's public reference, or the note's where it has none yet. */
  readonly reference: string;
  /** The programme's public address; null before it has one. */
  readonly programmeReference: string | null;
  readonly title: string;
  readonly pool: Pool;
  readonly label: string;
  readonly basis: Basis;
  readonly allocatedOfPool: string;
  readonly allocated: string;
  readonly transferred: string;
  readonly expenditure: string;
};

export type StatementSums = Readonly<Record<"allocated" | "transferred" | "expenditure", string>>;

/** What one donor gave and what it supports, under two clocks. The page, the PDF and the workbook print this and no more. */
export type Statement = {
  readonly fundName: string;
  readonly donor: { readonly slug: string; readonly name: string; readonly type: OrganisationType };
  readonly clocks: ReportingDates;
  readonly generatedAt: Date;
  readonly totals: StatementTotals;
  /** USD gained or lost over all contributions; null where the question arises for none. */
  readonly exchangeDifference: string | null;
  readonly contributions: readonly StatementContribution[];
  readonly pools: readonly StatementPool[];
  readonly support: readonly StatementSupport[];
  readonly direct: StatementSums;
  readonly notional: StatementSums;
  readonly supported: StatementSums;
  readonly unallocated: string;
  /** The pools, whoever paid into them, out of which more was allocated than was deposited; by name. */
  readonly beyondDeposits: readonly string[];
};
