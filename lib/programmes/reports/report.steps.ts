import "server-only";
import { addDays, dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { isMissing, type OwedKey, type ReportDays, reportsOwed, type Run } from "./reports-due";

type Reader = Pick<Tx, "stageChange" | "transferEnding" | "programmeReport">;

/** When each programme had its first money (or its activation) and when its activities ended. */
async function runsOf(tx: Reader, noteIds: readonly string[], before: Date): Promise<Map<string, Run>> {
  const noteId = { in: [...noteIds] };
  const moves = await tx.stageChange.findMany({
    where: { noteId, move: { in: ["activate", "close-operationally"] }, at: { lt: before } },
    select: { noteId: true, move: true, effectiveOn: true },
  });
  const sent = await tx.transferEnding.findMany({
    where: {
      kind: "released",
      recordedAt: { lt: before },
      transfer: { noteId, OR: [{ reversal: null }, { reversal: { recordedAt: { gte: before } } }] },
    },
    select: { endedOn: true, transfer: { select: { noteId: true } } },
  });
  const earliest = (days: Day[]): Day | null => days.sort()[0] ?? null;
  const dayOfMove = (id: string, move: string) =>
    moves.flatMap((one) => (one.noteId === id && one.move === move ? [dayOf(one.effectiveOn)] : []));
  return new Map(
    noteIds.map((id) => {
      const transfers = sent.flatMap((one) => (one.transfer.noteId === id ? [dayOf(one.endedOn)] : []));
      const startedOn = earliest([...dayOfMove(id, "activate"), ...transfers]);
      return [id, { startedOn, endedOn: earliest(dayOfMove(id, "close-operationally")) }];
    }),
  );
}

type OwedReport = OwedKey & ReportDays & { readonly noteId: string };

/**
 * Every report some programmes owe up to a day, with the days it was submitted and accepted, the oldest first; told from
 * what was recorded up to the end of `knownOn`.
 */
export async function owedReports(
  tx: Reader,
  noteIds: readonly string[],
  on: Day,
  knownOn: Day = on,
): Promise<OwedReport[]> {
  const before = dateOf(addDays(knownOn, 1));
  const runs = await runsOf(tx, noteIds, before);
  const facts = await tx.programmeReport.findMany({
    where: { noteId: { in: [...noteIds] }, recordedAt: { lt: before } },
  });
  return noteIds.flatMap((noteId) =>
    reportsOwed(runs.get(noteId) ?? { startedOn: null, endedOn: null }, on).map((owed) => {
      const done = (step: "submitted" | "accepted") => {
        const found = facts.find(
          (one) => one.noteId === noteId && one.kind === owed.kind && one.year === owed.year && one.step === step,
        );
        return found ? dayOf(found.doneOn) : null;
      };
      return { ...owed, noteId, submittedOn: done("submitted"), acceptedOn: done("accepted") };
    }),
  );
}

/** The reports some programmes owe that were due before the first clock's day and not submitted by it. */
export const missingReports = async (
  tx: Reader,
  noteIds: readonly string[],
  { asOf, knownOn }: ReportingDates,
): Promise<OwedReport[]> => (await owedReports(tx, noteIds, asOf, knownOn)).filter((report) => isMissing(report, asOf));
