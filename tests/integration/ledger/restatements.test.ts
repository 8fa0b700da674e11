import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/restatements/route";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { recordDeposit, reverseEntry } from "@/lib/contributions/contribution.commands";
import { releaseAllocation } from "@/lib/earmarks/reservation.steps";
import { addDays, today } from "@/lib/kernel/dates";
import { usd } from "@/lib/kernel/money";
import { move } from "@/lib/ledger/balanced-lines";
import { listRestatements } from "@/lib/ledger/period.queries";
import { listPublicRestatements } from "@/lib/open-data/public-restatements.queries";
import { listPunoRows } from "@/lib/status/status.queries";
import { given, part } from "@/tests/integration/contributions/stage";
import { knownToday } from "@/tests/support/clocks";
import { postTold, whileClosing } from "@/tests/support/post";
import { close, deposit, LATE, lastEntry, setClosingStage, stage } from "./closing";

beforeEach(setClosingStage);
const NOW = knownToday(today());

describe("restatements", () => {
  test("say of each closing what was published, what is known now and why, and nothing is kept for it", async () => {
    await close("2023-06-30", new Date("2024-01-10T10:00:00Z"));
    expect(await listRestatements(NOW)).toEqual([{ closedThrough: "2023-06-30", closedOn: "2024-01-10", figures: [] }]);
    await deposit(LATE);
    await close("2023-12-31");
    await deposit({ ...LATE, amount: "50", effectiveOn: "2023-05-01", note: "Sent to another account" });

    const [second, first] = await listPublicRestatements(NOW);
    const depositsOf = (closing: typeof first) => closing?.figures.find(({ key }) => key === "deposits");
    expect(depositsOf(first)).toMatchObject({
      published: "1000.00",
      restated: "1250.00",
      steps: [
        { from: "1000.00", to: "1200.00", occurredOn: "2023-06-01", reason: "Found in the bank's statement" },
        { from: "1200.00", to: "1250.00", occurredOn: "2023-05-01", reason: "Sent to another account" },
      ],
    });
    expect(depositsOf(second)).toMatchObject({
      published: "1200.00",
      restated: "1250.00",
      steps: [{ from: "1200.00" }],
    });
    const document: unknown = await (await GET(new Request("http://fund.test/api/v1/restatements"))).json();
    expect(document).toEqual({ restatements: JSON.parse(JSON.stringify([second, first])) });
  });

  test("are told under two clocks: only what was closed, counted and had become known by then", async () => {
    await close("2023-06-30", new Date("2024-01-10T10:00:00Z"));
    await deposit(LATE);
    const restated = async (asOf: string, knownOn: string) =>
      (await listRestatements({ asOf, knownOn })).map(({ figures }) => figures.some(({ key }) => key === "deposits"));
    expect(await restated("2023-07-01", today())).toEqual([true]);
    expect(await restated("2023-06-30", today())).toEqual([false]);
    expect(await restated("2023-06-29", today())).toEqual([]);
    expect(await restated(today(), addDays(today(), -1))).toEqual([false]);
    expect(await restated(today(), "2024-01-10")).toEqual([false]);
    expect(await restated(today(), "2024-01-09")).toEqual([]);
    const answer = (query: string) => GET(new Request(`http://fund.test/api/v1/restatements?${query}`));
    expect(await (await answer("knownOn=2024-01-09")).json()).toEqual({ restatements: [] });
    expect((await answer("knownOn=2024-02-30")).status).toBe(400);
  });

  test("of a late fact that is taken back again end where they began", async () => {
    await close("2023-06-30");
    await deposit(LATE);
    await close("2023-12-31");
    const entry = await lastEntry();
    await reverseEntry(stage.cast.fmuOfficer, { entryId: entry.id, reason: "Booked to the wrong fund" });
    expect(await lastEntry()).toMatchObject({
      effectiveOn: new Date("2024-01-01"),
      occurredOn: new Date("2023-06-01"),
    });

    const [second, first] = await listRestatements(NOW);
    const depositsOf = (closing: typeof first) => closing?.figures.find(({ key }) => key === "deposits");
    expect(depositsOf(first)).toMatchObject({ published: "1000.00", restated: "1000.00" });
    expect(depositsOf(first)?.steps).toHaveLength(2);
    expect(depositsOf(second)).toMatchObject({ published: "1200.00", restated: "1000.00" });
  });

  test("show what went from one donor to another, or from pool to pool, though every sum stays", async () => {
    const entry = await lastEntry();
    await close("2023-12-31");
    await reverseEntry(stage.cast.fmuOfficer, { entryId: entry.id, reason: "Was Sweden's" });
    const again = part({ isLate: true, note: "Was Sweden's", earmarks: [{ target: "area:4", amount: "1000" }] });
    await given(stage.cast.fmuOfficer, stage.donorId("sweden"), { deposit: again });
    const [closing] = await listPublicRestatements(NOW);
    const deposits = closing?.figures.find(({ key }) => key === "deposits");
    expect(deposits).toMatchObject({
      published: "1000.00",
      restated: "1000.00",
      steps: [
        { from: "1000.00", to: "0.00", concerns: ["Norway", "Unearmarked"] },
        { from: "0.00", to: "1000.00", concerns: ["Sweden", "Earmarked to thematic area 4"] },
      ],
    });
  });

  test("tell one act apart by whom it concerns, and an organisation by its name", async () => {
    await close("2023-12-31");
    const line = (slug: string) => ({ account: "transfers" as const, punoId: stage.donorId(slug) });
    const act = {
      act: "booking.transfers",
      subjectType: "booking",
      subjectId: randomUUID(),
      note: "Sent to the other",
    };
    const lines = move(usd("100"), line("iom"), line("unhcr"));
    await postTold([{ ...act, on: "2023-06-01", isLate: true, lines }], stage.cast.administrativeAgent);
    const [closing] = await listPublicRestatements(NOW);
    const { rows } = await listPunoRows({ asOf: today(), knownOn: today() });
    expect(closing?.figures.find(({ key }) => key === "transfers")).toMatchObject({
      published: "0.00",
      restated: "0.00",
      steps: [
        { to: "100.00", concerns: [rows[0]?.organisation] },
        { to: "0.00", concerns: [rows[1]?.organisation] },
      ],
    });
  });

  test("name a donor only once something of it has arrived, as the public pages do", async () => {
    await close("2023-12-31");
    const pledge = part({ isLate: true, note: "Letter found" });
    const { id } = await given(stage.cast.fmuOfficer, stage.donorId("spain"), { pledge });
    const concerned = async () => (await listPublicRestatements(NOW))[0]?.figures[0]?.steps[0]?.concerns[0];
    expect(await concerned()).toBe("A donor that is not published yet");
    const entry = part({ effectiveOn: "2024-02-01" });
    await recordDeposit(stage.cast.fmuOfficer, { requestKey: randomUUID(), contributionId: id, entry });
    expect(await concerned()).toBe("Spain");
  });

  test("say the decision, or the programme, where an act has no reason of its own", async () => {
    await close("2023-12-31");
    const record = { stage: "funded", title: "Safe pathways", summary: "", areaNumber: 4, amountUsd: "100" };
    const places = { placeCodes: ["MK"], objectiveNumbers: [] };
    const opening = {
      source: "Leaflet",
      effectiveOn: "2023-06-01",
      text: "Taken over.",
      records: [{ ...record, ...places }],
    };
    const { value } = await carryOver(stage.cast.fmuHead, { ...opening, conditions: "" });
    const step = async () =>
      (await listPublicRestatements(NOW))[0]?.figures.find(({ key }) => key === "allocated")?.steps.at(-1);
    expect(await step()).toMatchObject({
      reason: `Decision ${value.number}: recorded after the period was closed.`,
      concerns: [value.records[0]?.programmeReference, "Unearmarked"],
    });
    const [{ noteId, programmeReference }] = value.records as [(typeof value.records)[number]];
    const { fmuHead } = stage.cast;
    await whileClosing(noteId, fmuHead, (tx, at) =>
      releaseAllocation({ tx, actor: fmuHead, at }, noteId, usd("100"), "2023-07-01"),
    );
    expect(await step()).toMatchObject({
      reason: `Programme ${programmeReference}: recorded after the period was closed.`,
      to: "0.00",
    });
  });

  test("name no person", async () => {
    await close("2023-12-31");
    await deposit(LATE);
    const told = JSON.stringify(await listPublicRestatements(NOW));
    for (const { name, id } of Object.values(stage.cast)) {
      expect(told).not.toContain(name);
      expect(told).not.toContain(id);
    }
  });
});
