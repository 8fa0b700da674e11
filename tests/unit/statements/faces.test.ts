import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { type Face, fontOf, inVisualOrder } from "@/components/statements/pdf/faces";

const FACES: readonly Face[] = ["text", "strong", "heading"];

test.each([
  ["Bundesrepublik Deutschland", /SourceS/],
  ["Україна · Ελλάδα · Việt Nam", /SourceS/],
  ["日本国 2026", /NotoSansHans/],
  ["中华人民共和国", /NotoSansHans/],
  ["대한민국", /NotoSansKR/],
  ["C-2026-001 الدعم", /NotoSansArabic/],
])("what is written as “%s” is set in a font that holds it", (text, font) => {
  for (const face of FACES) {
    expect(fontOf(face, text)).toMatch(font);
    expect(existsSync(fontOf(face, text))).toBe(true);
  }
});

/** Each letter is as wide as any other. */
const laid = (text: string, width = 1_000) => inVisualOrder(text, width, ({ length }) => length);

test("Arabic words are set from right to left among the others, line by line", () => {
  expect(laid("Safe paths")).toBe("Safe paths");
  expect(laid("C-1 دعم الهجرة الآمنة")).toBe("C-1 الآمنة الهجرة دعم");
  expect(laid("دعم الهجرة IOM الآمنة")).toBe("الهجرة دعم IOM الآمنة");
  expect(laid("دعم 2026 الهجرة")).toBe("الهجرة 2026 دعم");
  expect(laid("دعم الهجرة الآمنة", 11)).toBe("الهجرة دعم\nالآمنة");
});

test("numbers and brackets inside an Arabic word stand as they were once PDFKit has turned the word", () => {
  const onPaper = [...laid("(2026\u0645)")].reverse();
  expect(onPaper).toEqual(["(", "\u0645", "2", "0", "2", "6", ")"]);
});
