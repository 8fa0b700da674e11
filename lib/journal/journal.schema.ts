import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { type Day, daySchema } from "@/lib/kernel/dates";
import { searchText } from "@/lib/kernel/text";
import { ACCOUNTS, type Account } from "@/lib/ledger/accounts";
import { reportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";

const slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

export const CAUSE_KINDS = ["contribution-entry", "concept-note", "transfer", "booking"] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** The state of the ledger page as it stands in the address. */
export const journalFilter = reportingDatesFilter.extend({
  /** One account, or several joined by commas: a line of any of them. */
  account: tolerant(
    z
      .string()
      .transform((value) => value.split(","))
      .pipe(z.array(z.enum(ACCOUNTS))),
  ),
  donor: tolerant(slug),
  puno: tolerant(slug),
  /** A part of the reference of a programme or note. */
  programme: tolerant(searchText),
  cause: tolerant(z.enum(CAUSE_KINDS)),
  /** One act, for example "contribution.deposit". */
  act: tolerant(z.string().regex(/^[a-z-]+\.[a-z-]+$/)),
  from: tolerant(daySchema),
  late: tolerant(z.enum(["yes"])),
  after: tolerant(z.string().max(400)),
});
export type JournalFilter = z.output<typeof journalFilter>;

/** The filter as an address carries it. */
export const addressOf = ({ account, ...filter }: JournalFilter) => ({ ...filter, account: account?.join(",") });

/** True where anything but the page is chosen. */
export const isFiltered = ({ after: _after, ...chosen }: JournalFilter): boolean =>
  Object.values(chosen).some((value) => value !== undefined);

/** What an act of the books was done to; no address where it has no page or the reader may not open it. */
export type Cause = { label: string; href: string | null };

/** One line; one of debit and credit is a decimal string above zero, in the currency of its set. */
export type SetLine = {
  position: number;
  account: Account;
  debit: string | null;
  credit: string | null;
  /** Donor, pool, programme, organisation, category and year, in words. */
  of: string[];
};

/** The lines a filter leaves in one currency: decimal strings, `balance` as `growsByCredit` says. */
export type LinesTotal = { currency: string; lines: number; debit: string; credit: string; balance: string };

/** One act in the books with its lines; both clocks, and the sets that take it back or that it takes back. */
export type SetRow = {
  id: string;
  act: string;
  cause: Cause;
  effectiveOn: Day;
  /** Of a late fact: the day it was true, in a period that was closed when it became known. */
  occurredOn: Day | null;
  recordedAt: Date;
  recordedBy: string;
  note: string | null;
  currency: string;
  lines: SetLine[];
  reversesId: string | null;
  reversedById: string | null;
  /** True of what the Administrative Agent booked and may take back. */
  isBooking: boolean;
};
