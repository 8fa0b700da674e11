import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { daySchema } from "@/lib/kernel/dates";
import { searchText } from "@/lib/kernel/text";
import { ACCOUNTS } from "@/lib/ledger/accounts";
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
