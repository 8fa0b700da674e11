import { beforeAll, expect, test } from "vitest";
import sitemap from "@/app/sitemap";
import { recordDecision } from "@/lib/committee/decision.commands";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { findRegionalBrief } from "@/lib/open-data/brief.queries";
import { findPublicDecision, listPublicDecisions } from "@/lib/open-data/public-decisions.queries";
import { findFundFacts } from "@/lib/open-data/public-fund.queries";
import { findPublicOverview, listPublicAreas } from "@/lib/open-data/public-overview.queries";
import {
  findPublicProgramme,
  listPublicProgrammes,
  listPublicRegions,
} from "@/lib/open-data/public-programmes.queries";
import type { Cast } from "@/prisma/seed/cast";
import { knownToday } from "@/tests/support/clocks";
import { LEAFLET_DAY, tellStory } from "../overview/story";

let cast: Cast;
beforeAll(async () => {
  cast = await tellStory();
});

const today = () => new Date().toISOString().slice(0, 10);

/** Everything the public can be told today, as text. */
async function everything(): Promise<string> {
  const on = today();
  const regions = await listPublicRegions(knownToday(on));
  const decisions = await listPublicDecisions(knownToday(on));
  const programmes = [
    ...(await listPublicProgrammes("funded", knownToday(on))),
    ...(await listPublicProgrammes("pipeline", knownToday(on))),
  ];
  return JSON.stringify([
    regions,
    decisions,
    await findPublicOverview(knownToday(on)),
    await findFundFacts(on),
    await listPublicAreas(knownToday(on)),
    await Promise.all(regions.map(({ slug }) => findRegionalBrief(slug, knownToday(on)))),
    await Promise.all(decisions.map(({ number }) => findPublicDecision(number))),
    await Promise.all(programmes.map(({ reference }) => findPublicProgramme(reference, knownToday(on)))),
    await sitemap(),
  ]);
}

const recommended = async () => {
  const [first, second] = await db.conceptNote.findMany({
    where: { stage: "recommended" },
    orderBy: { reference: "asc" },
  });
  if (!first || !second) throw new Error("The story has two notes that wait for a decision.");
  return [first, second] as const;
};

test("nothing of drafts, reviews, people or refused notes leaves", async () => {
  const told = await everything();
  const hidden = await db.conceptNote.findMany({ where: { stage: { notIn: ["in_pipeline", "funded"] } } });
  const people = await db.person.findMany();
  const reasons = await db.stageChange.findMany({ where: { reason: { not: null } } });
  expect(hidden.length).toBeGreaterThan(3);
  const secrets = [
    ...hidden.flatMap(({ id, title, reference }) => [id, title, reference]),
    ...people.flatMap(({ id, name, email }) => [id, name, email]),
    ...reasons.map(({ reason }) => reason),
  ].filter((secret) => secret !== null);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test("a programme is found by its number and by the number its note had", async () => {
  const [programme] = await listPublicProgrammes("funded", knownToday(LEAFLET_DAY));
  const note = await db.conceptNote.findFirstOrThrow({ where: { programmeReference: programme?.reference } });
  const found = await findPublicProgramme(note.reference ?? "", knownToday(LEAFLET_DAY));
  expect(found).toMatchObject({ reference: programme?.reference, href: `/programmes/${programme?.reference}` });
  expect(found).toMatchObject({ durationMonths: null, organisations: [], lead: null, governmentPartners: [] });
  expect(found?.history.map(({ on }) => on)).toEqual([LEAFLET_DAY]);
  expect(found?.regions.map(({ slug }) => slug)).toContain("europe");
});

test("before it was endorsed, and under another number, there is no programme", async () => {
  const [programme] = await listPublicProgrammes("pipeline", knownToday(LEAFLET_DAY));
  expect(await findPublicProgramme(programme?.reference ?? "", knownToday("2024-01-30"))).toBeNull();
  expect(await findPublicProgramme("CN-1999-001", knownToday(today()))).toBeNull();
  const [draft] = await recommended();
  expect(await findPublicProgramme(draft.reference ?? "", knownToday(today()))).toBeNull();
});

test("a programme is told under two clocks: as known before it was recorded, there is none", async () => {
  const [programme] = await listPublicProgrammes("pipeline", knownToday(LEAFLET_DAY));
  const note = await db.conceptNote.findFirstOrThrow({ where: { reference: programme?.reference } });
  const { at } = await db.stageChange.findFirstOrThrow({ where: { noteId: note.id }, orderBy: { id: "desc" } });
  const told = (knownOn: string) => findPublicProgramme(note.reference ?? "", { asOf: today(), knownOn });
  expect(await told(dayOf(at))).toMatchObject({ reference: note.reference, history: [{ on: LEAFLET_DAY }] });
  expect(await told(addDays(dayOf(at), -1))).toBeNull();
});

test("lists narrow by area and region, and an unknown region has nothing", async () => {
  const areas = async (filter: { area?: number; region?: string }) =>
    (await listPublicProgrammes("pipeline", knownToday(LEAFLET_DAY), filter)).map(({ area }) => area?.number);
  expect(await areas({})).toEqual([4, 4, 5]);
  expect(await areas({ area: 5 })).toEqual([5]);
  expect(await areas({ area: 4, region: "western-balkans" })).toEqual([4]);
  expect(await areas({ region: "atlantis" })).toEqual([]);
});

test("a decision is published with what it gave, never with what it put off", async () => {
  const [given, deferred] = await recommended();
  const { value } = await recordDecision(cast.fmuOfficer, {
    decidedOn: today(),
    mode: "meeting",
    text: "One endorsed, one kept for later because of a secret.",
    items: [
      { noteId: given.id, revision: given.revision, outcome: "endorsed", amountUsd: "1000000.00" },
      { noteId: deferred.id, revision: deferred.revision, outcome: "deferred", reason: "A secret reason." },
    ],
  });
  const found = await findPublicDecision(value.number);
  expect(found).toMatchObject({ text: null, conditions: null, hasUnpublishedItems: true, itemCount: 1 });
  expect(found?.items).toEqual([
    {
      title: given.title,
      reference: given.reference,
      href: `/pipeline/${given.reference}`,
      outcomeLabel: "Endorsed for the pipeline",
      amount: "1000000.00",
    },
  ]);
  const told = await everything();
  expect(told).toContain(given.title);
  expect(told).not.toContain(deferred.title);
  expect(told).not.toContain("secret");
});

test("a decision that gave nothing is not published", async () => {
  const note = await db.conceptNote.findFirstOrThrow({ where: { stage: "recommended" } });
  const { value } = await recordDecision(cast.fmuOfficer, {
    decidedOn: today(),
    mode: "correspondence",
    text: "Not endorsed.",
    items: [{ noteId: note.id, revision: note.revision, outcome: "not_endorsed", reason: "Not ready." }],
  });
  expect(await findPublicDecision(value.number)).toBeNull();
  expect((await listPublicDecisions(knownToday(today()))).map(({ number }) => number)).not.toContain(value.number);
});
