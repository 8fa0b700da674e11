import { z } from "zod";

const ZERO = "\0";

/** True where a text anywhere in what was sent holds a zero byte, which no keyboard types and no database keeps. */
export function holdsZero(value: unknown): boolean {
  if (typeof value === "string") return value.includes(ZERO);
  if (value === null || typeof value !== "object") return false;
  return Object.values(value).some(holdsZero);
}

/** What somebody looks for in a list. */
export const searchText = z
  .string()
  .trim()
  .max(100)
  .refine((text) => !holdsZero(text));

/** Words somebody must type: trimmed, not empty, at most `max` characters; `sentence` tells them what to enter. */
export const words = (sentence: string, max = 300) =>
  z.string(sentence).trim().min(1, sentence).max(max, `Shorten this to at most ${max} characters.`);

/** Words somebody may leave out; nothing typed is null. */
export const optionalWords = (max = 300) =>
  z
    .string()
    .trim()
    .max(max, `Shorten this to at most ${max} characters.`)
    .nullish()
    .transform((typed) => typed || null);

const listBy = (separator: RegExp, max: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((typed) =>
      (typeof typed === "string" ? typed.split(separator) : typed).map((one) => one.trim()).filter(Boolean),
    )
    .refine((list) => list.every((one) => one.length <= max), `Shorten each to at most ${max} characters.`);

/** One value a line, as typed, or the values themselves; empty lines are dropped. */
export const lines = (max = 300) => listBy(/\n/, max);

/** Paragraphs with an empty line between them, as typed, or the paragraphs themselves. */
export const paragraphs = (max = 3000) => listBy(/\n\s*\n/, max);
