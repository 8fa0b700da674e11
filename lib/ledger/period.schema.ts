import { z } from "zod";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { daySchema } from "@/lib/kernel/dates";
import { proseText } from "@/lib/kernel/text";

/** The last day of the period, and that whoever closes it knows what follows. That the day is past is the rules' to say. */
export const closePeriodInput = z.object({
  closedThrough: z
    .string("Enter the last day of the period.")
    .min(1, { error: "Enter the last day of the period.", abort: true })
    .pipe(daySchema)
    .refine((day) => day >= OPENING_DAY, `Enter a date from ${OPENING_DAY} on: the Fund did not exist before.`),
  note: proseText().max(2000, "Keep the note below 2,000 characters.").default(""),
  confirmed: z
    .boolean("Say that the figures of this period are final.")
    .refine((confirmed) => confirmed, "Say that the figures of this period are final."),
});
