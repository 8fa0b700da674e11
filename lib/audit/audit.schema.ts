import { z } from "zod";
import { daySchema } from "@/lib/kernel/dates";
import { searchText } from "@/lib/kernel/text";
import { AUDIT_NAMES, type AuditName, SUBJECT_TYPES } from "./events";

const names = Object.keys(AUDIT_NAMES) as [AuditName, ...AuditName[]];

const lenient = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined);

/** Of the audit's address; what makes no sense is left out rather than refused. Days are UTC, both ends included. */
export const auditFilter = z.object({
  who: lenient(z.uuid()),
  act: lenient(z.enum(names)),
  subjectType: lenient(z.enum(SUBJECT_TYPES)),
  subjectId: lenient(searchText),
  signIns: lenient(z.literal("without")),
  from: lenient(daySchema),
  to: lenient(daySchema),
  after: lenient(z.string().max(200)),
});
export type AuditFilter = z.output<typeof auditFilter>;
