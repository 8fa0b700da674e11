import "server-only";
import { join } from "node:path";
import bidiFactory from "bidi-js";

// Whole fonts, not the web's: those are cut by alphabet, and a PDF would embed each piece again for every name.
const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts");

const FACES = {
  text: join(FONTS, "source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  strong: join(FONTS, "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  heading: join(FONTS, "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"),
} as const;
export type Face = keyof typeof FACES;

const ARABIC = /\p{Script=Arabic}/u;

// Each file by its full name: only what is named comes along with the build, and these folders are large.
const CHINESE = {
  text: join(process.cwd(), "node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf"),
  strong: join(process.cwd(), "node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf"),
};
const KOREAN = {
  text: join(process.cwd(), "node_modules/@embedpdf/fonts-kr/fonts/NotoSansKR-Regular.otf"),
  strong: join(process.cwd(), "node_modules/@embedpdf/fonts-kr/fonts/NotoSansKR-Bold.otf"),
};
const ARABIC_FACES = {
  text: join(FONTS, "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
  strong: join(FONTS, "noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf"),
};

/** Scripts that the site's fonts do not hold, each with one that does; all hold Latin letters too. */
const OTHERS = [
  [/\p{Script=Hangul}/u, KOREAN],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u, CHINESE],
  [ARABIC, ARABIC_FACES],
] as const;

/** The font of a text as a whole, by what it is written in: of two scripts that are not the site's, the first. */
export function fontOf(face: Face, text: string): string {
  const [, other] = OTHERS.find(([script]) => script.test(text)) ?? [];
  return other ? other[face === "text" ? "text" : "strong"] : FACES[face];
}

/** With a spacing PDFKit sets each word without its space, which a turned word would carry to its other side. */
export const spacingOf = (text: string) => (ARABIC.test(text) ? { wordSpacing: 0.001 } : {});

const bidi = bidiFactory();

/** PDFKit turns an Arabic word as a whole: numbers and brackets in it are turned beforehand, to stand as they were. */
const turnedBack = (word: string): string =>
  word
    .replace(/[\p{Nd}\p{Script=Latin}][\p{Nd}\p{Script=Latin}.,/-]*/gu, (run) => [...run].reverse().join(""))
    .replace(/[()[\]{}«»‹›]/g, (mark) => bidi.getMirroredCharacter(mark) ?? mark);

/** Words of one line from left to right, as the Unicode rules order them in an English document. */
function visualLine(line: string): string {
  const { levels } = bidi.getEmbeddingLevels(line, "ltr");
  let at = 0;
  const words = line.split(" ").map((word) => {
    const first = at + Math.max(0, word.search(ARABIC));
    at += word.length + 1;
    return { word: ARABIC.test(word) ? turnedBack(word) : word, level: levels[first] ?? 0 };
  });
  for (let level = Math.max(...words.map((one) => one.level)); level > 0; level--)
    for (let start = 0; start < words.length; start++) {
      let end = start;
      while (end < words.length && (words[end]?.level ?? 0) >= level) end++;
      words.splice(start, end - start, ...words.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  return words.map(({ word }) => word).join(" ");
}

/**
 * A text with its Arabic words in the order they are read in. PDFKit shapes and turns each word, and sets the words of a
 * line from the left: the lines are broken here, because the order of words is that of a line.
 */
export function inVisualOrder(text: string, width: number, widthOf: (text: string) => number): string {
  if (!ARABIC.test(text)) return text;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(visualLine).join("\n");
}
