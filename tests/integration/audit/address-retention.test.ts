import { beforeEach, describe, expect, test } from "vitest";
import { deleteOldAddresses } from "@/lib/audit/address-retention.steps";
import { recordAudit } from "@/lib/audit/audit.steps";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { withRequestId } from "@/lib/kernel/request-id";
import { invitePerson } from "@/lib/people/person.commands";
import type { Cast } from "@/prisma/seed/cast";
import { setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
beforeEach(async () => {
  cast = await setReferenceStage();
  await db.auditAddress.deleteMany();
});

const NOW = new Date("2026-06-30T12:00:00Z");
const DAY = 86_400_000;
const daysBefore = (days: number) => new Date(NOW.getTime() - days * DAY);
const signedOut = { name: "session.ended", subjectType: "session", subjectId: "x" } as const;

const kept = async () =>
  (await db.auditAddress.findMany({ orderBy: { entryId: "asc" } })).map(({ address }) => address);

describe("the network address of an audit entry", () => {
  test("is stored apart from the log for an act within a request, and not for one outside of it", async () => {
    const person = { name: "A Guest", roles: ["reviewer"], organisationId: "" };
    const invite = (email: string) => invitePerson(cast.admin, { ...person, email });
    await withRequestId("request-1", () => invite("one@example.org"), "192.0.2.33");
    await invite("two@example.org");
    const entries = await db.auditFact.findMany({
      where: { name: "person.invited" },
      orderBy: { id: "desc" },
      take: 2,
      include: { address: true },
    });
    expect(entries.map(({ requestId, address }) => [requestId, address?.address])).toEqual([
      [null, undefined],
      ["request-1", "192.0.2.33"],
    ]);
    const { address: _stored, ...log } = entries[1] ?? { address: null };
    expect(Object.values(log).map(String)).not.toContain("192.0.2.33");
  });

  test("is deleted after 90 days, and the entry stays", async () => {
    for (const [address, days] of [
      ["old", 91],
      ["recent", 89],
    ] as const)
      await recordAudit(db, cast.admin, signedOut, daysBefore(days), address);
    const entries = await db.auditFact.count();
    expect(await deleteOldAddresses(NOW)).toBe(1);
    expect(await kept()).toEqual(["recent"]);
    expect(await db.auditFact.count()).toBe(entries);
    expect(settings().AUDIT_ADDRESS_DAYS).toBe(90);
  });

  test("is deleted after the days of the setting", async () => {
    await recordAudit(db, cast.admin, signedOut, daysBefore(8), "old");
    await recordAudit(db, cast.admin, signedOut, daysBefore(6), "recent");
    expect(await deleteOldAddresses(NOW, 7)).toBe(1);
    expect(await kept()).toEqual(["recent"]);
  });

  test("is deleted however many there are, in statements of 5,000, and once where two servers delete", async () => {
    const facts = Array.from({ length: 10_001 }, (_, index) => ({
      ...signedOut,
      at: daysBefore(100),
      subjectId: `number ${index}`,
    }));
    await db.auditFact.createMany({ data: facts });
    const ids = await db.auditFact.findMany({ where: { at: daysBefore(100) }, select: { id: true } });
    const recordedAt = daysBefore(100);
    await db.auditAddress.createMany({ data: ids.map(({ id }) => ({ entryId: id, address: "old", recordedAt })) });
    const deleted = await Promise.all([deleteOldAddresses(NOW), deleteOldAddresses(NOW)]);
    expect(deleted[0] + deleted[1]).toBe(10_001);
    expect(await kept()).toEqual([]);
  });
});
