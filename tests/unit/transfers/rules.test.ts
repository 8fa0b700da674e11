import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/access/permissions";
import { actsOpenTo, blocksOf, notSetAside, STATES } from "@/lib/transfers/transfer-blocks";
import { prepareTransferInput, releaseTransferInput, transferFilter } from "@/lib/transfers/transfer.schema";

const ID = "0190a000-0000-7000-8000-000000000001";
const actor = (id: string, ...roles: Role[]): Actor => ({ id, name: "Sam", roles, organisationId: null });
const condition = (id: string, fromTranche: number) => ({ id, text: `Condition ${id}.`, dueOn: null, fromTranche });

describe("what holds a request back", () => {
  test("are open conditions of its tranche or an earlier one, and every missing report", () => {
    const reports = [{ kind: "narrative" as const, year: 2024, dueOn: "2025-03-31" }];
    expect(blocksOf(2, [condition("a", 1), condition("b", 2), condition("c", 3)], reports)).toEqual([
      { key: "condition:a", sentence: "Open condition: Condition a." },
      { key: "condition:b", sentence: "Open condition: Condition b." },
      { key: "report:narrative:2024", sentence: "Missing: the narrative report of 2024, due on 31 March 2025." },
    ]);
  });

  test("is set aside one by one: what came after an override still holds", () => {
    const [first, second] = blocksOf(1, [condition("a", 1), condition("b", 1)], []);
    expect(
      notSetAside(
        [first, second].flatMap((one) => one ?? []),
        first ? [first] : [],
      ),
    ).toEqual([second]);
  });
});

describe("what somebody may do with a request", () => {
  const preparer = actor("p", "fmu_officer", "administrative_agent");
  const agent = actor("a", "administrative_agent");
  const head = actor("h", "fmu_head");

  test("is to release it only where nothing holds it back, and never for its preparer", () => {
    for (const state of STATES) {
      expect(actsOpenTo(preparer, { state, preparedById: "p" }).canRelease, state).toBe(false);
      expect(actsOpenTo(agent, { state, preparedById: "p" }).canRelease, state).toBe(state === "open");
      expect(actsOpenTo(head, { state, preparedById: "p" }).canRelease, state).toBe(false);
    }
  });

  test("is to set aside what holds it back only for the head of the unit, and nothing once it has ended", () => {
    expect(actsOpenTo(head, { state: "blocked", preparedById: "p" }).canOverride).toBe(true);
    expect(actsOpenTo(agent, { state: "blocked", preparedById: "p" }).canOverride).toBe(false);
    for (const state of ["withdrawn", "refused", "reversed"] as const)
      expect(
        Object.values(actsOpenTo(actor("x", "fmu_head", "administrative_agent"), { state, preparedById: "p" })),
      ).toEqual(Object.values(actsOpenTo(actor("y"), { state, preparedById: "p" })));
  });
});

describe("what the forms send", () => {
  test("a late release says why", () => {
    const form = { transferId: ID, on: "2026-01-02" };
    expect(releaseTransferInput.parse(form)).toMatchObject({ isLate: false, note: null });
    expect(releaseTransferInput.safeParse({ ...form, isLate: true, note: " " }).error?.issues[0]?.path).toEqual([
      "note",
    ]);
    expect(releaseTransferInput.safeParse({ ...form, isLate: true, note: "Told today" }).success).toBe(true);
  });

  test("an amount is above zero with at most two decimals", () => {
    const form = { requestKey: ID, noteId: ID, trancheNumber: "1", organisationId: ID };
    expect(prepareTransferInput.parse({ ...form, amountUsd: "1,250.5" })).toMatchObject({ amountUsd: "1250.50" });
    for (const amountUsd of ["0", "-1", "1.005", ""])
      expect(prepareTransferInput.safeParse({ ...form, amountUsd }).success, amountUsd).toBe(false);
  });

  test("a damaged address falls back to the whole list", () => {
    expect(transferFilter.parse({ state: "open", organisation: "Ü", text: "" })).toEqual({});
    expect(transferFilter.parse({ state: "waiting" })).toEqual({ state: "waiting" });
  });
});
