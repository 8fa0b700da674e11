import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { usd, type Usd } from "@/lib/kernel/money";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { activateProgramme, closeFinancially, closeOperationally } from "@/lib/programmes/programme.commands";
import { recordExpenditure } from "@/lib/status/bookings/booking.commands";
import { dayBefore, deed, fewDaysBack, nth, partOf, pick, told } from "./deed";
import { programmesAt } from "./payments";

export const activate = deed(
  "activate a programme",
  fc.record({ which: nth, back: fewDaysBack }),
  ({ which, back }) =>
    async ({ cast }, now) => {
      const { id, revision } = pick(await programmesAt("funded"), which) ?? {};
      const on = dayBefore(now, back);
      return activateProgramme(
        cast.administrativeAgent,
        { noteId: id, revision, signedOn: on, firstTransferOn: on },
        now,
      );
    },
);

export const endActivities = deed("close operationally", nth, (which) => async ({ cast }, now) => {
  const { id, revision } = pick(await programmesAt("active"), which) ?? {};
  return closeOperationally(cast.fmuOfficer, { noteId: id, revision, finalNarrativeOn: dayOf(now) }, now);
});

type Held = { noteId: string; organisationId: string; funded: Usd; unspent: Usd };

/** What each organisation was sent for a programme that is not closed, net of refunds, and what of it is unspent. */
async function heldBy(noteId?: string): Promise<Held[]> {
  const rows = await db.$queryRaw<{ noteId: string; organisationId: string; funded: string; unspent: string }[]>`
    SELECT l.note_id::text AS "noteId", l.puno_id::text AS "organisationId",
      coalesce(sum(l.amount) FILTER (WHERE l.account <> 'expenditure'), 0)::numeric(18,2)::text AS funded,
      sum(CASE l.account WHEN 'expenditure' THEN -l.amount ELSE l.amount END)::numeric(18,2)::text AS unspent
    FROM ledger_lines l JOIN concept_notes n ON n.id = l.note_id JOIN organisations o ON o.id = l.puno_id
    WHERE l.account IN ('transfers', 'refunds', 'expenditure') AND n.stage <> 'financially_closed'
    GROUP BY l.note_id, l.puno_id, n.programme_reference, o.slug ORDER BY n.programme_reference, o.slug`;
  return rows
    .map(({ funded, unspent, ...of }) => ({ ...of, funded: usd(funded), unspent: usd(unspent) }))
    .filter((one) => one.funded.minor > 0n && (noteId === undefined || one.noteId === noteId));
}
const unspentBy = async (noteId?: string) => (await heldBy(noteId)).filter(({ unspent }) => unspent.minor > 100n);

export const giveBack = deed(
  "record a refund",
  fc.record({ which: nth, percent: fc.constantFrom("0.1", "0.5", "1", "3"), back: fewDaysBack }),
  ({ which, percent, back }) =>
    async ({ cast }, now) => {
      const { noteId, organisationId, unspent } = pick(await unspentBy(), which) ?? { unspent: usd("0") };
      const { description: note, ...form } = told(now, back);
      const refund = { ...form, note, noteId, organisationId, amountUsd: partOf(unspent, percent) };
      return recordRefund(cast.administrativeAgent, refund, now);
    },
);

export const takeBackRefund = deed("take back a refund", nth, (which) => async ({ cast }, now) => {
  const where = { act: "refund.recorded", reversedBy: null };
  const { id, subjectId } =
    pick(await db.ledgerSet.findMany({ where, orderBy: [{ recordedAt: "asc" }, { id: "asc" }] }), which) ?? {};
  const form = { noteId: subjectId, setId: id, reason: "Belongs to another fund" };
  return reverseRefund(cast.administrativeAgent, form, now);
});

export const endMoney = deed(
  "close financially",
  fc.record({ which: nth, percent: fc.constantFrom("0", "0.5", "1"), back: fewDaysBack }),
  ({ which, percent, back }) =>
    async ({ cast }, now) => {
      const { id, revision } = pick(await programmesAt("operationally_closed"), which) ?? {};
      const refunds = (await unspentBy(id ?? randomUUID())).map(({ organisationId, unspent }) => ({
        organisationId,
        amountUsd: partOf(unspent, percent),
      }));
      const words = {
        finalFinancialOn: dayBefore(now, back),
        isLate: true,
        note: "As the final report says.",
        settledOutside: "Kept for the next phase, as agreed with the donor.",
      };
      return closeFinancially(cast.administrativeAgent, { noteId: id, revision, refunds, ...words }, now);
    },
);

/** Reports more than an organisation was sent: flagged, never refused. */
export const overspend = deed("spend more than was funded", nth, (which) => async ({ cast }, now) => {
  const { noteId, organisationId, funded } = pick(await heldBy(), which) ?? { funded: usd("0") };
  const lines = [{ category: 3, amountUsd: partOf(funded, "1.2") }];
  const form = { ...told(now, 0), punoId: organisationId, noteId, year: "2025", lines };
  return recordExpenditure(cast.administrativeAgent, form, now);
});
