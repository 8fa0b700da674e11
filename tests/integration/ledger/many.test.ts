import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { Line } from "@/lib/ledger/accounts";
import type { Act } from "@/lib/ledger/posting.steps";
import { postTold } from "@/tests/support/post";
import { setReferenceStage } from "@/tests/support/reference";

/** No round number of lines, so that no round number of parameters ends where a set does. */
const LINES: Line[] = [
  { account: "cash_with_agent", amount: usd("6") },
  ...Array.from({ length: 6 }, (): Line => ({ account: "fund_interest", amount: usd("-1") })),
];
const act = (): Act => ({
  act: "booking.fund-interest",
  subjectType: "booking",
  subjectId: randomUUID(),
  on: "2024-01-31",
  lines: LINES,
});

test("acts with thousands of lines go into the books at once, and every set is whole", async () => {
  const { administrativeAgent: agent } = await setReferenceStage();
  const acts = Array.from({ length: 400 }, act);
  const ids = await postTold(acts, agent);
  const kept = await db.ledgerSet.findMany({
    select: { id: true, subjectId: true, _count: { select: { lines: true } } },
  });
  const byId = new Map(kept.map((set) => [set.id, [set.subjectId, set._count.lines]]));
  expect(ids.map((id) => byId.get(id))).toEqual(acts.map(({ subjectId }) => [subjectId, LINES.length]));
});
