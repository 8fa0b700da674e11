import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { defineCommand } from "@/lib/command";
import { dateOf, dayOf, formatDay } from "@/lib/kernel/dates";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { Refusal } from "@/lib/kernel/refusal";
import { loadProgramme } from "../money/funded-programme.steps";
import { type ReportInput, reportInput } from "./report.schema";
import { owedReports } from "./report.steps";
import { mayReport } from "./reports-due";

type Step = "submitted" | "accepted";

/** Keeps one fact about a report that the programme owes; gives the event. */
async function keep(context: StepContext, step: Step, { note, ...report }: ReportInput) {
  const { tx, actor, at: now } = context;
  const { noteId, kind, year, doneOn } = report;
  const refuse = (sentence: string, field = "doneOn") => new Refusal("invalid", sentence, { [field]: sentence });
  refuseFutureDays({ doneOn }, now);
  const owed = (await owedReports(tx, [noteId], dayOf(now))).find((one) => one.kind === kind && one.year === year);
  if (!owed) throw refuse("The programme owes no such report: it did not run in this year.", "year");
  if (doneOn < owed.coversTo)
    throw refuse(`This report tells of the time up to ${formatDay(owed.coversTo)}: enter a day from then on.`);
  if (step === "accepted" && owed.submittedOn === null)
    throw new Refusal("not-now", "A report is accepted after it was submitted.");
  if (step === "accepted" && owed.submittedOn !== null && doneOn < owed.submittedOn)
    throw refuse("This day is before the report was submitted.");
  await tx.programmeReport.create({
    data: {
      noteId,
      kind,
      year,
      step,
      note: note ?? "",
      doneOn: dateOf(doneOn),
      recordedAt: now,
      recordedById: actor.id,
    },
  });
  const after = { kind, year, doneOn, dueOn: owed.dueOn, ...(note && { note }) };
  return {
    value: { id: noteId },
    event: { name: `report.${step}`, subjectType: "concept-note", subjectId: noteId, after },
  } as const;
}

/** Records that a yearly report was submitted: by an organisation that takes part, or by the Fund Management Unit. */
export const submitReport = defineCommand({
  input: reportInput,
  permission: "report.submit",
  load: (tx, { noteId }, actor) => loadProgramme(tx, noteId, actor),

  async apply({ context, actor, input, subject: programme }) {
    if (!mayReport(actor, programme))
      throw new Refusal("forbidden", "Only the organisations that take part report on a programme.");
    return keep(context, "submitted", input);
  },
});

/** The Fund Management Unit accepts a submitted report. */
export const acceptReport = defineCommand({
  input: reportInput,
  permission: "report.accept",
  load: (tx, { noteId }, actor) => loadProgramme(tx, noteId, actor),
  apply: ({ context, input }) => keep(context, "accepted", input),
});
