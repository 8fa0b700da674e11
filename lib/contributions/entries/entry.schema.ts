import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { searchText } from "@/lib/kernel/text";
import { ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import { reportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { ENTRY_KINDS } from "../contribution-entries";

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
