import { expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { today } from "@/lib/kernel/dates";
import { together } from "@/tests/integration/ledger/by-hand";
import { deposit, organisation, seen, setPeople } from "../concept-notes/way";

test("a record carried over to the pipeline takes no more than its pool holds once it is invited, whoever writes", async () => {
  const people = await setPeople();
  await deposit(people, "2100000");
  const record = { title: "Older note", areaNumber: 1, placeCodes: ["MK"], amountUsd: "1500000", stage: "in_pipeline" };
  const opening = { source: "Leaflet", effectiveOn: "2024-01-31", text: "Taken over as printed.", records: [record] };
  const { value } = await carryOver(people.fmuHead, opening);
  const noteId = value.records[0]?.noteId ?? "";
  const organisationIds = [await organisation("iom"), await organisation("unicef")];
  await inviteDocument(people.fmuHead, { ...(await seen(noteId)), source: "unearmarked", organisationIds });

  // 2,079,000 after the fee, of which 1,500,000 are set aside.
  const reserve = (amount: string) =>
    together(
      `WITH made AS (INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, recorded_at, recorded_by_id)
        VALUES (gen_random_uuid(), 'programme.reserved', 'concept-note', '${noteId}', '${today()}', now(), '${people.fmuHead.id}')
        RETURNING id, effective_on, recorded_at)
      INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, note_id)
      SELECT id, side.position, side.account::ledger_account, 'USD', side.amount, effective_on, recorded_at, '${noteId}' FROM made,
        (VALUES (1, 'reserved', ${amount}), (2, 'reserved_contra', -${amount})) AS side(position, account, amount)`,
      "SET CONSTRAINTS ledger_pool_holds IMMEDIATE",
    );
  await expect(reserve("579000.01")).rejects.toThrow("ledger_pool_holds");
  // The pool would hold this, but no invitation asks for it.
  await expect(reserve("579000")).rejects.toThrow("ledger_sets_stand_for_acts");
});
