import { expect, test } from "vitest";
import { matching } from "@/components/ui/form/option-search";
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

test("puts options without a group first and loses none", () => {
  expect(grouped(OPTIONS).map(([group, members]) => [group, members.length])).toEqual([
    ["", 1],
    ["Europe", 2],
    ["Africa", 1],
  ]);
});
