import { describe, expect, test } from "vitest";
import { actingRoles, excludedPairs, rolesToGiveUp } from "@/lib/access/excluded-roles";
import { type Actor, authorize, can, isAct, type Permission, PERMISSIONS, type Role } from "@/lib/access/permissions";
import { EXCLUDED_PAIRS, PERMITTED_PAIRS } from "@/tests/support/role-pairs";

const actor = (...roles: Role[]): Actor => ({ id: "a", name: "A", roles, organisationId: "o" });

describe("two roles of one person", () => {
  test.each(EXCLUDED_PAIRS)("%s and %s exclude each other, in either order", (one, other) => {
    expect(excludedPairs([one, other])).toHaveLength(1);
    expect(excludedPairs([other, one])).toEqual(excludedPairs([one, other]));
    expect(rolesToGiveUp([one, other]).toSorted()).toEqual([one, other].toSorted());
    expect(actingRoles([one, other])).toEqual([]);
  });

  test.each(PERMITTED_PAIRS)("%s and %s may be assigned together", (one, other) => {
    expect(excludedPairs([one, other])).toEqual([]);
    expect(actingRoles([one, other])).toEqual([one, other]);
  });
});

test("a third role that excludes neither still acts", () => {
  expect(actingRoles(["reviewer", "fmu_head", "admin"])).toEqual(["reviewer"]);
  expect(excludedPairs(["reviewer", "fmu_head", "admin"])).toEqual([["fmu_head", "admin"]]);
  expect(can(actor("reviewer", "fmu_head", "admin"), "concept-note.review")).toBe(true);
});

/** What a person may still do whose roles exclude each other; every other permission changes records in a role. */
const STAYS_OPEN = [
  "account.change-password",
  "account.give-up-role",
  "audit.read",
  "concept-note.read",
  "concept-note.read-all",
  "concept-note.read-approved",
  "concept-note.read-assigned",
  "concept-note.read-own",
  "concept-note.read-recommended",
  "concept-note.read-reviews",
  "contribution.read",
  "contribution.read-all",
  "decision.read",
  "desk.open",
  "import.read",
  "ledger.read",
  "overview.read",
  "paper.read",
  "people.invite-administrator",
  "people.read",
  "period.read",
  "programme.read-money",
  "rate.read",
  "reconciliation.read",
  "reference.read",
  "simulation.run",
  "statement.read",
  "status.read",
  "transfer.read",
];

test("reading and the way out stay open, and every other permission is an act", () => {
  const open = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => !isAct(permission));
  expect(open.sort()).toEqual(STAYS_OPEN);
});

describe("an administrator who is also head of the Fund Management Unit", () => {
  const both = actor("fmu_head", "admin");

  test.each(["people.read", "audit.read", "transfer.read", "simulation.run", "people.invite-administrator"] as const)(
    "keeps %s",
    (permission) => expect(can(both, permission)).toBe(true),
  );

  test.each(["people.invite", "people.assign", "reference.revise", "transfer.prepare", "concept-note.invite"] as const)(
    "has no %s",
    (permission) => expect(can(both, permission)).toBe(false),
  );

  test("learns why an act is refused and what to do", () => {
    expect(() => authorize(both, "people.assign")).toThrow(
      "You can read but not act: The roles Head of the Fund Management Unit and Administrator exclude each other. " +
        "Give up one of them on the page My account.",
    );
  });

  test("learns only of the missing permission where neither role has it", () => {
    expect(() => authorize(both, "transfer.release")).toThrow("You do not have permission to do this.");
  });
});
