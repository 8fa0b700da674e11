import { beforeEach, describe, expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { recordDecision } from "@/lib/committee/decision.commands";
import { recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { findEarmarks, type UnusedRow } from "@/lib/earmarks/earmark.queries";
import { addDays, daysBetween, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import { closePeriod } from "@/lib/ledger/period.commands";
import { auditEntryOf } from "@/tests/support/audited";
import { arrangeNotes } from "@/tests/support/history";
import { ownerQuery } from "@/tests/support/postgres";
import { decision, deposit, organisation, type People, setPeople } from "./way";

let people: People;
beforeEach(async () => {
  people = await setPeople();
});

const NOW = { asOf: today(), knownOn: today() };

async function give(donor: string, on: string, amount: string, target: string, isLate = false) {
  const late = isLate && { isLate, note: "The bank told us late." };
  const cash = { amount, currency: "USD", effectiveOn: on, ...late, earmarks: [{ target, amount }] };
  const head = { requestKey: crypto.randomUUID(), donorId: await organisation(donor), title: "Given", source: "Test" };
  return recordContribution(people.fmuOfficer, { ...head, deposit: cash });
}

const amounts = ({ since, netUsd, leftUsd }: UnusedRow) => [since, netUsd, leftUsd];

/** Approves the appraised notes of 1,000,000 and 1,100,000 USD of thematic area 4, dated as told. */
async function approve(reference: string, amountUsd: string, sources: unknown, decidedOn = today()) {
  const { id, revision } = await db.conceptNote.findFirstOrThrow({ where: { reference } });
  const item = { noteId: id, revision, outcome: "approved", amountUsd, sources };
  return recordDecision(people.fmuOfficer, decision([item], { decidedOn }));
}

describe("the earmarks", () => {
  test("are used oldest first, and what is left of each waits since its deposit, with its donor", async () => {
    await give("norway", "2025-03-01", "500000", "area:4");
    await give("sweden", "2025-01-01", "600000", "area:4");
    await give("norway", "2025-02-01", "100000", "region:europe");
    await arrangeNotes(people.fmuOfficer);
    await approve("CN-2025-005", "700000", [{ source: "area:4", amountUsd: "700000" }]);

    const { unused, pools } = await findEarmarks(people.chair, NOW);
    const norway = { donor: "Norway", reference: expect.any(String), contributionId: expect.any(String) };
    expect(unused).toMatchObject([
      { ...norway, pool: expect.stringContaining("Europe"), since: "2025-02-01", leftUsd: "99000.00" },
      { ...norway, since: "2025-03-01", netUsd: "495000.00", leftUsd: "389000.00" },
    ]);
    expect(unused[0]?.days).toBe(daysBetween("2025-02-01", today()));
    const left = sum(
      unused.map(({ leftUsd }) => usd(leftUsd)),
      USD,
    );
    const available = pools.filter(({ key }) => key !== "unearmarked").map((pool) => usd(pool.available));
    expect(toDecimal(left)).toBe(toDecimal(sum(available, USD)));
  });

  test("tell of every unused deposit once, page by page, and no older one waits behind a younger", async () => {
    const deposits = [
      ["area:4", "2025-01-05", "300000"],
      ["area:4", "2025-01-05", "200000.10"],
      ["area:1", "2025-01-05", "50000"],
      ["region:europe", "2024-12-31", "70000.07"],
      ["area:4", "2025-02-01", "400000"],
      ["area:4", "2025-03-01", "1000"],
    ] as const;
    for (const [target, on, amount] of deposits) await give("norway", on, amount, target);
    await closePeriod(people.administrativeAgent, { closedThrough: "2025-06-30", note: "", confirmed: true });
    // What became known late came on its own day, and what is taken back never came.
    await give("sweden", "2025-01-20", "250000", "area:4", true);
    const { value } = await give("sweden", "2024-06-01", "900000", "area:4", true);
    const { id: entryId } = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: value.id } });
    await reverseEntry(people.fmuOfficer, { entryId, reason: "Not ours" });
    await arrangeNotes(people.fmuOfficer);
    await approve("CN-2025-005", "600000", [{ source: "area:4", amountUsd: "600000" }]);

    const told = (await findEarmarks(people.chair, NOW)).unused.map(amounts);
    // 297000.00 + 198000.10 are used, and 104999.90 of the late deposit.
    expect(told).toEqual([
      ["2024-12-31", "69300.07", "69300.07"],
      ["2025-01-05", "49500.00", "49500.00"],
      ["2025-01-20", "247500.00", "142500.10"],
      ["2025-02-01", "396000.00", "396000.00"],
      ["2025-03-01", "990.00", "990.00"],
    ]);
    const paged = [];
    let after: string | undefined;
    do {
      const { unused, next } = await findEarmarks(people.chair, NOW, { after, size: 2 });
      paged.push(...unused.map(amounts));
      after = next;
    } while (after);
    expect(paged).toEqual(told);
    await expect(findEarmarks(people.chair, NOW, { after: "damaged" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("are told as they stood on a day, and as they were known on another", async () => {
    await give("norway", "2025-03-01", "500000", "area:4");
    const before = await findEarmarks(people.chair, { asOf: "2025-02-28", knownOn: today() });
    expect(before.unused).toEqual([]);
    const then = await findEarmarks(people.chair, { asOf: "2025-03-01", knownOn: today() });
    expect(then.unused).toMatchObject([{ days: 0, leftUsd: "495000.00" }]);
    const unknown = await findEarmarks(people.chair, { asOf: today(), knownOn: addDays(today(), -1) });
    expect(unknown.unused).toEqual([]);
    expect(unknown.totals.available).toBe("0.00");
  });

  test("pay for their own theme, and the unearmarked pool only where it is named", async () => {
    await give("norway", "2025-03-01", "500000", "area:4");
    await deposit(people, "1000000");
    await arrangeNotes(people.fmuOfficer);
    const sources = [
      { source: "area:4", amountUsd: "495000" },
      { source: "unearmarked", amountUsd: "505000" },
    ];
    await approve("CN-2025-005", "1000000", sources);
    const { themes, pools } = await findEarmarks(people.auditor, NOW);
    expect(themes).toMatchObject([
      { area: 4, own: "495000.00", region: "0.00", unearmarked: "505000.00", total: "1000000.00" },
    ]);
    expect(pools.map(({ key, available }) => [key, available])).toEqual([
      ["unearmarked", "485000.00"],
      ["area:4", "0.00"],
    ]);
  });

  test("are read by staff and committee, and by nobody of an agency or a donor", async () => {
    for (const actor of [people.agency, people.donor, people.reviewer])
      await expect(findEarmarks(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("records carried over are charged to the unearmarked pool, whatever it holds: they state what was", async () => {
  const record = { title: "Older", areaNumber: 1, placeCodes: ["MK"], amountUsd: "1500000", stage: "funded" };
  const opening = { source: "Leaflet", effectiveOn: "2024-01-31", text: "As printed.", records: [record] };
  await carryOver(people.fmuHead, opening);
  const { pools } = await findEarmarks(people.chair, NOW);
  expect(pools).toMatchObject([{ key: "unearmarked", allocated: "1500000.00", available: "-1500000.00" }]);
});

test("a decision of a closed period is charged to the first open day, marked as late", async () => {
  await deposit(people, "2000000");
  await arrangeNotes(people.fmuOfficer);
  await ownerQuery(
    `${auditEntryOf("$1")} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '2025-06-30', now(), $1)`,
    [people.administrativeAgent.id],
  );
  await approve("CN-2025-005", "1000000", [{ source: "unearmarked", amountUsd: "1000000" }], "2025-05-05");
  const set = await db.ledgerSet.findFirstOrThrow({ where: { act: "programme.allocated" } });
  expect([set.effectiveOn, set.occurredOn]).toEqual([new Date("2025-07-01"), new Date("2025-05-05")]);
});
