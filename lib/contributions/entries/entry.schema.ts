import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import type { Day } from "@/lib/kernel/dates";
import { searchText } from "@/lib/kernel/text";
import { ORGANISATION_TYPES, type OrganisationType } from "@/lib/organisations/organisation.labels";
import { reportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { ENTRY_KINDS, type EntryKind } from "../contribution-entries";

export const SORTS = ["date", "amount", "donor"] as const;
/** The state of the list of entries, as it stands in the address. */
export const entryFilter = z.object({
  donor: tolerant(z.string().regex(/^[a-z0-9-]{1,100}$/)),
  donorType: tolerant(z.enum(ORGANISATION_TYPES)),
  kind: tolerant(z.enum(ENTRY_KINDS)),
  year: tolerant(z.string().regex(/^20\d\d$/)),
  earmark: tolerant(z.string().regex(/^(none|area:[1-5]|region:[a-z-]+)$/)),
  currency: tolerant(z.string().regex(/^[A-Z]{3}$/)),
  text: tolerant(searchText),
  ...reportingDatesFilter.shape,
  sort: tolerant(z.enum(SORTS)),
  after: tolerant(z.string().max(400)),
});
export type EntryFilter = z.output<typeof entryFilter>;

/** True where anything but order and page is chosen. */
export const isFiltered = ({ sort: _sort, after: _after, ...chosen }: EntryFilter): boolean =>
  Object.values(chosen).some((value) => value !== undefined);

/** An earmark as a reader sees it: one of the two targets is set; the amount is in the entry's currency. */
export type EarmarkRow = { areaNumber: number | null; regionSlug: string | null; amount: string; amountUsd: string };

/** One entry as it leaves the module: money as decimal strings, days as "YYYY-MM-DD". */
export type EntryRow = {
  id: string;
  contributionId: string;
  reference: string;
  title: string;
  donor: { id: string; slug: string; name: string; type: OrganisationType };
  kind: EntryKind;
  amount: string;
  currency: string;
  rate: string;
  rateOn: string;
  amountUsd: string;
  feeUsd: string;
  effectiveOn: string;
  /** Of a late fact: the day it was true, in a period that was closed when it became known. */
  occurredOn: string | null;
  recordedAt: Date;
  reversesId: string | null;
  isReversed: boolean;
  isConfirmed: boolean;
  /** The booked USD value less the earmarks'. */
  unearmarkedUsd: string;
  earmarks: EarmarkRow[];
};

/** One entry of a contribution's history. Names are null for readers who are not told them. */
export type HistoryEntry = Omit<EntryRow, "contributionId" | "reference" | "title" | "donor"> & {
  /** Amount × rate, beside the booked value. */
  usdAtRate: string;
  note: string | null;
  /** Why the rate differs from the rate on record, or its source where none is on record. */
  rateNote: string | null;
  recordedById: string;
  recordedBy: string | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
};

/** Rows and booked USD of one kind. */
export type KindTotal = { kind: EntryKind; entries: number; amountUsd: string };

/** A deposit that nobody has confirmed; amount in booked USD. */
export type DepositToConfirm = {
  id: string;
  contributionId: string;
  reference: string;
  donorName: string;
  recordedOn: Day;
  amountUsd: string;
};
