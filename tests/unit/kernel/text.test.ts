import fc from "fast-check";
import { expect, test } from "vitest";
import { auditFilter } from "@/lib/audit/audit.schema";
import { conceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import {
  findRefusedText,
  holdsUnstorable,
  line,
  lines,
  optionalWords,
  paragraphs,
  refusalOfLine,
  refusalOfText,
  words,
} from "@/lib/kernel/text";
import { peopleFilter } from "@/lib/people/person.schema";

test.each([
  [{ a: [{ b: "x\0y" }] }, true],
  ["\0", true],
  ["\ud83d", true],
  ["\ude00\ud83d", true],
  ["\u{1f600}", false],
  [{ a: "x", b: [null, 1, true, undefined, new Date()] }, false],
])("finds what the database cannot store anywhere in a value: %j", (value, expected) => {
  expect(holdsUnstorable(value)).toBe(expected);
});

const INVISIBLE = {
  "null character": "\0",
  escape: "\u001b",
  "vertical tab": "\u000b",
  delete: "\u007f",
  "next line": "\u0085",
  "zero width space": "\u200b",
  "right-to-left mark": "\u200f",
  "right-to-left override": "\u202e",
  "first strong isolate": "\u2068",
  "word joiner": "\u2060",
  "arabic letter mark": "\u061c",
  "half of a pair": "\ud800",
  "other half of a pair": "\udfff",
  tag: "\u{e0041}",
};

test.each(Object.entries(INVISIBLE))("refuses %s in every text, with its place", (_, character) => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const sentence = `Character 3 (U+${code}) is invisible or incomplete and cannot be saved. Delete it or type the text again.`;
  expect(refusalOfLine(`ab${character}c`)).toBe(sentence);
  expect(refusalOfText(`ab${character}c`)).toBe(sentence);
});

test("counts characters, not their halves", () => {
  expect(refusalOfLine("\u{1f600}\u202e")).toContain("Character 2 (U+202E)");
});

test.each(["\n", "\r", "\t", "\u2028"])("allows a break or a tab in a text of several lines only: %j", (character) => {
  expect(refusalOfText(`a${character}b`)).toBeNull();
  expect(refusalOfLine(`a${character}b`)).toBe("Enter this on one line, without line breaks and tabs.");
});

test.each(["Türkiye", "Côte d’Ivoire", "移民基金", "صندوق الهجرة", "हिन्दी", "Việt Nam", "USD\u00a05", "\u{1f600}"])(
  "allows %s everywhere",
  (text) => {
    expect([refusalOfLine(text), refusalOfText(text)]).toEqual([null, null]);
  },
);

test("allows the joiners that Persian is written with in a text of several lines", () => {
  expect(refusalOfText("می\u200cخواهم")).toBeNull();
});

test("a text that is accepted can be stored and read back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      fc.pre(refusalOfText(text) === null);
      expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
      expect(text).not.toContain("\0");
    }),
  );
});

test("a character that is refused is refused wherever it is in a text", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...Object.values(INVISIBLE)), fc.string(), (before, character, after) => {
      expect(refusalOfText(`${before}${character}${after}`)).not.toBeNull();
      expect(refusalOfLine(`${before}${character}${after}`)).not.toBeNull();
    }),
  );
});

test("the schemas of texts trim, then refuse with the same sentence", () => {
  expect(line("Enter a title.").parse(" A \ufeff")).toBe("A");
  expect(words("Enter a reason.").parse(" A\n\tB ")).toBe("A\n\tB");
  expect(optionalWords().parse(" ")).toBeNull();
  const { error } = line("Enter a title.").safeParse("A\u202eB");
  expect(error?.issues.map(({ message }) => message)).toEqual([
    "Character 2 (U+202E) is invisible or incomplete and cannot be saved. Delete it or type the text again.",
  ]);
  expect(lines().safeParse("Norway\nSwe\u202eden").success).toBe(false);
  expect(paragraphs().safeParse("One\n\nTw\u001bo").success).toBe(false);
});

test("finds the first refused text of a value with its path", () => {
  expect(findRefusedText({ a: "x", list: [{ name: "ok" }, { name: "n\u200b" }] })).toMatchObject({
    path: ["list", "1", "name"],
  });
  expect(findRefusedText({ a: ["x\ny"], b: 1, c: null })).toBeNull();
});

test("a value that contains itself or is nested without end is no endless work", () => {
  const circle: Record<string, unknown> = { text: "ok" };
  circle.again = circle;
  expect(findRefusedText({ circle })).toBeNull();
  let nested: unknown = "ok";
  for (let depth = 0; depth < 50_000; depth += 1) nested = [nested];
  expect(findRefusedText({ nested })?.path).toEqual(["nested"]);
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
