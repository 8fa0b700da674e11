import { z } from "zod";

/** The database stores neither the null character nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Characters that no text holds: controls other than tab and line break, those that reverse the direction of what follows,
 * and those of no width. Joiners stay in texts of several lines: Persian and Hindi are written with them.
 */
const INVISIBLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/u;

/** In one line also tabs, line breaks and everything else that has no shape of its own. */
const NOT_IN_ONE_LINE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const BREAKS = /^[\t\n\r\u2028\u2029]$/;

/** True where a text anywhere in a value holds what the database cannot store. */
export const holdsUnstorable = (value: unknown): boolean => anyText(value, (text) => UNSTORABLE.test(text));

function anyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === "string") return test(value);
  if (value === null || typeof value !== "object") return false;
  return Object.values(value).some((part) => anyText(part, test));
}

function sentenceOf(text: string, forbidden: RegExp): string | null {
  const match = forbidden.exec(text);
  if (!match) return null;
  const [character] = match;
  if (BREAKS.test(character)) return "Enter this on one line, without line breaks and tabs.";
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const place = [...text.slice(0, match.index)].length + 1;
  return `Character ${place} (U+${code}) is invisible or incomplete and cannot be saved. Delete it or type the text again.`;
}

/** Why a text of several lines cannot be saved, in a sentence, or null. */
export const refusalOfText = (text: string): string | null => sentenceOf(text, INVISIBLE);

/** Why a text of one line, such as a title or a name, cannot be saved, in a sentence, or null. */
export const refusalOfLine = (text: string): string | null => sentenceOf(text, NOT_IN_ONE_LINE);

type RefusedText = { path: string[]; sentence: string };
/** No form is nested deeper. */
const DEEPEST = 20;
const DAMAGED = "This form is damaged. Reload the page and fill it in again.";

/** The first text of a value that cannot be saved: where it is, and the sentence. A value nested too deep is refused. */
export const findRefusedText = (value: unknown): RefusedText | null => refusedIn(value, [], new WeakSet());

function refusedIn(value: unknown, path: string[], seen: WeakSet<object>): RefusedText | null {
  if (typeof value === "string") {
    const sentence = refusalOfText(value);
    return sentence === null ? null : { path, sentence };
  }
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value) || seen.has(value)) return null;
  if (path.length > DEEPEST) return { path: path.slice(0, 1), sentence: DAMAGED };
  seen.add(value);
  for (const [key, part] of Object.entries(value)) {
    const found = refusedIn(part, [...path, key], seen);
    if (found) return found;
  }
  return null;
}

type Checked = { value: string; issues: unknown[] };

const checked =
  (refusal: (text: string) => string | null) =>
  ({ value, issues }: Checked): void => {
    const message = refusal(value);
    if (message !== null) issues.push({ code: "custom", message, input: value });
  };

/** A text that is stored and has one line, such as a title or a name; trimmed. */
export const lineText = (sentence?: string) => z.string(sentence).trim().check(checked(refusalOfLine));

/** A text that is stored and may have several lines; trimmed. */
export const proseText = (sentence?: string) => z.string(sentence).trim().check(checked(refusalOfText));

/** A text to search for in a list. */
export const searchText = z
  .string()
  .trim()
  .max(100)
  .refine((text) => refusalOfLine(text) === null);

const shorter = (max: number) => `Shorten this to at most ${max} characters.`;

/** Words that are required, on one line; `sentence` says what to enter. */
export const line = (sentence: string, max = 300) => lineText(sentence).min(1, sentence).max(max, shorter(max));

/** Words that are required, on one or several lines; `sentence` says what to enter. */
export const words = (sentence: string, max = 300) => proseText(sentence).min(1, sentence).max(max, shorter(max));

/** Words that may be left out, on one line; nothing typed is null. */
export const optionalLine = (max = 300) =>
  lineText()
    .max(max, shorter(max))
    .nullish()
    .transform((typed) => typed || null);

/** Words that may be left out, on one or several lines; nothing typed is null. */
export const optionalWords = (max = 300) =>
  proseText()
    .max(max, shorter(max))
    .nullish()
    .transform((typed) => typed || null);

const listBy = (separator: RegExp, max: number, refusal: (text: string) => string | null) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((typed) =>
      (typeof typed === "string" ? typed.split(separator) : typed).map((one) => one.trim()).filter(Boolean),
    )
    .refine((list) => list.every((one) => one.length <= max), `Shorten each to at most ${max} characters.`)
    .superRefine((list, context) => {
      const message = list.map(refusal).find((sentence) => sentence !== null);
      if (message) context.addIssue({ code: "custom", message });
    });

/** One value a line, as typed, or the values themselves; empty lines are dropped. */
export const lines = (max = 300) => listBy(/\n/, max, refusalOfLine);

/** Paragraphs with an empty line between them, as typed, or the paragraphs themselves. */
export const paragraphs = (max = 3000) => listBy(/\n\s*\n/, max, refusalOfText);
