import { z } from "zod";
import { tolerant } from "@/lib/kernel/address";
import { isDay } from "@/lib/kernel/dates";
import { clocksFilter } from "@/lib/ledger/schema";

/** The address of a fund status: both clocks, the first day of a period (all time where it is left out), and the print. */
export const statusFilter = clocksFilter.extend({
  from: tolerant(z.string().refine(isDay)),
  /** "dollars" rounds for print and says where that shows. */
  print: tolerant(z.enum(["dollars"])),
});
export type StatusFilter = z.output<typeof statusFilter>;
