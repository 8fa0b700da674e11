import { z } from "zod";
import { noteId } from "@/lib/concept-notes/concept-note.schema";
import { daySchema } from "@/lib/kernel/dates";
import { optionalWords } from "@/lib/kernel/text";
import { REPORT_KINDS } from "./reports-due";

/** Which report of a programme, and the day it was submitted or accepted. */
export const reportInput = z.object({
  noteId,
  kind: z.enum(REPORT_KINDS, "Choose the kind of report."),
  year: z.coerce.number("Enter a year.").int("Enter a year.").min(2019, "Enter a year.").max(2099, "Enter a year."),
  doneOn: z.string("Enter a date.").pipe(daySchema),
  note: optionalWords(2000),
});
export type ReportInput = z.output<typeof reportInput>;
