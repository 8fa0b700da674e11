import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { listClosings } from "@/lib/ledger/period.queries";
import { factsOn } from "@/tests/integration/contributions/stage";
import { auditEntryOf, SOME_PERSON } from "@/tests/support/audited";
import { knownToday } from "@/tests/support/clocks";
import { waitingForTurns } from "@/tests/support/locks";
import { appQuery } from "@/tests/support/postgres";
import { inTransaction, WRITER } from "./by-hand";
import { close, deposit, LATE, lastEntry, setClosingStage, stage } from "./closing";

beforeEach(setClosingStage);
const NOW = knownToday(today());

describe("closing a period", () => {
  test("is the Administrative Agent's, leaves one fact, and publishes the figures of its last day", async () => {
    await expect(
      closePeriod(stage.cast.fmuHead, { closedThrough: "2023-12-31", confirmed: true }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const { value } = await close("2023-12-31");
    expect(await factsOn(value.id)).toMatchObject([
      {
        name: "period.closed",
        before: { closedThrough: null },
        after: { closedThrough: "2023-12-31", note: "Annual report" },
      },
    ]);
    expect(await listClosings(stage.cast.auditor, NOW)).toMatchObject([
      {
        closedThrough: "2023-12-31",
        closedBy: stage.cast.administrativeAgent.name,
        figures: { deposits: "1000.00", agentFee: "10.00", balanceWithAgent: "990.00" },
      },
    ]);
    await expect(listClosings(stage.cast.donor, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is refused for a day that is not over or closed already, without the word that it is final, and by the database", async () => {
    const today = new Date().toISOString().slice(0, 10);
    await expect(close(today)).rejects.toMatchObject({
      code: "invalid",
      fields: { closedThrough: expect.any(String) },
    });
    await expect(
      closePeriod(stage.cast.administrativeAgent, { closedThrough: "2023-12-31", confirmed: false }),
    ).rejects.toMatchObject({ fields: { confirmed: expect.any(String) } });
    await close("2023-12-31");
    for (const day of ["2023-12-31", "2023-06-30"])
      await expect(close(day)).rejects.toMatchObject({
        code: "invalid",
        fields: { closedThrough: expect.any(String) },
      });
    for (const day of ["2023-06-30", today])
      await expect(
        appQuery(
          `${auditEntryOf(SOME_PERSON)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '${day}', now(), ${SOME_PERSON})`,
        ),
      ).rejects.toThrow("period_closings_go_on");
  });

  test("is accepted from the moment its last day is over everywhere (UTC-12), and not before", async () => {
    const [before, after] = [new Date("2024-01-01T11:59:59.999Z"), new Date("2024-01-01T12:00:00.000Z")];
    await expect(close("2023-12-31", before)).rejects.toMatchObject({
      code: "invalid",
      fields: {
        closedThrough:
          "A period can close only when its last day is over everywhere (UTC-12). Enter a date up to 30 December 2023.",
      },
    });
    expect(await db.periodClosing.count()).toBe(0);
    await close("2023-12-31", after);
    expect(await db.periodClosing.count()).toBe(1);
  });

  test("is checked by the database at the same moment", async () => {
    const insert = (at: string) =>
      appQuery(
        `${auditEntryOf(SOME_PERSON)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '2023-12-31', $1, ${SOME_PERSON})`,
        [at],
      );
    await expect(insert("2024-01-01T11:59:59.999Z")).rejects.toThrow("period_closings_go_on");
    // The same moment, as a clock at UTC-12 shows it.
    await expect(insert("2023-12-31T23:59:59.999-12:00")).rejects.toThrow("period_closings_go_on");
    await insert("2024-01-01T12:00:00.000Z");
    expect(await db.periodClosing.count()).toBe(1);
  });

  test("twice at once closes once", async () => {
    const answers = await Promise.allSettled([close("2023-12-31"), close("2023-12-31"), close("2023-12-31")]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.periodClosing.count()).toBe(1);
  });
});

describe("a closed period", () => {
  test("refuses an entry at its day, and takes it as a late fact on the first open day", async () => {
    await close("2023-12-31");
    const before = await sumContributions("2023-12-31");
    await expect(deposit({ effectiveOn: "2023-12-31" })).rejects.toMatchObject({
      code: "not-now",
      fields: { "entry.effectiveOn": expect.stringContaining("closed up to 31 December 2023") },
    });
    await expect(deposit({ ...LATE, note: "" })).rejects.toMatchObject({
      fields: { "entry.note": expect.any(String) },
    });
    await deposit(LATE);
    expect(await lastEntry()).toMatchObject({
      effectiveOn: new Date("2024-01-01"),
      occurredOn: new Date("2023-06-01"),
    });
    expect(await sumContributions("2023-12-31")).toEqual(before);
    expect((await sumContributions("2024-01-01")).deposited).toBe("1200.00");
    await deposit({ effectiveOn: "2024-01-01" });
  });

  test("stays as it was published, whatever is taken back", async () => {
    const entry = await lastEntry();
    await close("2023-12-31");
    const published = (await listClosings(stage.cast.auditor, NOW))[0]?.figures;
    await reverseEntry(stage.cast.fmuOfficer, { entryId: entry.id, reason: "Belongs to another fund" });
    expect((await listClosings(stage.cast.auditor, NOW))[0]?.figures).toEqual(published);
    expect((await sumContributions("2023-12-31")).deposited).toBe("1000.00");
    expect((await sumContributions("2024-01-01")).deposited).toBe("0.00");
  });

  test("whoever posts while it is being closed waits and is refused at the day, and a closing waits for whoever is posting", async () => {
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    try {
      await other.query("BEGIN");
      await other.query("SELECT pg_advisory_xact_lock_shared(hashtext('ledger_periods'))");
      const closing = close("2023-12-31");
      await waitingForTurns(1);
      expect(await db.periodClosing.count()).toBe(0);
      const posting = expect(deposit()).rejects.toMatchObject({
        code: "not-now",
        fields: { "entry.effectiveOn": expect.any(String) },
      });
      await waitingForTurns(2);
      await other.query("COMMIT");
      await closing;
      await posting;
    } finally {
      await other.end();
    }
  });

  test("what is taken back while its period is being closed waits, and is late in the open one", async () => {
    const entry = await lastEntry();
    const end = await inTransaction(async (closing) => {
      await closing.query(
        `${auditEntryOf(WRITER)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '2023-12-31', now(), ${WRITER})`,
      );
      const reversing = reverseEntry(stage.cast.fmuOfficer, { entryId: entry.id, reason: "Belongs to another fund" });
      await waitingForTurns(1);
      return { reversing };
    });
    await end.reversing;
    expect(await lastEntry()).toMatchObject({
      reversesId: entry.id,
      effectiveOn: new Date("2024-01-01"),
      occurredOn: entry.effectiveOn,
    });
  });

  test("is closed once by several who close it at the same moment", async () => {
    const ends = await Promise.allSettled(["2023-12-31", "2023-12-31", "2023-12-31"].map((day) => close(day)));
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const end of ends)
      if (end.status === "rejected")
        expect(end.reason).toMatchObject({ code: "invalid", fields: { closedThrough: expect.any(String) } });
    expect(await db.periodClosing.count()).toBe(1);
  });

  test("many entries and a closing at once: what was accepted is in the published figures, the rest is refused", async () => {
    const answers = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => deposit()),
      close("2023-12-31"),
      ...Array.from({ length: 6 }, () => deposit()),
    ]);
    const [posted, refused] = (["fulfilled", "rejected"] as const).map((status) =>
      answers.filter((answer) => answer.status === status),
    );
    for (const answer of refused ?? [])
      expect(answer.status === "rejected" && answer.reason).toMatchObject({ code: "not-now" });
    // The closing is one of those accepted, the first deposit was there before.
    const deposits = `${posted?.length ?? 0}000.00`;
    expect((await listClosings(stage.cast.auditor, NOW))[0]?.figures).toMatchObject({ deposits });
  });
});
