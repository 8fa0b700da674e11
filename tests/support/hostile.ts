import fc from "fast-check";
import { ELIGIBILITY_LINES } from "@/lib/concept-notes/concept-note.labels";

/** Values that no form sends: conditions of a query, wrong types, numbers out of range, and texts that break parsers. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "\0",
  "\ud800",
  "a\udc00b",
  "\u202etxt",
  "\u200b",
  "\u001b[31m",
  "\ufeff",
  "'; DROP TABLE people; --",
  "%",
  "%00",
  "%ff",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "NaN",
  "Infinity",
  "-0",
  "1e400",
  "9".repeat(400),
  "0000-00-00",
  "9999-12-31",
  "2024-02-30",
  "+275760-09-13",
  "00000000-0000-0000-0000-000000000000",
  "A".repeat(20_000),
  "\u{1f600}".repeat(300),
];

export const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  NaN,
  Infinity,
  10n,
  [],
  {},
  [[]],
  [{ in: [] }],
  { in: [] },
  { not: "" },
  { contains: "%" },
  { set: 1 },
  { increment: 1 },
  { toString: null },
  { constructor: 1, __proto__: { admin: true } },
  new Date(NaN),
  new Map([["a", 1]]),
  Array.from({ length: 2_000 }, () => ""),
];

type JsonSchema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  $ref?: string;
};

export type Plausible = { readonly ids: readonly string[] };

const WORDS = ["Fuzz", "A longer text", "12.50", "1000000", "EUR", "2024-01-31", "1", "A"];

/** What a field of this name usually holds, so that a good part of what is made passes its schema and reaches the database. */
const HINTS: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^currency$/, ["USD", "EUR", "JPY"]],
  [/^(scope|target)$/, ["area:4", "region:europe"]],
  [/^source$/, ["unearmarked", "area:4", "ecb", "Fuzz"]],
  [/^sources$/, [[], [{ source: "unearmarked", amountUsd: "1" }]]],
  [/^eligibility$/, [ELIGIBILITY_LINES.map(({ id }) => id)]],
  [/^(relevance|design|partnership|inclusion|sustainability|score)$/, [1, 3, 5]],
  [/^(gender)Marker$/, ["0", "3"]],
  [/^(rights|child)Marker$/, ["A", "C"]],
  [/Justification$|^reason$|^text$|note$/i, ["A reason\nof two lines", "Fuzz"]],
  [/^regionGroup$/, ["", "western-balkans"]],
  [/^(code|placeCodes?)$/, ["KE", "GH", "XX"]],
  [/^countryCode$/, ["", "KE"]],
  [/^(areaNumber|number|category)$/, [1, 4]],
  [/^objectiveNumbers$/, [1, 2, 23]],
  [/^year$/, [2024, 2026, 1]],
  [/^(revision|version)$/, [0, 1, 2, 3, "0", null]],
  [/^(password|repeated|current)$/, ["four unrelated words twice"]],
  [/^rate$/, ["1.1", "0.9"]],
  [/^(amount|share)$/, ["1", "0.99", "600000"]],
  [/(On|From|Through)$|^(asOf|knownOn|on)$|day/i, ["2024-01-31", "2026-11-30", "2019-07-01"]],
  [/usd|budget/i, ["1", "600000", "2000000.00"]],
  [/email/i, ["fuzz@example.org", "agency@demo.local"]],
];

const hasHint = (name: string) => HINTS.some(([names]) => names.test(name));

function plausibleText(name: string, { ids }: Plausible): fc.Arbitrary<unknown> {
  if (/requestKey/.test(name)) return fc.uuid();
  if (/^id$|Ids?$|^basedOn$/.test(name)) return fc.constantFrom(...ids);
  const hint = HINTS.find(([names]) => names.test(name));
  return fc.constantFrom(...(hint?.[1] ?? WORDS));
}

function goodOf(schema: JsonSchema, name: string, known: Plausible): fc.Arbitrary<unknown> {
  const of = (part: JsonSchema, key = name) => valueOf(part, key, known);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && choices.length > 0) return fc.oneof(...choices.map((choice) => of(choice)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) {
    const keys = Object.entries(schema.properties).map(([key, part]) => [key, of(part, key)] as const);
    return fc.record(Object.fromEntries(keys));
  }
  switch (schema.type) {
    case "array":
      return hasHint(name)
        ? fc.oneof(
            plausibleText(name, known),
            fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 }),
          )
        : fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return hasHint(name) ? plausibleText(name, known) : fc.integer({ min: Math.max(0, schema.minimum ?? 0), max: 8 });
    case "null":
      return fc.constant(null);
    default:
      return plausibleText(name, known);
  }
}

/** Values for a schema: mostly of its form, here and there hostile. */
export const valueOf = (schema: JsonSchema, name: string, known: Plausible): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 40, arbitrary: goodOf(schema, name, known) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  );
