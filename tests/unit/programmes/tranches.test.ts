import { expect, test } from "vitest";
import { planTranchesInput } from "@/lib/programmes/tranches/tranche.schema";

const ID = "01a2201b-c5e7-7249-8bf1-23b573ee627d";
const tranche = (plannedOn: string, amountUsd = "5") => ({ plannedOn, parts: [{ organisationId: ID, amountUsd }] });

function refused(tranches: readonly unknown[]): Record<string, string> {
  const { error } = planTranchesInput.safeParse({ noteId: ID, version: 0, tranches });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));
}

test("tranches follow one another, or fall on one day", () => {
  expect(refused([tranche("2026-01-01"), tranche("2026-01-01"), tranche("2027-01-01")])).toEqual({});
  expect(refused([tranche("2026-01-01"), tranche("2025-12-31")])).toEqual({
    "tranches.1.plannedOn": "Enter a day from 1 January 2026 on: tranches follow one another.",
  });
});

test("a tranche without an amount is refused, not left out", () => {
  expect(refused([tranche("2026-01-01"), tranche("2026-06-30", "")])).toEqual({
    "tranches.1.plannedOn": "This tranche has no amount: enter one, or remove the tranche.",
  });
});
