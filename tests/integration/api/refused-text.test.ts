import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/access/permissions";
import type { Command } from "@/lib/command";
import { recordDecision } from "@/lib/committee/decision.commands";
import { recordPaper } from "@/lib/committee/paper.commands";
import { startDraft, withdrawNote } from "@/lib/concept-notes/concept-note.commands";
import { completeReview, recommendNote } from "@/lib/concept-notes/reviews/review.commands";
import { recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { mapImport } from "@/lib/imports/import.commands";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { addOrganisation } from "@/lib/organisations/organisation.commands";
import { invitePerson } from "@/lib/people/person.commands";
import { revisePlace } from "@/lib/places/place.commands";
import { setCondition } from "@/lib/programmes/conditions/condition.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { recordRate } from "@/lib/rates/rate.commands";
import { recordReconciliation } from "@/lib/reconciliation/reconciliation.commands";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { reviseThematicArea } from "@/lib/themes/theme.commands";
import { withdrawTransfer } from "@/lib/transfers/transfer.commands";

const as = (role: Role): Actor => ({
  id: "6f1ed002-ab5f-4b7a-9a3e-0000000000aa",
  name: "Sam Guest",
  roles: [role],
  organisationId: null,
});

type Case = readonly [name: string, command: Command<unknown>, role: Role, field: string];

const CASES: readonly Case[] = [
  ["a concept note", startDraft, "agency", "title"],
  ["a withdrawal", withdrawNote, "agency", "reason"],
  ["a review", completeReview, "reviewer", "comment"],
  ["a recommendation", recommendNote, "fmu_head", "recommendation"],
  ["a decision", recordDecision, "fmu_head", "text"],
  ["a contribution", recordContribution, "fmu_officer", "title"],
  ["a reversal", reverseEntry, "fmu_head", "reason"],
  ["a booking", recordBooking, "administrative_agent", "description"],
  ["a period close", closePeriod, "administrative_agent", "note"],
  ["an organization", addOrganisation, "admin", "name"],
  ["a person", invitePerson, "admin", "name"],
  ["a place", revisePlace, "admin", "name"],
  ["a thematic area", reviseThematicArea, "admin", "name"],
  ["a condition", setCondition, "fmu_officer", "text"],
  ["a tranche plan", planTranches, "fmu_officer", "reason"],
  ["a rate", recordRate, "administrative_agent", "note"],
  ["a statement to reconcile", recordReconciliation, "fmu_officer", "title"],
  ["a paper", recordPaper, "fmu_head", "title"],
  ["a withdrawn transfer request", withdrawTransfer, "fmu_officer", "reason"],
];

const CHARACTERS = [
  ["\0", "0000"],
  ["\ud800", "D800"],
  ["\u202e", "202E"],
  ["\u200b", "200B"],
  ["\u001b", "001B"],
] as const;

describe("a text that cannot be stored or seen", () => {
  test.each(CASES)("is refused at its field in %s", async (_, command, role, field) => {
    const before = await db.auditFact.count();
    for (const [character, code] of CHARACTERS) {
      const refusal: unknown = await command(as(role), { [field]: `Ti${character}tle` }).catch(
        (error: unknown) => error,
      );
      expect(refusal).toMatchObject({ code: "invalid", fields: { [field]: expect.stringContaining(`(U+${code})`) } });
    }
    expect(await db.auditFact.count()).toBe(before);
  });

  test("is refused in a value of the Fund's profile", async () => {
    const input = { key: "name", value: "Migration \u202eFund", source: "Test" };
    const refusal: unknown = await reviseFundSetting(as("admin"), input).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "invalid", fields: { value: expect.stringContaining("(U+202E)") } });
  });

  test("is refused in the mapping of an import", async () => {
    const input = {
      importId: "6f1ed002-ab5f-4b7a-9a3e-0000000000ab",
      revision: 0,
      mapping: { names: [{ name: "Nor\ud800way", choice: "" }] },
    };
    const refusal: unknown = await mapImport(as("fmu_head"), input).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "invalid",
      fields: { "mapping.names.0.name": expect.stringContaining("Character 4 (U+D800)") },
    });
  });
});
