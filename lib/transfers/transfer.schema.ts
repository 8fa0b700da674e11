import { z } from "zod";
import { noteId, reason } from "@/lib/concept-notes/concept-note.schema";
import { tolerant } from "@/lib/kernel/address-parts";
import { usdAmount } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { optionalWords, searchText } from "@/lib/kernel/text";
import { EXPLAINED, isExplained, lateFields } from "@/lib/programmes/money/programme-money.schema";
import { reportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { STATES } from "./transfer-blocks";

const transferId = z.uuid("This request does not exist.");

/** One organisation's part of one tranche, or some of it. Amount in USD. */
export const prepareTransferInput = z.object({
  /** Made by the form: the same form sent twice is one request. */
  requestKey: z.uuid(),
  noteId,
  trancheNumber: z.coerce.number("Choose a tranche.").int("Choose a tranche.").min(1, "Choose a tranche."),
  organisationId: z.uuid("Choose an organisation."),
  amountUsd: usdAmount,
  note: optionalWords(2000),
});

export const releaseTransferInput = z
  .object({ transferId, on: z.string("Enter a date.").pipe(daySchema), ...lateFields })
  .refine(isExplained, EXPLAINED);

/** An act on a request that says why: withdrawn, refused, set aside or taken back. */
export const reasonedInput = z.object({ transferId, reason });

/** The state of the list, as it stands in the address. "waiting" are open requests, held back or not. */
export const transferFilter = z.object({
  state: tolerant(z.enum(["waiting", ...STATES.filter((state) => state !== "open" && state !== "blocked")])),
  organisation: tolerant(z.string().regex(/^[a-z0-9-]{1,100}$/)),
  text: tolerant(searchText),
  ...reportingDatesFilter.shape,
  after: tolerant(z.string().max(400)),
});
export type TransferFilter = z.output<typeof transferFilter>;

export const isFiltered = ({ after: _after, ...chosen }: TransferFilter): boolean =>
  Object.values(chosen).some((value) => value !== undefined);

/** What an override set aside, as it is stored. */
export const storedBlocks = z.array(z.object({ key: z.string(), sentence: z.string() }));
