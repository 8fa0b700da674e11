import { z } from "zod";
import { isDay } from "@/lib/kernel/dates";
import { ACCOUNTS } from "../rules";
import { clocksFilter } from "../schema";

const tolerant = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined);

/** The state of the list of sets, as it stands in the address. */
export const setFilter = clocksFilter.extend({
  from: tolerant(z.string().refine(isDay)),
  account: tolerant(z.enum(ACCOUNTS)),
  /** Slug of a donor or of a participating organisation. */
  organisation: tolerant(z.string().regex(/^[a-z0-9-]{1,100}$/)),
  /** "contribution", "programme", "booking": the first word of an act. */
  kind: tolerant(z.enum(["contribution", "programme", "booking", "transfer"])),
  late: tolerant(z.enum(["yes"])),
  after: tolerant(z.string().max(400)),
});
export type SetFilter = z.output<typeof setFilter>;
