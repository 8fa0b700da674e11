import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { type SetRow, findSet, listJournalChoices, listSets, readSets } from "@/lib/journal/journal.queries";
import { journalFilter, type JournalFilter } from "@/lib/journal/journal.schema";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/booking.commands";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { knownToday } from "@/tests/support/clocks";
import { deposit, wayOf } from "@/tests/support/make";

const NOW = knownToday(today());

let stage: Stage;
let contribution: { id: string; reference: string };
const booked: Record<string, string> = {};

const book = async (name: string, more: Record<string, unknown>) => {
  const form = { requestKey: randomUUID(), on: "2024-03-31", description: name, amountUsd: "100", ...more };
  booked[name] = (await recordBooking(stage.cast.administrativeAgent, form)).value.setId;
};

beforeAll(async () => {
  stage = await setStage();
  contribution = await given(stage.cast.fmuOfficer, stage.donorId("norway"), {
    commitment: part(),
    deposit: part({ earmarks: [{ target: "area:4", amount: "400" }] }),
  });
  await given(stage.cast.fmuOfficer, stage.donorId("spain"), {
    deposit: part({ currency: "JPY", amount: "150000", rate: "0.0067", rateOn: "2023-03-15" }),
  });
  await book("interest", { kind: "fund_interest" });
  await book("transfer", { kind: "transfers", punoId: stage.donorId("iom"), amountUsd: "700" });
  await book("wrong", { kind: "direct_costs", on: "2024-04-01" });
  const report = { requestKey: randomUUID(), on: "2023-12-31", description: "report", year: "2023" };
  const lines = [
    { category: "1", amountUsd: "30" },
    { category: "5", amountUsd: "20" },
  ];
  const spent = { ...report, punoId: stage.donorId("iom"), lines };
  booked.spent = (await recordExpenditure(stage.cast.administrativeAgent, spent)).value.setId;
});

const filter = (given: Record<string, string> = {}): JournalFilter => journalFilter.parse(given);
const rowsOf = async (given: Record<string, string> = {}) => (await listSets(stage.cast.auditor, filter(given))).rows;
const notesOf = async (given: Record<string, string>) => (await rowsOf(given)).map(({ note, act }) => note ?? act);

describe("the ledger page", () => {
  test("shows every act once, the latest effective day first, whatever the size of the page", async () => {
    const all: SetRow[] = [];
    let after: string | undefined;
    do {
      const page = await listSets(stage.cast.auditor, { ...filter(), after }, 2);
      all.push(...page.rows);
      after = page.next;
    } while (after);
    expect(all).toHaveLength(await db.ledgerSet.count());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const days = all.map(({ effectiveOn }) => effectiveOn);
    expect(days).toEqual([...days].sort().reverse());
  });

  test("gives each act its lines in words, with both sides equal, and its cause", async () => {
    const [set] = await rowsOf({ donor: "norway", account: "agent_fee" });
    expect(set).toMatchObject({
      act: "contribution.deposit",
      cause: { label: contribution.reference, href: `/contributions/${contribution.id}` },
      effectiveOn: "2023-03-15",
      recordedBy: stage.cast.fmuOfficer.name,
      isBooking: false,
    });
    const fees = set?.lines.filter(({ account }) => account === "agent_fee");
    expect(fees?.map(({ debit, of }) => [debit, ...of])).toEqual([
      ["4.00", "Norway", expect.stringMatching(/^Thematic area 4: ./) as string],
      ["6.00", "Norway", "Unearmarked"],
    ]);
    for (const { lines } of await rowsOf()) {
      const total = (side: "debit" | "credit") => lines.reduce((sum, line) => sum + Number(line[side] ?? 0), 0);
      expect(total("debit")).toBeCloseTo(total("credit"), 2);
    }
  });

  test("keeps a currency without cents without cents", async () => {
    const yen = (await rowsOf({ donor: "spain" })).find(({ currency }) => currency === "JPY");
    expect(yen?.lines.map(({ debit, credit }) => debit ?? credit)).toEqual(["150000", "150000"]);
  });

  test("is narrowed by account, donor, organisation, cause, act and days", async () => {
    expect(await notesOf({ account: "fund_interest" })).toEqual(["interest"]);
    expect((await notesOf({ puno: "iom" })).sort()).toEqual(["report", "transfer"]);
    expect((await notesOf({ cause: "booking" })).sort()).toEqual(["interest", "report", "transfer", "wrong"]);
    expect(await notesOf({ act: "booking.direct-costs" })).toEqual(["wrong"]);
    expect(await notesOf({ from: "2023-04-01", asOf: "2024-01-01" })).toEqual(["report"]);
    expect(await notesOf({ donor: "spain", account: "committed" })).toEqual([]);
    expect(await notesOf({ programme: "MPTF-" })).toEqual([]);
    expect(await notesOf({ knownOn: "2024-01-01" })).toEqual([]);
  });

  test("says category and year of what was spent", async () => {
    const set = await findSet(stage.cast.auditor, booked.spent ?? "", NOW);
    expect(set?.lines.map(({ account, of }) => [account, ...of.slice(1)])).toEqual([
      ["expenditure", "Category 1", "2023"],
      ["expenditure", "Category 5", "2023"],
      ["spent"],
    ]);
  });

  test("leads from an act to what takes it back and from there to it", async () => {
    const setId = booked.wrong ?? "";
    const { value } = await reverseBooking(stage.cast.administrativeAgent, { setId, reason: "Wrong fund" });
    expect(await findSet(stage.cast.auditor, setId, NOW)).toMatchObject({ reversedById: value.setId });
    const mirror = await findSet(stage.cast.auditor, value.setId, NOW);
    expect(mirror).toMatchObject({ reversesId: setId, note: "Wrong fund", effectiveOn: "2024-04-01" });
  });

  test("opens an act under two clocks: neither before it counts nor before it was recorded", async () => {
    const open = (asOf: string, knownOn: string) =>
      findSet(stage.cast.auditor, booked.interest ?? "", { asOf, knownOn });
    expect(await open("2024-03-31", today())).toMatchObject({ note: "interest" });
    expect(await open("2024-03-30", today())).toBeNull();
    expect(await open(today(), addDays(today(), -1))).toBeNull();
  });

  test("keeps late facts apart, with the day they were true", async () => {
    await closePeriod(stage.cast.administrativeAgent, { closedThrough: "2024-12-31", note: "", confirmed: true });
    await book("late", { kind: "bank_charges", isLate: true });
    expect(await rowsOf({ late: "yes" })).toMatchObject([
      { note: "late", effectiveOn: "2025-01-01", occurredOn: "2024-03-31" },
    ]);
  });

  test("offers the donors and organisations the books name, and no others", async () => {
    const { donors, punos } = await listJournalChoices(stage.cast.auditor);
    expect(donors.map(({ slug }) => slug)).toEqual(["norway", "spain"]);
    expect(punos.map(({ slug }) => slug)).toEqual(["iom"]);
  });

  test("gives a file the same acts as the page", async () => {
    const rows: SetRow[] = [];
    for await (const batch of readSets(stage.cast.auditor, filter({ cause: "booking" }))) rows.push(...batch);
    expect(rows).toEqual(await rowsOf({ cause: "booking" }));
  });

  test.each(["donor", "agency", "reviewer", "admin"] as const)("is refused to the %s", async (who) => {
    const actor = stage.cast[who];
    await expect(listSets(actor, filter())).rejects.toMatchObject({ code: "forbidden" });
    await expect(findSet(actor, randomUUID(), NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listJournalChoices(actor)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("has nothing under an identifier nobody gave, and refuses a damaged page address", async () => {
    expect(await findSet(stage.cast.auditor, randomUUID(), NOW)).toBeNull();
    expect(await findSet(stage.cast.auditor, "7", NOW)).toBeNull();
    await expect(rowsOf({ after: "damaged" })).rejects.toMatchObject({ code: "invalid" });
    expect(filter({ account: "no-such", late: "perhaps", asOf: "2024-02-30" })).toEqual({});
  });
});

test("names a programme only to whoever may read it: not yet to the Administrative Agent while it is invited", async () => {
  const { cast } = await setStage();
  await deposit({ fmuOfficer: cast.fmuOfficer }, "5000000");
  const noteId = await wayOf(cast).invited();
  const { reference } = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { reference: true } });
  const reserved = (who: Actor, more: Record<string, string> = {}) =>
    listSets(who, filter({ account: "reserved", ...more })).then(({ rows }) => rows);

  expect(await reserved(cast.auditor)).toMatchObject([
    {
      cause: { label: reference, href: `/concept-notes/${noteId}` },
      lines: [{ of: ["Unearmarked", reference] }, { of: [reference] }],
    },
  ]);
  expect(await reserved(cast.auditor, { programme: reference ?? "" })).toHaveLength(1);
  const [hidden] = await reserved(cast.administrativeAgent);
  expect(hidden?.cause).toEqual({ label: "A programme that is not open to you", href: null });
  expect(JSON.stringify(hidden)).not.toContain(reference);
  expect(await reserved(cast.administrativeAgent, { programme: reference ?? "" })).toEqual([]);
});
