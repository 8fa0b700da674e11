import { expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/access/permissions";
import { usd } from "@/lib/kernel/money";
import type { Answer } from "@/lib/simulation/answer";
import { answerMemory, digestOf } from "@/lib/simulation/answer-cache";
import { outstandingOf, type Promised } from "@/lib/simulation/expected-income";

const step = { extraUsd: "1.00", count: 1, references: ["CN-1"], isProven: true };
const answer: Extract<Answer, { status: "answered" }> = {
  status: "answered",
  proof: "exact",
  gapPercent: null,
  fundedCount: 0,
  fundedUsd: "0.00",
  programmes: [],
  pools: [],
  steps: [step],
  isCutOff: false,
  expected: [],
  targets: [],
};

test("an answer that the time cut off is worked out again when it is asked for again, a proven one is not", () => {
  const recalled = (kept: Answer) => {
    const memory = answerMemory(2);
    memory.keep("a", kept);
    return memory.recall("a");
  };
  const proven: Answer[] = [answer, { ...answer, proof: "solver" }, { status: "impossible", conflict: ["x"] }];
  for (const one of proven) expect(recalled(one)).toBe(one);
  expect(recalled({ status: "unfinished" })).toBeNull();
  expect(recalled({ ...answer, proof: "limit" })).toBeNull();
  expect(recalled({ ...answer, isCutOff: true })).toBeNull();
  expect(recalled({ ...answer, steps: [{ ...step, isProven: false }] })).toBeNull();
});

test("an answer that the time cut off can be saved as it was seen", () => {
  const memory = answerMemory(2);
  const cut: Answer = { ...answer, proof: "limit" };
  memory.keep("a", cut);
  expect(memory.recall("a", digestOf(cut))).toBe(cut);
  expect(memory.recall("a", digestOf(answer))).toBeNull();
});

test("only the latest answers are kept", () => {
  const memory = answerMemory(2);
  for (const key of ["a", "b", "c"]) memory.keep(key, answer);
  expect(["a", "b", "c"].map((key) => memory.recall(key) !== null)).toEqual([false, true, true]);
});

const promise = (reference: string, area: number | null, pledged: string, committed: string): Promised => ({
  donorId: "d",
  contribution: { id: reference, reference },
  pool: { area, region: null },
  pledged: usd(pledged),
  committed: usd(committed),
  received: usd(committed),
});

test("money that is to come names the contributions that are still open, and no other", () => {
  const rows = [
    // Pledged without an earmark, signed for area 1: closed as a whole.
    promise("C-1", null, "5000000", "0"),
    promise("C-1", 1, "0", "5000000"),
    promise("C-2", null, "2000000", "500000"),
    promise("C-3", 2, "1000000", "0"),
    promise("C-4", 2, "1000000", "1000000"),
  ];
  expect(
    outstandingOf(rows, "0").map(({ poolKey, amount, contributions }) => ({
      poolKey,
      amount: amount.minor,
      references: contributions.map(({ reference }) => reference),
    })),
  ).toEqual([
    { poolKey: "unearmarked", amount: 150_000_000n, references: ["C-2"] },
    { poolKey: "area:2", amount: 100_000_000n, references: ["C-3"] },
  ]);
});

test("a new promise is open whatever the donor signed and paid before without having promised it", () => {
  const older = promise("C-1", null, "0", "9000000");
  const rows = [older, promise("C-2", null, "3000000", "0"), promise("C-3", null, "1000000", "1500000")];
  expect(outstandingOf(rows, "0.01")).toMatchObject([
    { kind: "pledge", poolKey: "unearmarked", amount: usd("2970000"), contributions: [{ reference: "C-2" }] },
  ]);
});

test("what a rate gained or lost since the promise is neither still to come nor taken off another promise", () => {
  const kept = { contribution: { id: "C-1", reference: "C-1" }, pledged: usd("0"), committed: usd("1000000") };
  const row = (received: string, receivedAtRate: string): Promised => ({
    donorId: "d",
    pool: { area: 1, region: null },
    ...kept,
    received: usd(received),
    atRate: { committed: null, received: usd(receivedAtRate) },
  });
  const open = (rows: readonly Promised[]) => outstandingOf(rows, "0").map(({ amount }) => amount.minor);
  expect(open([row("950000", "1000000")])).toEqual([]);
  expect(open([row("475000", "500000")])).toEqual([50_000_000n]);
  const other: Promised = { ...promise("C-2", null, "0", "2000000"), received: usd("0") };
  expect(open([row("1100000", "1000000"), other])).toEqual([200_000_000n]);
});

test("whoever may ask the simulation may read every contribution it names", () => {
  for (const role of PERMISSIONS["simulation.run"]) {
    expect(PERMISSIONS["contribution.read"]).toContain(role);
    expect(PERMISSIONS["contribution.read-all"]).toContain(role);
  }
});
