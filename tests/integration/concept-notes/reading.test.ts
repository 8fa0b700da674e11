import { beforeAll, describe, expect, test } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { findConceptNote } from "@/lib/concept-notes/concept-note-record.queries";
import { boardOf, listConceptNotes, listMilestones, listPortfolioOn } from "@/lib/concept-notes/concept-note.queries";
import { conceptNoteFilter, NOTE_SORTS } from "@/lib/concept-notes/concept-note.schema";
import { listDesk } from "@/lib/concept-notes/desk.queries";
import { bucketOf } from "@/lib/concept-notes/stages";
import { db } from "@/lib/kernel/db";
import { encodeCursor, PAGE_SIZE } from "@/lib/kernel/list-cursor";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import { tellContributions } from "@/prisma/seed/contributions";
import { tellNotes } from "@/prisma/seed/notes";
import { EXAMPLES } from "@/prisma/seed/notes/examples";
import { LEAFLET_RECORDS } from "@/prisma/seed/notes/leaflet";
import { audited } from "@/tests/support/audited";
import { decision, type People, seen, setPeople, traces } from "./way";

let people: People;
beforeAll(async () => {
  people = await setPeople();
  await tellContributions(people, () => undefined);
  await tellNotes(people, () => undefined);
});

const filter = (asked: Record<string, string> = {}) => conceptNoteFilter.parse(asked);
const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title).sort();
const total = (rows: readonly { amountUsd: string | null }[]) =>
  toDecimal(
    sum(
      rows.map(({ amountUsd }) => usd(amountUsd ?? "0")),
      USD,
    ),
  );

describe("the seed", () => {
  test("told twice tells nothing new", async () => {
    const before = await traces();
    await tellNotes(people, () => undefined);
    expect(await traces()).toEqual(before);
  });

  test("tells the leaflet's portfolio on its day and ever since, whatever the examples do", async () => {
    for (const asOf of ["2024-01-31", "2026-11-01"]) {
      const rows = await listPortfolioOn(asOf);
      const funded = rows.filter(({ stage }) => bucketOf(stage) === "funded");
      const pipeline = rows.filter(({ stage }) => bucketOf(stage) === "pipeline");
      expect([funded.length, total(funded)]).toEqual([3, "5500000.00"]);
      expect([pipeline.length, total(pipeline)]).toEqual([3, "9500000.00"]);
      const balkans = pipeline.find(({ regionGroup }) => regionGroup === "western-balkans");
      expect(balkans?.places).toEqual(["AL", "BA", "XK", "ME", "MK", "RS"].map((code) => ({ code, share: null })));
      expect(rows.find(({ title }) => title.includes("Serbia"))).toMatchObject({
        areaNumber: 1,
        amountUsd: "2000000.00",
        stage: "funded",
        stageSince: "2024-01-31",
        decisionNumber: "SC-2024-01",
        decidedOn: "2024-01-31",
        programmeReference: "MPTF-2024-002",
        participations: [],
      });
    }
    expect(await listPortfolioOn("2024-01-30")).toEqual([]);
  });

  test("tells every example in its stage, marked as one", async () => {
    const { rows } = await listConceptNotes(people.auditor, filter());
    const told = rows.filter(({ isExample }) => isExample);
    expect(titles(told)).toEqual(titles(EXAMPLES));
    expect(rows).toHaveLength(EXAMPLES.length + LEAFLET_RECORDS.length);
    const stages = new Set(told.map(({ stage }) => stage));
    expect([...stages].sort()).toEqual(["draft", "in_review", "ineligible", "recommended", "submitted", "withdrawn"]);
  });
});

describe("who reads which notes", () => {
  const readsOf = async (key: keyof People) => (await listConceptNotes(people[key], filter())).rows;

  test("the Fund and auditors read all", async () => {
    for (const key of ["fmuOfficer", "fmuHead", "auditor"] as const) expect(await readsOf(key)).toHaveLength(15);
  });

  test("an organisation reads what it leads or takes part in", async () => {
    expect(titles(await readsOf("agency"))).toEqual(titles(EXAMPLES));
    expect(titles(await readsOf("stranger"))).toEqual(titles(EXAMPLES.filter(({ partner }) => partner === "unhcr")));
  });

  test("a reviewer reads what was assigned", async () => {
    const assigned = EXAMPLES.filter(({ ending }) => ["in_review", "recommended", "deferred"].includes(ending));
    expect(titles(await readsOf("reviewer"))).toEqual(titles(assigned));
  });

  test("the committee reads from the recommendation on, the Administrative Agent from the approval on", async () => {
    for (const key of ["committee", "chair"] as const) {
      const stages = new Set((await readsOf(key)).map(({ stage }) => stage));
      expect([...stages].sort()).toEqual(["funded", "in_pipeline", "recommended"]);
    }
    expect((await readsOf("administrativeAgent")).map(({ stage }) => stage)).toEqual(["funded", "funded", "funded"]);
  });

  test("donors and administrators read none", async () => {
    for (const key of ["donor", "admin"] as const)
      await expect(readsOf(key)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("what a list hides is not found on its own either", async () => {
    const all = await db.conceptNote.findMany({ select: { id: true } });
    for (const key of ["stranger", "reviewer", "committee", "administrativeAgent"] as const) {
      const listed = (await readsOf(key)).map(({ id }) => id).sort();
      const found = await Promise.all(
        all.map(async ({ id }) => ((await findConceptNote(people[key], id)) ? [id] : [])),
      );
      expect(found.flat().sort()).toEqual(listed);
    }
  });
});

describe("the list", () => {
  test("obeys its filters, and so do its totals", async () => {
    const list = async (asked: Record<string, string>) => listConceptNotes(people.auditor, filter(asked));
    const funded = await list({ bucket: "funded" });
    expect(funded.totals).toEqual({ count: 3, amountUsd: "5500000.00" });
    expect((await list({ bucket: "pipeline", area: "4" })).totals).toEqual({ count: 2, amountUsd: "5500000.00" });
    expect((await list({ stage: "in_pipeline", place: "TR" })).totals.count).toBe(2);
    expect((await list({ bucket: "pipeline", region: "europe" })).totals.count).toBe(3);
    expect((await list({ region: "western-balkans" })).rows.map(({ placeCodes }) => placeCodes.length).sort()).toEqual([
      1, 1, 1, 6,
    ]);
    expect((await list({ organisation: "unodc" })).totals.count).toBe(1);
    expect((await list({ text: "mptf-2024-001" })).rows[0]?.title).toContain("North Macedonia");
    expect((await list({ text: "nobody wrote this" })).totals).toEqual({ count: 0, amountUsd: "0.00" });
  });

  test("of a past day tells each note as it stood", async () => {
    const title = "Example: Local migration data for city planning";
    const on = async (asOf: string) => {
      const { rows } = await listConceptNotes(people.auditor, filter({ asOf, text: "city planning" }));
      return rows.map(({ stage, title: told }) => [told, stage]);
    };
    expect(await on("2026-03-20")).toEqual([]);
    expect(await on("2026-03-24")).toEqual([[title, "submitted"]]);
    expect(await on("2026-04-10")).toEqual([[title, "in_review"]]);
    const { totals } = await listConceptNotes(people.auditor, filter({ asOf: "2024-01-31", bucket: "pipeline" }));
    expect(totals).toEqual({ count: 3, amountUsd: "9500000.00" });
  });

  test.each(NOTE_SORTS)("sorted by %s, page after page, shows every note once", async (sort) => {
    const pageSize = PAGE_SIZE - 1;
    const extra = await db.conceptNote.count();
    for (let n = extra; n <= pageSize + 3; n += 1) await copyDraft(n);
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await listConceptNotes(people.auditor, filter({ sort, ...(after && { after }) }));
      shown.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(shown).toHaveLength(await db.conceptNote.count());
    expect(new Set(shown).size).toBe(shown.length);
    const madeUp = encodeCursor(["zzz", "yyy"]);
    await expect(listConceptNotes(people.auditor, filter({ sort, after: madeUp }))).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

/** A draft more, as the application's user may write one, so that there is a second page. */
async function copyDraft(n: number): Promise<void> {
  const at = new Date("2026-10-10T10:00:00Z");
  const draft = { title: `Draft ${n % 5}`, stage: "draft" as const, stageSince: at, createdAt: at, updatedAt: at };
  const change = { move: "start", toStage: "draft" as const, effectiveOn: at, at, actorId: people.agency.id };
  const stageChanges = { create: change };
  await audited(people.agency.id, (tx) =>
    tx.conceptNote.create({ data: { ...draft, createdById: people.agency.id, stageChanges } }),
  );
}

describe("board, desk and history", () => {
  test("the board counts each column as the list does, the longest waiting first", async () => {
    const { columns } = await boardOf(people.auditor, filter());
    for (const { stage, count, amountUsd, cards } of columns) {
      const { totals } = await listConceptNotes(people.auditor, filter({ stage }));
      expect(totals).toEqual({ count, amountUsd });
      const since = cards.map(({ stageSince }) => stageSince);
      expect(since).toEqual([...since].sort());
    }
    const shown = columns.map(({ stage }) => stage);
    expect(shown).toContain("appraised");
    expect(shown).not.toContain("rejected");
  });

  test("each desk shows what waits for its owner", async () => {
    const acts = async (key: keyof People) => new Set((await listDesk(people[key])).map(({ act }) => act));
    expect(await acts("agency")).toEqual(new Set(["complete-draft"]));
    expect(await acts("reviewer")).toEqual(new Set(["review"]));
    expect(await acts("fmuOfficer")).toEqual(new Set(["screen", "decide"]));
    expect(await acts("fmuHead")).toEqual(new Set(["screen", "decide", "invite"]));
    expect(await acts("chair")).toEqual(new Set(["await-decision"]));
    expect(await acts("administrativeAgent")).toEqual(new Set(["activate"]));
    for (const key of ["auditor", "donor", "admin"] as const) expect(await acts(key)).toEqual(new Set());
  });

  test("a decision changes the portfolio at once, and history tells the days before it", async () => {
    const note = await db.conceptNote.findFirstOrThrow({ where: { title: { contains: "Welcoming schools" } } });
    const item = { ...(await seen(note.id)), outcome: "endorsed", amountUsd: "2400000" };
    const decidedOn = "2026-06-15";
    const { value } = await recordDecision(people.fmuOfficer, decision([item], { decidedOn }));
    const on = async (asOf: string) => (await listPortfolioOn(asOf)).find(({ id }) => id === note.id);
    expect(await on("2026-06-14")).toMatchObject({
      stage: "recommended",
      amountUsd: "2500000.00",
      decisionNumber: null,
    });
    expect(await on("2026-06-15")).toMatchObject({
      stage: "in_pipeline",
      stageSince: decidedOn,
      amountUsd: "2400000.00",
      decisionNumber: value.number,
    });
    expect((await listMilestones(note.id, "2026-06-15")).map(({ move }) => move)).toEqual([
      "start",
      "submit",
      "screen",
      "recommend",
      "endorse",
    ]);
  });
});
