import { expect, test } from "vitest";
import { auditFilter } from "@/lib/audit/schema";
import { conceptNoteFilter } from "@/lib/concept-notes/schema";
import { entryFilter } from "@/lib/contributions/entries/schema";
import { holdsZero, lines, paragraphs } from "@/lib/kernel/text";
import { peopleFilter } from "@/lib/people/schema";

test.each([
  [{ a: [{ b: "x\0y" }] }, true],
  ["\0", true],
  [{ a: "x", b: [null, 1, true, undefined, new Date()] }, false],
])("a zero byte is found wherever it stands: %j", (value, expected) => {
  expect(holdsZero(value)).toBe(expected);
});

test.each([
  ["notes", conceptNoteFilter, "text"],
  ["contributions", entryFilter, "text"],
  ["people", peopleFilter, "text"],
  ["the audit", auditFilter, "subjectId"],
] as const)("a search in %s for a zero byte is a search for nothing", (_, filter, name) => {
  expect(filter.parse({ [name]: "a\0b" })).not.toHaveProperty(name, expect.anything());
  expect(filter.parse({ [name]: " Türkiye " })).toHaveProperty(name, "Türkiye");
});

test("lines and paragraphs lose what is empty", () => {
  expect(lines().parse(" a \n\n b")).toEqual(["a", "b"]);
  expect(paragraphs().parse("a\nb\n\n \n c")).toEqual(["a\nb", "c"]);
});
