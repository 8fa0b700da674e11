import type { TargetNames } from "@/lib/contributions/contribution.labels";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, usd } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/accounts";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import type { Statement, StatementEntry } from "./statement";
import type { Basis } from "./support-attribution";

export const BASIS_LABELS: Readonly<Record<Basis, string>> = { direct: "Direct", notional: "Notional" };

export const UNEARMARKED_LABEL = "Unearmarked pool";

/** What a pool is called: an area's or a region's earmarks, or the unearmarked pool. */
export function poolLabel({ area, region }: Pool, names: TargetNames): string {
  if (area === null && region === null) return UNEARMARKED_LABEL;
  const target = area === null ? `region:${region ?? ""}` : `area:${area}`;
  return names[target] ?? target;
}

/** What the exchange rate did between commitment and deposit, in words. */
export function exchangeSentence(difference: string): string {
  const isLoss = difference.startsWith("-");
  return `Exchange ${isLoss ? "loss" : "gain"} between commitment and deposit: ${formatMoney(usd(difference.replace("-", "")))}.`;
}

/** "statement-germany-2024-01-31" and, where not told from today, "-known-2024-02-15". */
export const fileNameOf = (slug: string, clocks: ReportingDates): string =>
  ["statement", slug, clocks.asOf, ...(reportingDatesQuery(clocks).knownOn ? ["known", clocks.knownOn] : [])].join("-");

/** What a reader must know beside the kind of an entry; empty where there is nothing. */
export function stateOfEntry({ isReversal, isReversed, occurredOn }: StatementEntry): string[] {
  return [
    ...(isReversal ? ["Reversal"] : []),
    ...(isReversed ? ["Reversed"] : []),
    ...(occurredOn === null ? [] : [`Late: true on ${formatDay(occurredOn)}`]),
  ];
}

type Paragraph = { readonly title: string; readonly text: string };

const METHOD: readonly Paragraph[] = [
  {
    title: "Two dates",
    text:
      "A fact counts where it was true on or before the “as of” day and had been recorded by the end (UTC) of the “as known on” day. " +
      "A correction is a reversal: both lines stand, and together they come to nothing. A late fact belongs to a period that was already closed; it counts from the first open day and names its own day.",
  },
  {
    title: "Contributions",
    text:
      "Pledges (announced), commitments (signed) and deposits (received) are stages of the same money and are never added to one another. " +
      "Each is shown in its own currency and in USD at the rate at which it was booked; no value is recomputed. Receivable is commitments less deposits. " +
      "The Administrative Agent’s fee is stored with each deposit; net is the deposit less its fee. " +
      "The exchange difference is the USD value of the deposits less the part of the commitments’ USD value that belongs to the amount deposited.",
  },
  {
    title: "Direct support",
    text:
      "Contributions are co-mingled. Money earmarked to a thematic area or a region forms the pool of that earmark, and only programmes that fit are funded out of it. " +
      "The donor’s part of such a pool is its net deposits in the pool divided by all donors’ net deposits in it; this part of each programme’s allocation out of the pool is the donor’s direct support.",
  },
  {
    title: "Notional support",
    text:
      "Money without an earmark forms one pool for all programmes. By the same rule each donor has a part of every allocation out of it. " +
      "This support is notional: no dollar of the pool can be traced to one donor.",
  },
  {
    title: "To the cent",
    text:
      "Every allocation is shared in whole cents by the largest remainder: each part is rounded down, and the cents left over go to the largest remainders, of equal ones to the donor recorded first. " +
      "So over all donors the parts of a programme add up to its allocation exactly. Over many programmes the rounding can leave or take a cent or two of a donor’s rest.",
  },
  {
    title: "Unallocated",
    text:
      "What of the donor’s net deposits supports no programme yet; supported and unallocated together are the net deposits exactly. Money set aside for invited programmes is not allocated and counts as unallocated. " +
      "The unearmarked pool also holds the Fund’s interest and other income and bears its own costs; these have no donor and are attributed to none. " +
      "Where more was allocated out of a pool than its donors deposited, the unallocated rest is below zero: the Fund’s own income, or money still to come, stands behind the difference.",
  },
  {
    title: "Transferred and spent",
    text:
      "What participating organisations were sent for a programme (transfers less refunds) and what they reported as spent on it are shared by the same parts. " +
      "Expenditure that was reported for no single programme is on no donor’s statement.",
  },
];

/** How the figures come about, printed in full on every form of the statement. */
export const methodOf = ({ beyondDeposits }: Pick<Statement, "beyondDeposits">): readonly Paragraph[] =>
  beyondDeposits.length === 0
    ? METHOD
    : [
        ...METHOD,
        {
          title: "Allocated beyond deposits",
          text:
            `Out of these pools more was allocated than donors had deposited, net of the fee: ${beyondDeposits.join("; ")}. ` +
            "What was allocated out of a pool nobody paid into is on no donor’s statement, and takes its part of transfers and expenditure with it.",
        },
      ];
