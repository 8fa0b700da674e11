import { randomUUID } from "node:crypto";
import { recordDecision } from "@/lib/committee/decision.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal, USD, usd } from "@/lib/kernel/money";
import { setCondition } from "@/lib/programmes/conditions/condition.commands";
import { recordRefund } from "@/lib/programmes/money/refund.commands";
import { activateProgramme, closeOperationally } from "@/lib/programmes/programme.commands";
import { submitReport } from "@/lib/programmes/reports/report.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { prepareTransfer, releaseTransfer } from "@/lib/transfers/transfer.commands";
import { arrangeNotes, WITH_PROGRAMMES } from "./arrange";
import { partOf, told, type World } from "./deed";
import { partsLeft, planOf, programmesAt } from "./payments";
import { notesAt, writeDocument } from "./plans";

const GIVEN = [
  { amount: "5000000", target: null },
  { amount: "1500000", target: "area:4" },
  { amount: "700000.01", target: "region:europe" },
] as const;

/** Cash to begin with, unearmarked and bound, so that histories have something to give away. */
export async function endow({ cast, donors }: World, now: Date): Promise<void> {
  for (const [index, { amount, target }] of GIVEN.entries()) {
    const earmarks = target ? [{ target, amount }] : [];
    const deposit = { amount, currency: USD, effectiveOn: addDays(dayOf(now), -20), earmarks };
    const head = { requestKey: randomUUID(), donorId: donors[index], title: "Cash", source: "Letter" };
    await recordContribution(cast.fmuOfficer, { ...head, deposit, commitment: deposit }, now);
  }
}

/** A pledge that is taken back: random histories do this too seldom to be relied on. */
async function pledgeInVain({ cast, donors }: World, now: Date): Promise<void> {
  const pledge = { amount: "250000", currency: USD, effectiveOn: addDays(dayOf(now), -10), earmarks: [] };
  const head = { requestKey: randomUUID(), donorId: donors[0], title: "Announced", source: "Letter" };
  const { value } = await recordContribution(cast.fmuOfficer, { ...head, pledge }, now);
  const { id: entryId } = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: value.id } });
  await reverseEntry(cast.fmuHead, { entryId, reason: "Announced by mistake" }, now);
}

const DECIDED = new Date("2024-12-06T10:00:00Z");
const SENT = new Date("2024-12-12T10:00:00Z");
const REPORTED = new Date("2025-01-10T10:00:00Z");

/** Approves the last three of the notes that wait, each out of the unearmarked pool; gives their ids. */
async function approveSome({ cast }: World): Promise<string[]> {
  const notes = (await notesAt("appraised")).slice(-3);
  const items = notes.map(({ id, revision, amountUsd }) => ({
    noteId: id,
    revision,
    outcome: "approved",
    source: "unearmarked",
    amountUsd,
  }));
  const words = { decidedOn: dayOf(DECIDED), mode: "meeting", text: "The committee decides." };
  await recordDecision(cast.fmuOfficer, { ...words, items }, DECIDED);
  return notes.map(({ id }) => id);
}

/** Prepares every part of the first tranches, and releases those of some programmes. */
async function send({ cast }: World, noteIds: readonly string[]): Promise<void> {
  const first = (await partsLeft()).filter(({ trancheNumber }) => trancheNumber === 1);
  for (const { left, ...part } of first) {
    const request = { requestKey: randomUUID(), ...part, amountUsd: toDecimal(left) };
    const { value } = await prepareTransfer(cast.fmuOfficer, request, SENT);
    if (!noteIds.includes(part.noteId)) continue;
    await releaseTransfer(cast.administrativeAgent, { transferId: value.id, on: dayOf(SENT) }, SENT);
  }
}

const seen = async (noteId: string) => {
  const { revision } = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { revision: true } });
  return { noteId, revision };
};

/** Signs two programmes, ends the activities of one, binds the third, and books what the other deeds take back. */
async function settle(
  { cast, punos }: World,
  [running = "", bound = "", ended = ""]: readonly string[],
): Promise<void> {
  const { administrativeAgent, fmuOfficer } = cast;
  for (const noteId of [running, ended]) {
    const signed = { signedOn: dayOf(SENT), firstTransferOn: dayOf(SENT) };
    await activateProgramme(administrativeAgent, { ...(await seen(noteId)), ...signed }, SENT);
  }
  await closeOperationally(fmuOfficer, { ...(await seen(ended)), finalNarrativeOn: dayOf(REPORTED) }, REPORTED);
  const condition = { noteId: bound, text: "Open a bank account.", fromTranche: 1, dueOn: null, decisionId: null };
  await setCondition(fmuOfficer, condition, SENT);
  const report = { noteId: running, kind: "narrative", year: "2024", doneOn: dayOf(REPORTED), note: "" };
  await submitReport(fmuOfficer, report, REPORTED);
  const { description, ...form } = told(REPORTED, 0, false);
  const refund = { ...form, note: description, noteId: running, organisationId: punos[0], amountUsd: "1000.01" };
  await recordRefund(administrativeAgent, refund, REPORTED);
  const interest = { ...told(REPORTED, 3), kind: "fund_interest", amountUsd: "1234.56" };
  await recordBooking(administrativeAgent, interest, REPORTED);
}

/**
 * How every history begins: cash, a pledge taken back, a programme that runs, one whose money waits for a condition, one
 * whose activities are over, a note that is invited and one that is appraised with money set aside. All is done by
 * command, in 2024 and on 10 January 2025.
 */
export async function begin(world: World): Promise<void> {
  const { cast, punos } = world;
  await arrangeNotes(cast.fmuOfficer, WITH_PROGRAMMES);
  await endow(world, DECIDED);
  await pledgeInVain(world, DECIDED);
  const programmes = await approveSome(world);
  for (const noteId of programmes) await planTranches(cast.fmuOfficer, await planOf(world, noteId, "0.6", SENT), SENT);
  await send(
    world,
    programmes.filter((_, index) => index !== 1),
  );
  await settle(world, programmes);
  for (const { id, revision } of (await notesAt("in_pipeline")).slice(0, 2))
    await inviteDocument(
      cast.fmuHead,
      { noteId: id, revision, source: "unearmarked", organisationIds: punos.slice(0, 2) },
      REPORTED,
    );
  const [invited] = await notesAt("invited");
  await writeDocument(world, invited, { weights: [5n, 3n, 2n] }, REPORTED);
}

/** Releases a part of a second tranche on a day whose books are closed by now: it counts from the first open one. */
export async function sendLate({ cast }: World, on: Day, now: Date): Promise<void> {
  const running = await programmesAt("active");
  const part = (await partsLeft()).find(({ noteId }) => running.some(({ id }) => id === noteId));
  const { left, ...of } = part ?? { left: usd("0") };
  const request = { requestKey: randomUUID(), ...of, amountUsd: partOf(left, "0.25") };
  const { value } = await prepareTransfer(cast.fmuOfficer, request, now);
  const release = { transferId: value.id, on, isLate: true, note: "The bank told us late." };
  await releaseTransfer(cast.administrativeAgent, release, now);
}
