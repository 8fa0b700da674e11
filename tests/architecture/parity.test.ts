import { expect, test } from "vitest";
import { ROLES } from "@/lib/access/permissions";
import { MOVES, STAGES } from "@/lib/concept-notes/stages";
import { Role, Stage } from "@/prisma/generated/enums";
import { filesIn, textOf } from "@/tests/support/files";

test("the stage table and the database know the same stages", () => {
  expect([...STAGES].sort()).toEqual(Object.values(Stage).sort());
});

test("the permission table and the database know the same roles", () => {
  expect([...ROLES].sort()).toEqual(Object.values(Role).sort());
});

test("the database asks a reason of exactly the moves that need one and are no deferral", () => {
  const guards = textOf("prisma/migrations/20261123000100_guards/migration.sql");
  const listed = /"move" NOT IN \(([^)]*)\)/.exec(guards)?.[1]?.match(/[a-z-]+/g);
  const needing = Object.entries(MOVES).filter(([name, { needsReason }]) => needsReason && !name.startsWith("defer"));
  expect(listed?.sort()).toEqual(needing.map(([name]) => name).sort());
});

test("only the permission table names a role", () => {
  const naming = [...filesIn("lib"), ...filesIn("app"), ...filesIn("components")].filter(
    (file) =>
      !file.startsWith("lib/access/") &&
      /["'](fmu_officer|fmu_head|administrative_agent|auditor)["']/.test(textOf(file)),
  );
  expect(naming).toEqual([]);
});
