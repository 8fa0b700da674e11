import { beforeAll, expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { recordContribution } from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { findRegionalBrief } from "@/lib/open-data/brief.queries";
import { listPublicProgrammes } from "@/lib/open-data/public-programmes.queries";
import { findOverview } from "@/lib/overview/overview.queries";
import type { Cast } from "@/prisma/seed/cast";
import { knownToday } from "@/tests/support/clocks";
import { ownerQuery } from "@/tests/support/postgres";
import { LEAFLET_DAY, tellStory } from "./story";

let cast: Cast;
beforeAll(async () => {
  cast = await tellStory();
  await carryOver(cast.fmuHead, {
    source: "Test",
    effectiveOn: "2024-03-01",
    text: "Two notes across regions.",
    records: [
      { title: "Undivided", areaNumber: 3, placeCodes: ["KE", "RS"], amountUsd: "1000000.00", stage: "in_pipeline" },
      { title: "Divided", areaNumber: 3, placeCodes: ["NE", "RS"], amountUsd: "300000.01", stage: "in_pipeline" },
    ],
  });
  // Shares as an older record may have them: no act gives a note in the pipeline new ones.
  await ownerQuery(
    `SET session_replication_role = replica;
     UPDATE note_places p SET share = CASE place_code WHEN 'NE' THEN 66.67 ELSE 33.33 END
       FROM concept_notes n WHERE n.id = p.note_id AND n.title = 'Divided'`,
  );
});

const DAY = "2024-03-01";
const pipelineOf = (rows: Awaited<ReturnType<typeof findOverview>>["regions"], name: string) =>
  rows.find((row) => row.name === name)?.pipeline;

test("money across regions is divided by shares, or stands in no single region", async () => {
  const { regions, pipeline } = await findOverview(knownToday(DAY));
  expect(pipelineOf(regions, "Africa")).toEqual({ count: 1, amount: "200010.01" });
  expect(pipelineOf(regions, "Europe")).toEqual({ count: 4, amount: "9599990.00" });
  expect(pipelineOf(regions, "Several regions")).toEqual({ count: 1, amount: "1000000.00" });
  expect(pipeline).toEqual({ count: 5, amount: "10800000.01" });
});

test("a region's list carries its part, and names what reaches in undivided", async () => {
  const { pipeline } = await findOverview(knownToday(DAY), "africa");
  expect(pipeline).toEqual({ count: 1, amount: "200010.01" });
  const [divided, ...others] = await listPublicProgrammes("pipeline", knownToday(DAY), { region: "africa" });
  expect(divided).toMatchObject({ title: "Divided", amount: "300000.01", part: "200010.01" });
  expect(others).toEqual([]);
  const brief = await findRegionalBrief("africa", knownToday(DAY));
  expect(brief?.pipeline.total).toEqual(pipeline);
  expect(brief?.alsoReaching.map(({ title }) => title)).toEqual(["Undivided"]);
  expect(brief?.context).toEqual([]);
});

test("what was carried over later is not in an earlier day", async () => {
  expect((await findOverview(knownToday(LEAFLET_DAY))).pipeline).toEqual({ count: 3, amount: "9500000.00" });
});

test("a deposit counts from its day on, in every figure", async () => {
  const donor = await db.organisation.findUniqueOrThrow({ where: { slug: "germany" } });
  const deposit = { amount: "1000000.00", currency: "USD", effectiveOn: "2024-02-10" };
  await recordContribution(cast.fmuOfficer, {
    requestKey: crypto.randomUUID(),
    donorId: donor.id,
    title: "More",
    source: "Test",
    deposit,
  });
  expect((await findOverview(knownToday("2024-02-09"))).contributions.deposited).toBe("57425741.00");
  const after = await findOverview(knownToday("2024-02-10"));
  expect(after.contributions).toMatchObject({ deposited: "58425741.00", donors: 22, receivable: "-1000000.00" });
  expect(after.donors[0]).toMatchObject({ slug: "germany", deposited: "20569912.00" });
});

test("a region nobody knows and a day that has not come are refused", async () => {
  await expect(findOverview(knownToday(DAY), "atlantis")).rejects.toMatchObject({ code: "not-found" });
  await expect(findOverview(knownToday("2999-01-01"))).rejects.toMatchObject({ code: "invalid" });
  await expect(findRegionalBrief("atlantis", knownToday(DAY))).resolves.toBeNull();
});
