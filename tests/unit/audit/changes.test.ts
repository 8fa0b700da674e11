import { expect, test } from "vitest";
import { actLabel } from "@/lib/audit/audit.labels";
import { auditFilter } from "@/lib/audit/audit.schema";
import { changesOf, changeSentence, identifiersIn } from "@/lib/audit/changes";
import { AUDIT_NAMES } from "@/lib/audit/events";

const ID = "0192a0b0-0000-7000-8000-000000000001";

test("what an act changed is told in words, and what stayed the same is left out", () => {
  const before = { roles: ["admin"], organisationId: null, name: "same" };
  const after = { roles: ["admin", "fmu_officer"], organisationId: ID, name: "same" };
  expect(changesOf(before, after, (id) => (id === ID ? "Türkiye" : undefined)).map(changeSentence)).toEqual([
    "Roles: Administrator, now Administrator, Fund Management Unit officer",
    "Organisation: none, now Türkiye",
  ]);
});

test("values inside values, lists, yes and no, and money keep their places", () => {
  const after = {
    failures: { account: 2 },
    amountUsd: "100.00",
    confirmed: true,
    places: [{ code: "TR", share: null }],
  };
  expect(changesOf(undefined, after).map(changeSentence)).toEqual([
    "Failures, account: 2",
    "Amount USD: 100.00",
    "Confirmed: yes",
    "Places: Code TR, Share none",
  ]);
});

test("codes are told as words, and what a person wrote as it was written", () => {
  const after = { changed: ["areaNumber", "places"], stage: "in_review", title: "iOS and in_review" };
  expect(changesOf(undefined, after).map(changeSentence)).toEqual([
    "Changed: area number, places",
    "Stage: in review",
    "Title: iOS and in_review",
  ]);
});

test("what was there only before is said to be removed", () =>
  expect(changesOf({ note: "x" }, {}).map(changeSentence)).toEqual(["Note: x, removed"]));

test("identifiers are found at every depth", () =>
  expect(identifiersIn({ a: ID, b: [{ c: ID }, "no"], d: 3, e: null })).toEqual([ID, ID]));

test("every act has words, and an unknown one stands for itself", () => {
  for (const name of Object.keys(AUDIT_NAMES)) expect(actLabel(name)).not.toBe(name);
  expect(actLabel("old.act")).toBe("old.act");
});

test("a filter that makes no sense is left out", () =>
  expect(auditFilter.parse({ who: "me", act: "decision.recorded", from: "2024-02-31", to: "2024-02-29" })).toEqual({
    act: "decision.recorded",
    to: "2024-02-29",
  }));
