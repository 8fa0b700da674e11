import { beforeEach, describe, expect, test } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { findDecision } from "@/lib/committee/decision.queries";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { type Move, MOVE_NAMES, MOVES } from "@/lib/concept-notes/stages";
import { recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { allocatedTo, releaseAllocation } from "@/lib/earmarks/reservation.steps";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal, usd } from "@/lib/kernel/money";
import { poolBalances } from "@/lib/ledger/ledger.queries";
import { arrangeNotes } from "@/tests/support/history";
import { whileClosing } from "@/tests/support/post";
import { appQuery } from "@/tests/support/postgres";
import {
  decision,
  deposit,
  isRefused,
  organisation,
  type People,
  seen,
  setPeople,
  stageOf,
  type Way,
  wayOf,
} from "../concept-notes/way";

let people: People;
let way: Way;
beforeEach(async () => {
  people = await setPeople();
  way = wayOf(people);
});

const line = (source: string, amountUsd: string) => ({ source, amountUsd });

/** What is set aside and allocated for a note, by pool, as "area:4 990000.00". */
async function plansOf(noteId: string) {
  const rows = await db.$queryRaw<{ account: string; pool: string; amount: string }[]>`
    SELECT account::text, coalesce('area:' || area_number, 'region:' || region_slug, 'unearmarked') AS pool,
      sum(amount)::numeric(18,2)::text AS amount
    FROM ledger_lines WHERE note_id = ${noteId}::uuid AND account IN ('reserved', 'allocated')
    GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1, 2`;
  const of = (account: string) =>
    rows.filter((row) => row.account === account).map(({ pool, amount }) => `${pool} ${amount}`);
  return { reserved: of("reserved"), allocated: of("allocated") };
}

async function availableIn(key: string): Promise<string | undefined> {
  const pools = await poolBalances({ asOf: today(), knownOn: today() });
  const found = pools.find(({ pool }) => (pool.area ? `area:${pool.area}` : (pool.region ?? "unearmarked")) === key);
  return found && toDecimal(found.available);
}

const approval = async (noteId: string, more: Record<string, unknown>) => ({
  ...(await seen(noteId)),
  outcome: "approved",
  amountUsd: "2000000",
  ...more,
});

/** Cash of a day, of which 99 % can be spent. */
async function depositOn(day: string, amount: string) {
  const cash = { amount, currency: "USD", effectiveOn: day, earmarks: [] };
  const head = {
    requestKey: crypto.randomUUID(),
    donorId: await organisation("germany"),
    title: "Cash",
    source: "Test",
  };
  return recordContribution(people.fmuOfficer, { ...head, deposit: cash });
}

/** Appraised notes of 2024 for 900,000, 1,000,000 and 1,100,000 USD, for whom nothing is set aside. */
async function appraisedNotes() {
  await arrangeNotes(people.fmuOfficer);
  return db.conceptNote.findMany({ where: { stage: "appraised" }, orderBy: { reference: "asc" } });
}

describe("an amount", () => {
  test("comes from several sources, set aside at the invitation and charged at the approval", async () => {
    await deposit(people, "10000000");
    await deposit(people, "1000000", "area:4");
    const noteId = await way.inPipeline();
    const sources = [line("area:4", "900000"), line("unearmarked", "1100000")];
    await inviteDocument(people.fmuHead, { ...(await seen(noteId)), sources });
    expect(await plansOf(noteId)).toEqual({ reserved: ["area:4 900000.00", "unearmarked 1100000.00"], allocated: [] });
    expect(await availableIn("area:4")).toBe("90000.00");
  });

  test("approved with less than was set aside gives the rest back", async () => {
    await deposit(people, "10000000");
    await deposit(people, "1000000", "area:4");
    const noteId = await way.appraised();
    const sources = [line("area:4", "990,000"), line("unearmarked", "510000.50")];
    const item = await approval(noteId, { amountUsd: "1500000.50", sources });
    const { value } = await recordDecision(people.fmuOfficer, decision([item]));
    expect(await plansOf(noteId)).toEqual({ reserved: [], allocated: ["area:4 990000.00", "unearmarked 510000.50"] });
    expect([await availableIn("area:4"), await availableIn("unearmarked")]).toEqual(["0.00", "9389999.50"]);
    const found = await findDecision(people.chair, value.number);
    expect(found?.items[0]?.sources).toEqual([line("area:4", "990000.00"), line("unearmarked", "510000.50")]);
  });

  test("is refused at each source whose earmark or money does not allow it, and at the list that does not add up", async () => {
    await deposit(people, "10000000");
    await deposit(people, "1000000", "area:4");
    await deposit(people, "1000000", "region:europe");
    const noteId = await way.inPipeline();
    const invite = async (sources: unknown) => {
      const form = { ...(await seen(noteId)), sources };
      return () => inviteDocument(people.fmuHead, form);
    };
    const wrong = [line("area:4", "990000.01"), line("region:europe", "9999.99"), line("unearmarked", "1000000")];
    await isRefused(await invite(wrong), {
      code: "invalid",
      fields: {
        "sources.0.amountUsd": expect.stringContaining("USD 990,000.00"),
        "sources.1.source": expect.stringContaining("region"),
      },
    });
    await isRefused(await invite([line("unearmarked", "1999999.99")]), {
      fields: { sources: expect.stringContaining("USD 0.01 less") },
    });
    await isRefused(await invite([line("area:4", "1000000"), line("area:4", "1000000")]), {
      fields: { sources: "Name each source once." },
    });
    await isRefused(await invite([]), { fields: { sources: expect.any(String) } });
    await isRefused(await invite([line("unearmarked", "2000000"), line("area:4", "x")]), {
      fields: { "sources.1.amountUsd": expect.any(String) },
    });
    await inviteDocument(people.fmuHead, { ...(await seen(noteId)), source: "unearmarked" });
  });
});

describe("the last money", () => {
  test("goes to exactly one of several who take it at once; the others are told and leave nothing half-done", async () => {
    await deposit(people, "1200000");
    const notes = await appraisedNotes();
    const forms = notes.map(({ id, revision, amountUsd }) =>
      decision([
        { noteId: id, revision, outcome: "approved", amountUsd: amountUsd?.toFixed(2), source: "unearmarked" },
      ]),
    );
    const told = await Promise.allSettled(forms.map((form) => recordDecision(people.fmuOfficer, form)));
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of told)
      if (each.status === "rejected")
        expect(each.reason).toMatchObject({ code: "invalid", fields: { "items.0.source": expect.any(String) } });
    expect(await db.conceptNote.count({ where: { stage: "funded" } })).toBe(1);
    expect(await db.decisionItem.count()).toBe(1);
    expect(await db.ledgerSet.count({ where: { act: { startsWith: "programme." } } })).toBe(1);
    expect((await db.decision.findMany()).map(({ number }) => number)).toEqual([`SC-${today().slice(0, 4)}-01`]);
  });

  test("is not there for a decision dated before it came, nor where it is spent since", async () => {
    await depositOn("2025-03-01", "1000000");
    const [first, second] = await appraisedNotes();
    const on = (note: typeof first, decidedOn: string) => () => {
      const item = { noteId: note?.id, revision: note?.revision, amountUsd: "900000", source: "unearmarked" };
      return recordDecision(people.fmuOfficer, decision([{ ...item, outcome: "approved" }], { decidedOn }));
    };
    const fields = { "items.0.source": expect.stringContaining("holds USD 0.00") };
    await isRefused(on(first, "2025-02-28"), { code: "invalid", fields });
    await on(first, "2025-05-01")();
    await isRefused(on(second, "2025-04-01"), {
      fields: { "items.0.source": expect.stringContaining("holds USD 90,000.00") },
    });
  });
});

/** What ends the wait of a programme for its approval, by move. */
const WAYS_OUT: Partial<Record<Move, (noteId: string) => Promise<unknown>>> = {
  approve: async (noteId) =>
    recordDecision(people.fmuOfficer, decision([await approval(noteId, { source: "unearmarked" })])),
  reject: async (noteId) =>
    recordDecision(
      people.fmuOfficer,
      decision([{ ...(await seen(noteId)), outcome: "rejected", reason: "Too costly." }]),
    ),
};

describe("what is set aside", () => {
  const waiting: readonly string[] = ["invited", "appraised"];
  const out = MOVE_NAMES.filter(
    (name) => MOVES[name].from.some((stage) => waiting.includes(stage)) && !waiting.includes(MOVES[name].to),
  );

  test("has a known end for every move that leaves the wait", () => {
    expect(Object.keys(WAYS_OUT).sort()).toEqual([...out].sort());
  });

  test.each(out)("is given back when the note leaves by %s", async (move) => {
    await deposit(people, "10000000");
    const noteId = await way.appraised();
    expect((await plansOf(noteId)).reserved).toEqual(["unearmarked 2000000.00"]);
    await WAYS_OUT[move]?.(noteId);
    expect(waiting).not.toContain(await stageOf(noteId));
    expect((await plansOf(noteId)).reserved).toEqual([]);
  });

  test("stays while the approval is deferred, and keeps its deposit from being reversed until it is given back", async () => {
    await deposit(people, "2100000");
    const noteId = await way.appraised();
    const refuse = async (outcome: string) =>
      recordDecision(people.fmuOfficer, decision([{ ...(await seen(noteId)), outcome, reason: "Letters." }]));
    await refuse("deferred");
    expect((await plansOf(noteId)).reserved).toEqual(["unearmarked 2000000.00"]);
    const entry = await db.contributionEntry.findFirstOrThrow();
    const reverse = () => reverseEntry(people.fmuHead, { entryId: entry.id, reason: "Wrong donor" });
    await isRefused(reverse, { code: "not-now", message: expect.stringContaining("set aside") });
    await refuse("rejected");
    await reverse();
    expect(await availableIn("unearmarked")).toBe("0.00");
  });
});

test("what a programme gives back goes to the sources it came from, to the cent, and never more than it has", async () => {
  await deposit(people, "10000000");
  await deposit(people, "1000000", "area:4");
  const noteId = await way.appraised();
  const sources = [line("area:4", "500000"), line("unearmarked", "1500000")];
  await recordDecision(people.fmuOfficer, decision([await approval(noteId, { sources })]));
  await whileClosing(noteId, people.fmuHead, async (tx, at) => {
    const release = (amount: string) =>
      releaseAllocation({ tx, actor: people.fmuHead, at }, noteId, usd(amount), today());
    await release("0.03");
    const left = (await allocatedTo(tx, noteId)).map(({ source, amount }) => [source.area, toDecimal(amount)]);
    expect(left).toEqual([
      [4, "499999.99"],
      [null, "1499999.98"],
    ]);
    await expect(release("1999999.98")).rejects.toMatchObject({ code: "not-now" });
    await release("1999999.97");
  });
  expect((await plansOf(noteId)).allocated).toEqual([]);
});

test("the database itself takes no approval whose sources do not add up or do not stand in the books", async () => {
  const noteId = await way.recommended();
  const { value } = await recordDecision(
    people.fmuOfficer,
    decision([{ ...(await seen(await way.recommended())), outcome: "deferred", reason: "Later." }]),
  );
  const approve = `INSERT INTO decision_items (decision_id, note_id, outcome, amount_usd) VALUES ('${value.id}', '${noteId}', 'approved', 100)`;
  const name = (amount: string) =>
    `INSERT INTO decision_sources (decision_id, note_id, position, amount_usd) VALUES ('${value.id}', '${noteId}', 1, ${amount})`;
  await expect(appQuery(approve)).rejects.toThrow("decision_sources_add_up");
  await expect(appQuery(`BEGIN; ${approve}; ${name("99.99")}; COMMIT`)).rejects.toThrow("decision_sources_add_up");
  await expect(appQuery(`BEGIN; ${approve}; ${name("100")}; COMMIT`)).rejects.toThrow("decision_sources_booked");
  await expect(appQuery("DELETE FROM decision_sources")).rejects.toThrow("permission denied");
  await expect(appQuery("UPDATE decision_sources SET amount_usd = 1")).rejects.toThrow("permission denied");
});
