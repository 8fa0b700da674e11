import { expect, test } from "vitest";
import { matching, namedBy } from "@/components/ui/form/option-search";
import { grouped } from "@/components/ui/form/select";

const OPTIONS = [
  { value: "tr", label: "Türkiye", group: "Europe" },
  { value: "ci", label: "Côte d’Ivoire", group: "Africa", keywords: "Ivory Coast" },
  { value: "md", label: "Republic of Moldova", group: "Europe" },
  { value: "any", label: "Anywhere" },
];
const found = (typed: string) => matching(OPTIONS, typed).map(({ value }) => value);

test("finds a name without its accents", () => {
  expect(found("turk")).toEqual(["tr"]);
  expect(found("COTE")).toEqual(["ci"]);
});

test("wants every typed word, wherever it stands", () => {
  expect(found("moldova europe")).toEqual(["md"]);
  expect(found("ivory")).toEqual(["ci"]);
  expect(found("moldova africa")).toEqual([]);
});

test("shows everything while nothing is typed", () => {
  expect(found("  ")).toHaveLength(OPTIONS.length);
});

test("takes a whole name before the longer names that hold it, and nothing of what names several", () => {
  const places = ["Niger", "Nigeria", "Türkiye"].map((label) => ({ value: label, label }));
  expect(namedBy(places, "niger ")?.value).toBe("Niger");
  expect(namedBy(places, "nigeri")?.value).toBe("Nigeria");
  expect(namedBy(places, "turk")?.value).toBe("Türkiye");
  expect(namedBy(places, "nig")).toBeUndefined();
  expect(namedBy(places, "atlantis")).toBeUndefined();
});

test("puts options without a group first and loses none", () => {
  expect(grouped(OPTIONS).map(([group, members]) => [group, members.length])).toEqual([
    ["", 1],
    ["Europe", 2],
    ["Africa", 1],
  ]);
});
