import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { attachScenario, recordPaper } from "@/lib/committee/paper.commands";
import { findPaper, listPapers } from "@/lib/committee/paper.queries";
import { enter } from "@/lib/concept-notes/concept-note.steps";
import { recordContribution, recordDeposit } from "@/lib/contributions/contribution.commands";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { Cancelled } from "@/lib/kernel/solver/solver";
import { reviseRegion } from "@/lib/places/place.commands";
import { findRegionRecord, listRegions } from "@/lib/places/place.queries";
import { saveScenario } from "@/lib/simulation/scenario.commands";
import { findScenario, listScenarios } from "@/lib/simulation/scenario.queries";
import { findBasis, findProblem, simulate } from "@/lib/simulation/simulation.queries";
import { questionInput } from "@/lib/simulation/simulation.schema";
import { audited } from "@/tests/support/audited";
import { RATE_ANSWERS } from "@/tests/support/rates";
import { deposit, organisation, type People, setPeople, type Way, wayOf } from "../concept-notes/way";

let people: People;
let way: Way;
beforeEach(async () => {
  people = await setPeople();
  way = wayOf(people);
});

const NOW = () => ({ asOf: today(), knownOn: today() });
const question = (more: Record<string, unknown> = {}) => questionInput.parse({ objective: "money", ...NOW(), ...more });

const aPaper = (title: string) => ({ requestKey: randomUUID(), title, meetingOn: "2026-06-18" });

async function answered(more: Record<string, unknown> = {}) {
  const { answer } = await simulate(people.fmuHead, question(more));
  if (answer.status !== "answered") throw new Error(`The answer is ${answer.status}.`);
  return answer;
}

const pool = (pools: readonly { key: string; amount: Parameters<typeof toDecimal>[0] }[], key: string) => {
  const found = pools.find((one) => one.key === key);
  return found && toDecimal(found.amount);
};

test("what is set aside for an invited programme goes back to its pool, because the programme takes part", async () => {
  await deposit(people, "3000000");
  await way.invited();
  await way.inPipeline();
  const { pools, programmes } = await findBasis(people.fmuHead, NOW());
  expect(programmes.map(({ amount }) => toDecimal(amount))).toEqual(["2000000.00", "2000000.00"]);
  expect(pool(pools, "unearmarked")).toBe("2970000.00");
  expect(await answered()).toMatchObject({ fundedCount: 1, fundedUsd: "2000000.00", proof: "exact" });
});

test("money allocated to a programme is no longer in its pool, and the programme no longer takes part", async () => {
  await deposit(people, "3000000");
  await way.funded();
  const { pools, programmes } = await findBasis(people.fmuHead, NOW());
  expect(programmes).toEqual([]);
  expect(pool(pools, "unearmarked")).toBe("970000.00");
});

test("a programme of the pipeline without an amount is named, in the answer, in what is kept and on the paper", async () => {
  await deposit(people, "3000000");
  await way.inPipeline();
  const { id: decisionId } = await db.decision.findFirstOrThrow();
  const told = { actor: people.fmuOfficer, at: new Date(), decisionId };
  const old = { reference: "CN-2020-001", title: "Of old", stage: "in_pipeline", source: "Minutes of 2020" } as const;
  const id = await audited(people.fmuOfficer.id, (tx) => enter(tx, old, "carry-over", told));
  const withoutAmount = [{ id, reference: "CN-2020-001", title: "Of old" }];
  expect(await findBasis(people.fmuHead, NOW())).toMatchObject({ withoutAmount, programmes: [{}] });
  const { answer } = await simulate(people.fmuHead, question());
  expect(answer).toMatchObject({ fundedCount: 1, withoutAmount });
  const impossible = await simulate(people.fmuHead, question({ reserveUsd: "9000000" }));
  expect(impossible.answer).toMatchObject({ status: "impossible", withoutAmount });

  const { value: scenario } = await saveScenario(people.fmuHead, { name: "Now", question: question(), answer });
  const { value: paper } = await recordPaper(people.fmuOfficer, aPaper("What can be paid"));
  await attachScenario(people.fmuOfficer, { scenarioId: scenario.id, paperNumber: paper.number });
  expect(await findPaper(people.committee, paper.number)).toMatchObject({ scenarios: [{ answer: { withoutAmount } }] });
});

test("a promise counts for what is left of it after what it led to, net of the fee, where it is asked for", async () => {
  await way.inPipeline();
  const part = (amount: string, earmarks: unknown[] = []) => ({
    amount,
    currency: "USD",
    effectiveOn: "2024-01-31",
    earmarks,
  });
  const donorId = await organisation("germany");
  const head = { requestKey: randomUUID(), donorId, title: "Promised", source: "Letter" };
  const { value } = await recordContribution(people.fmuOfficer, {
    ...head,
    pledge: part("5000000"),
    commitment: part("3000000", [{ target: "area:1", amount: "1000000" }]),
  });
  await recordDeposit(people.fmuOfficer, { requestKey: randomUUID(), contributionId: value.id, entry: part("500000") });
  const { expected } = await findBasis(people.fmuHead, NOW());
  expect(expected.map(({ kind, poolKey, amount }) => [kind, poolKey, toDecimal(amount)])).toEqual([
    ["commitment", "area:1", "990000.00"],
    ["commitment", "unearmarked", "1485000.00"],
    ["pledge", "unearmarked", "1980000.00"],
  ]);
  const { reference } = await db.contribution.findUniqueOrThrow({ where: { id: value.id } });
  expect(expected.map(({ contributions }) => contributions)).toEqual(Array(3).fill([{ id: value.id, reference }]));
  const answer = await answered();
  expect(answer.programmes[0]).toMatchObject({ verdict: "expected" });
  expect(answer.expected[0]).toMatchObject({ contributions: [{ reference }] });
  expect((await answered({ countPledges: true })).fundedCount).toBe(1);
});

test("a promise kept in its own currency is closed, whatever the rates were, and half of it is open for its half", async () => {
  const part = (amount: string, rate: string) => ({
    amount,
    currency: "EUR",
    effectiveOn: "2024-01-31",
    rate,
    rateOn: "2024-01-31",
    ...RATE_ANSWERS,
    earmarks: [{ target: "area:1", amount: String(Number(amount) / 4) }],
  });
  const donorId = await organisation("germany");
  const head = { donorId, title: "In euros", source: "Letter" };
  const paid = { pledge: part("1000000", "1.2"), commitment: part("1000000", "1.1") };
  const first = await recordContribution(people.fmuOfficer, { requestKey: randomUUID(), ...head, ...paid });
  const pay = (amount: string, rate: string) =>
    recordDeposit(people.fmuOfficer, {
      requestKey: randomUUID(),
      contributionId: first.value.id,
      entry: part(amount, rate),
    });
  await pay("500000", "1.0");
  const openNow = async () =>
    (await findBasis(people.fmuHead, NOW())).expected.map(({ kind, poolKey, amount }) => [
      kind,
      poolKey,
      toDecimal(amount),
    ]);
  expect(await openNow()).toEqual([
    ["commitment", "area:1", "136125.00"],
    ["commitment", "unearmarked", "408375.00"],
  ]);
  await pay("500000", "1.05");
  expect(await openNow()).toEqual([]);
});

test("the question is answered as it was known on a past day", async () => {
  await deposit(people, "3000000");
  await way.inPipeline();
  expect((await answered()).fundedCount).toBe(1);
  expect((await answered({ knownOn: "2024-02-01" })).programmes).toEqual([]);
});

test("a scenario keeps question and answer, is attached to a paper once, and whoever reads decisions reads the paper", async () => {
  await deposit(people, "3000000");
  await way.inPipeline();
  const { answer } = await simulate(people.fmuHead, question());
  const { value: scenario } = await saveScenario(people.fmuHead, { name: "Now", question: question(), answer });
  await deposit(people, "9000000");
  expect(await findScenario(people.committee, scenario.id)).toMatchObject({ name: "Now", answer, papers: [] });

  const paper = aPaper("What can be paid");
  const { value } = await recordPaper(people.fmuOfficer, paper);
  expect(value.number).toBe("P-2026-01");
  await expect(recordPaper(people.fmuOfficer, paper)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("already sent") as string,
  });
  const attach = () => attachScenario(people.fmuOfficer, { scenarioId: scenario.id, paperNumber: value.number });
  await attach();
  await expect(attach()).rejects.toMatchObject({
    code: "invalid",
    fields: { paperNumber: expect.stringContaining("already") as string },
  });
  expect(await findPaper(people.administrativeAgent, value.number)).toMatchObject({
    canOpen: false,
    scenarios: [{ name: "Now", answer: { fundedCount: 1 } }],
  });
  expect(
    (
      await db.auditFact.findMany({ where: { subjectType: { in: ["scenario", "paper"] } }, orderBy: { id: "asc" } })
    ).map(({ name }) => name),
  ).toEqual(["scenario.saved", "paper.recorded", "paper.scenario-attached"]);
});

test("of two people who attach a scenario to a paper at the same time, one does and the other is told", async () => {
  const answer = { status: "unfinished" };
  const { value: scenario } = await saveScenario(people.fmuHead, { name: "Now", question: question(), answer });
  const { value: paper } = await recordPaper(people.fmuOfficer, aPaper("Twice"));
  const attach = (actor: typeof people.fmuHead) =>
    attachScenario(actor, { scenarioId: scenario.id, paperNumber: paper.number }).then(
      () => "attached",
      (error: unknown) => (error instanceof Refusal ? "told" : error),
    );
  const outcomes = await Promise.all([attach(people.fmuHead), attach(people.fmuOfficer)]);
  expect(outcomes.sort()).toEqual(["attached", "told"]);
  expect(await db.auditFact.count({ where: { name: "paper.scenario-attached" } })).toBe(1);
});

test("who may not ask, save or record is refused", async () => {
  await expect(findBasis(people.agency, NOW())).rejects.toMatchObject({ code: "forbidden" });
  await expect(listScenarios(people.donor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listPapers(people.agency)).rejects.toMatchObject({ code: "forbidden" });
  const scenario = { name: "x", question: question(), answer: {} };
  await expect(saveScenario(people.committee, scenario)).rejects.toMatchObject({ code: "forbidden" });
  await expect(recordPaper(people.auditor, aPaper("x"))).rejects.toMatchObject({ code: "forbidden" });
});

test("a kept question says its targets, priorities and wishes, also where the answer is that it is impossible", async () => {
  const id = await way.inPipeline();
  const { reference } = await db.conceptNote.findUniqueOrThrow({ where: { id } });
  const asked = question({
    programmes: [{ noteId: id, priority: 5, wish: "must" }],
    targets: [{ scope: "area:4", sense: "at-most", measure: "share", value: "12.5" }],
  });
  const { answer } = await simulate(people.fmuHead, asked);
  expect(answer.status).toBe("impossible");
  const { value: scenario } = await saveScenario(people.fmuHead, { name: "No", question: asked, answer });
  const words = {
    targets: [expect.stringMatching(/^At most 12.5 % of the money funded for Area 4: /) as string],
    priorities: [`${reference}: 5`],
    wishes: [`${reference}: must be funded`],
  };
  expect(await findScenario(people.committee, scenario.id)).toMatchObject({ words });
  const { value: paper } = await recordPaper(people.fmuOfficer, aPaper("None"));
  await attachScenario(people.fmuOfficer, { scenarioId: scenario.id, paperNumber: paper.number });
  expect(await findPaper(people.administrativeAgent, paper.number)).toMatchObject({ scenarios: [{ words }] });
});

test("a target for a region means the places the region had on the day that is asked for", async () => {
  await way.inPipeline();
  const record = await findRegionRecord(people.admin, "western-balkans", today());
  const members = (await listRegions(today())).find(({ slug }) => slug === "western-balkans")?.placeCodes ?? [];
  await reviseRegion(people.admin, {
    slug: "western-balkans",
    name: "Renamed",
    placeCodes: members.slice(1),
    holdsFrom: "2025-01-01",
    basedOn: record?.basedOn,
  });
  const target = { scope: "region:western-balkans", sense: "at-least", measure: "share", value: "10" };
  const targetOn = async (asOf: string) =>
    (await findProblem(people.fmuHead, question({ asOf, targets: [target] }))).targets[0];
  expect(await targetOn("2024-12-31")).toMatchObject({ placeCodes: members });
  expect(await targetOn("2025-01-01")).toMatchObject({ placeCodes: members.slice(1) });
});

test("a question that is cancelled ends at once", async () => {
  const control = new AbortController();
  control.abort();
  await deposit(people, "7000000");
  await expect(simulate(people.fmuHead, question(), { signal: control.signal })).rejects.toBeInstanceOf(Cancelled);
});
