import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { recordBooking } from "@/lib/status/bookings/commands";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";

/** Lets the server live elsewhere; null where it was. Connections that are open keep their zone. */
async function moveServer(zone: string | null): Promise<void> {
  const [found] = await ownerQuery<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  await ownerQuery(`ALTER DATABASE ${found?.name} ${zone ? `SET timezone TO '${zone}'` : "RESET timezone"}`);
  await db.$disconnect();
}

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => moveServer(null));

test.each(["Pacific/Auckland", "America/New_York"])(
  "on a server in %s, a moment is kept and read as it was",
  async (zone) => {
    await moveServer(zone);
    const at = new Date();
    const form = { requestKey: randomUUID(), on: "2024-03-31", description: "Interest", amountUsd: "100" };
    const booking = { ...form, kind: "fund_interest" };
    const { setId } = (await recordBooking(stage.cast.administrativeAgent, booking, at)).value;
    const kept = await ownerQuery<{ at: Date }>("SELECT recorded_at AS at FROM ledger_sets WHERE id = $1", [setId]);
    expect(kept).toEqual([{ at }]);
    expect(await db.ledgerSet.findUniqueOrThrow({ where: { id: setId } })).toMatchObject({ recordedAt: at });
    expect(await db.ledgerSet.count({ where: { recordedAt: at } })).toBe(1);
  },
);
