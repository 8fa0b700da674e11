import fc from "fast-check";

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
  $ref?: string;
};

export type Plausible = { readonly ids: readonly string[] };

const WORDS = [
  "Fuzz",
  "A longer text\nof two lines",
  "12.50",
  "1000000",
  "EUR",
  "USD",
  "2024-01-31",
  "2026-11-30",
  "1",
  "A",
];

/** A text as its field's name suggests, so that a good part of what is made passes its schema and reaches the database. */
function plausibleText(name: string, { ids }: Plausible): fc.Arbitrary<unknown> {
  if (/Ids?$/.test(name)) return fc.constantFrom(...ids);
  if (/On$|^asOf$|^knownOn$|^on$|Through$|day/i.test(name))
    return fc.constantFrom("2024-01-31", "2026-11-30", "2019-07-01");
  if (/usd|amount|budget|rate$/i.test(name)) return fc.constantFrom("1", "600000", "0.01", "2000000.00");
  if (/currency/i.test(name)) return fc.constantFrom("EUR", "USD", "JPY", "KWD");
  if (/requestKey/.test(name)) return fc.uuid();
  if (/email/i.test(name)) return fc.constantFrom("fuzz@example.org", "agency@demo.local");
  return fc.constantFrom(...WORDS);
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
      return fc.array(of(schema.items ?? {}), { maxLength: 3 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(2024, 2026, -1, 99));
    case "null":
      return fc.constant(null);
    default:
      return plausibleText(name, known);
  }
}

/** Values for a schema: mostly of its form, here and there hostile. */
export const valueOf = (schema: JsonSchema, name: string, known: Plausible): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 14, arbitrary: goodOf(schema, name, known) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  );
