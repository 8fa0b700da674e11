import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { sumUsd } from "@/lib/contributions/contribution-entries";
import { today } from "@/lib/kernel/dates";
import { findStatement, listStatements } from "@/lib/statements/statement.queries";
import type { Statement } from "@/lib/statements/statement";
import { LEAFLET_DAY, tellStory } from "@/tests/integration/overview/story";

const CLOCKS = { asOf: LEAFLET_DAY, knownOn: today() };

let auditor: Actor;
let statements: Statement[];

beforeAll(async () => {
  ({ auditor } = await tellStory());
  const rows = await listStatements(auditor, CLOCKS);
  const found = await Promise.all(rows.map(({ donor }) => findStatement(auditor, donor.slug, CLOCKS)));
  statements = found.flatMap((one) => one ?? []);
});

const of = (part: (one: Statement) => string) => sumUsd(statements.map(part));

test("the statements of the leaflet's 22 donors add up to what the leaflet prints", () => {
  expect(statements).toHaveLength(22);
  expect(of(({ totals }) => totals.deposited)).toBe("57425741.00");
  expect(of(({ supported }) => supported.allocated)).toBe("5500000.00");
  expect(sumUsd([of(({ supported }) => supported.allocated), of(({ unallocated }) => unallocated)])).toBe(
    of(({ totals }) => totals.net),
  );
});

test("each funded programme of the leaflet is given by all donors together, to the cent", () => {
  const rows = statements.flatMap(({ support }) => support);
  const programmes = new Map(rows.map(({ reference, allocatedOfPool }) => [reference, allocatedOfPool]));
  expect([...programmes.values()].sort()).toEqual(["1500000.00", "2000000.00", "2000000.00"]);
  for (const [reference, whole] of programmes) {
    const own = rows.filter((row) => row.reference === reference);
    expect(sumUsd(own.map(({ allocated }) => allocated))).toBe(whole);
    expect(own.every(({ basis }) => basis === "notional")).toBe(true);
  }
});
