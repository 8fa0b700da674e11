import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { migrate } from "../../../scripts/database/migrate.ts";

/** Lets the database have what its server may have; null as it was. Connections that are open keep what they have. */
async function letServer(setting: "timezone" | "datestyle", value: string | null): Promise<void> {
  const [found] = await ownerQuery<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  const change = value ? `SET ${setting} TO ${value}` : `RESET ${setting}`;
  await ownerQuery(`ALTER DATABASE ${found?.name} ${change}`);
  await db.$disconnect();
}
const moveServer = (zone: string | null) => letServer("timezone", zone && `'${zone}'`);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await moveServer(null);
  await letServer("datestyle", null);
});

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

test("on a server that writes days another way, days and moments are read as they are, and what was migrated is known", async () => {
  await letServer("datestyle", "SQL, DMY");
  const at = new Date();
  const form = { requestKey: randomUUID(), on: "2024-03-04", description: "Interest", amountUsd: "100" };
  const { setId } = (await recordBooking(stage.cast.administrativeAgent, { ...form, kind: "fund_interest" }, at)).value;
  const kept = { effectiveOn: new Date("2024-03-04"), recordedAt: at };
  expect(await db.ledgerSet.findUniqueOrThrow({ where: { id: setId } })).toMatchObject(kept);
  const days = await db.$queryRaw`SELECT effective_on::text AS day FROM ledger_sets WHERE id = ${setId}::uuid`;
  expect(days).toEqual([{ day: "2024-03-04" }]);
  expect(await migrate(process.env.DATABASE_OWNER_URL ?? "")).toEqual([]);
});
