import { expect, test } from "vitest";
import { balanceOf, byRegion, byStage, inPrintOrder, waitingInPipeline } from "@/lib/overview/portfolio-breakdown";
import { AREAS, NOTES, noteWith, REGIONS, undivided } from "./leaflet";

test("the balance compares each theme's money with an even fifth", () => {
  const balance = balanceOf(NOTES, AREAS);
  expect(balance.map(({ total, share, distance }) => [total.amount, share, distance])).toEqual([
    ["3500000.00", "23.3", "+3.3"],
    ["0.00", "0.0", "−20.0"],
    ["0.00", "0.0", "−20.0"],
    ["7500000.00", "50.0", "+30.0"],
    ["4000000.00", "26.7", "+6.7"],
  ]);
});

test("a concept note that nobody endorsed yet does not tip the balance", () => {
  const balance = balanceOf([...NOTES, noteWith({ stage: "recommended", areaNumber: 2 })], AREAS);
  expect(balance[1]?.total.count).toBe(0);
});

test("every stage of the three buckets has a row, also without a note", () => {
  const rows = byStage(NOTES);
  expect(rows.map(({ stage }) => stage)).toEqual([
    "submitted",
    "in_review",
    "recommended",
    "in_pipeline",
    "invited",
    "appraised",
    "funded",
    "active",
    "operationally_closed",
    "financially_closed",
  ]);
  expect(rows.find(({ stage }) => stage === "funded")).toMatchObject({ count: 3, amount: "5500000.00" });
});

test("the regions' money adds up to the whole, with several regions named apart", () => {
  const rows = byRegion([...NOTES, noteWith({ amountUsd: "700000.00", places: undivided("KE", "TR") })], REGIONS);
  expect(rows.map(({ name, pipeline }) => [name, pipeline.count, pipeline.amount])).toEqual([
    ["Africa", 0, "0.00"],
    ["Europe", 3, "9500000.00"],
    ["Several regions", 1, "700000.00"],
  ]);
});

test("who was endorsed first comes first, and an invitation does not end the wait", () => {
  const notes = [
    noteWith({ title: "New", stageSince: "2024-01-30" }),
    noteWith({ title: "Old", stage: "invited", stageSince: "2024-01-31", decidedOn: "2023-01-31" }),
    noteWith({ title: "Funded", stage: "funded", stageSince: "2020-01-01" }),
  ];
  expect(waitingInPipeline(notes, "2024-01-31").map(({ title, waitingDays }) => [title, waitingDays])).toEqual([
    ["Old", 365],
    ["New", 1],
  ]);
});

test("lists stand by area, then by reference, as in print", () => {
  const notes = [
    noteWith({ title: "c", areaNumber: 4, reference: "CN-2024-001" }),
    noteWith({ title: "b", areaNumber: 1, reference: "CN-2024-003" }),
    noteWith({ title: "a", areaNumber: 1, programmeReference: "MPTF-2024-001" }),
    noteWith({ title: "d", areaNumber: null }),
  ];
  expect(inPrintOrder(notes).map(({ title }) => title)).toEqual(["b", "a", "c", "d"]);
});
