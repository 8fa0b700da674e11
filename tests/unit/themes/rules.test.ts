import { describe, expect, test } from "vitest";
import { dateOf } from "@/lib/kernel/dates";
import { mappingFault, OBJECTIVE_NUMBERS, redistributed, refuseBrokenMapping } from "@/lib/themes/objective-mapping";
import { reviseThematicAreaInput } from "@/lib/themes/theme.schema";
import { OBJECTIVES, THEMATIC_AREAS } from "@/prisma/seed/reference/themes";

const areas = THEMATIC_AREAS.map(({ number, objectiveNumbers, ...names }) => ({
  areaNumber: number,
  objectiveNumbers: [...objectiveNumbers] as number[],
  ...names,
  holdsFrom: dateOf("2018-12-19"),
  recordedAt: new Date("2024-01-01T00:00:00Z"),
}));

const areaOf = (number: number) => {
  const found = areas.find(({ areaNumber }) => areaNumber === number);
  if (!found) throw new Error(`No area ${number}`);
  return found;
};

const changed = (number: number, objectiveNumbers: number[]) => {
  const { areaNumber, name, shortName } = areaOf(number);
  return { areaNumber, name, shortName, objectiveNumbers };
};

const at = (holdsFrom: string) => ({ holdsFrom: dateOf(holdsFrom), recordedAt: new Date("2024-06-01T00:00:00Z") });

describe("the mapping that is loaded", () => {
  test("gives each objective from 1 to 22 to one thematic area, and 23 to all", () => {
    expect(mappingFault(areas)).toBeNull();
  });

  test("names 23 objectives, in order", () => {
    expect(OBJECTIVES.map(([number]) => number)).toEqual(OBJECTIVE_NUMBERS);
  });
});

test.each([
  ["an objective without an area", 4, [6, 18, 19, 20, 23], "objective 5 would belong to no thematic area"],
  ["an objective in two areas", 4, [1, 5, 6, 18, 19, 20, 23], "objective 1 would belong to two thematic areas"],
  ["23 missing from an area", 4, [5, 6, 18, 19, 20], "objective 23 would be missing from a thematic area"],
])("%s is a fault", (_, number, objectiveNumbers, sentence) => {
  expect(mappingFault(areas.map((area) => (area.areaNumber === number ? { ...area, objectiveNumbers } : area)))).toBe(
    sentence,
  );
});

describe("an objective that moves", () => {
  const taking = changed(4, [1, 5, 6, 18, 19, 20, 23]);

  test("leaves the area that had it, and nothing else changes", () => {
    expect(redistributed(areas, taking, "2024-06-01")).toEqual([taking, changed(1, [3, 17, 23])]);
  });

  test("leaves the mapping whole from its day on", () => {
    const added = redistributed(areas, taking, "2024-06-01").map((one) => ({ ...one, ...at("2024-06-01") }));
    expect(() => refuseBrokenMapping([...areas, ...added], "2024-06-01")).not.toThrow();
  });

  test("is refused where a coming value of the other area would hold it again", () => {
    const coming = { ...changed(1, [1, 3, 17, 23]), ...at("2025-01-01") };
    const known = [...areas, coming];
    const added = redistributed(known, taking, "2024-06-01").map((one) => ({ ...one, ...at("2024-06-01") }));
    expect(() => refuseBrokenMapping([...known, ...added], "2024-06-01")).toThrow(
      expect.objectContaining({
        fields: {
          objectiveNumbers:
            "From 1 January 2025 on, when a coming value begins, objective 1 would belong to two thematic areas. Revise that value first.",
        },
      }),
    );
  });
});

test("objectives are taken as a form sends them, once each, sorted, with 23 added", () => {
  const input = {
    number: 4,
    name: "Name",
    shortName: "Short",
    objectiveNumbers: ["18", "5", 5],
    holdsFrom: "2024-06-01",
    basedOn: "0190a5b4-0000-7000-8000-000000000000",
  };
  expect(reviseThematicAreaInput.parse(input).objectiveNumbers).toEqual([5, 18, 23]);
});
