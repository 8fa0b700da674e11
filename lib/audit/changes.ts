import { valueLabel } from "./audit.labels";

/** One fact of a record as it was before and after an act; null where there was none. */
export type Change = { label: string; before: string | null; after: string | null };

/** Turns an identifier into the name of what it stands for, where it is known. */
export type NameOf = (id: string) => string | undefined;

/** "organisationId" and "amount_usd" in words. An identifier is shown as a name, so its label drops the "id". */
function labelOf(path: readonly string[]): string {
  const words = path
    .map((part) =>
      part
        .replace(/Ids?$/, "")
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/[_-]/g, " ")
        .toLowerCase(),
    )
    .join(", ")
    .replace(/\busd\b/g, "USD");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function wordsOf(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return nameOf(value) ?? valueLabel(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value.length === 0
      ? "none"
      : value.map((one) => wordsOf(one, nameOf)).join(value.some(isObject) ? "; " : ", ");
  if (isObject(value))
    return Object.entries(value)
      .map(([key, inner]) => `${labelOf([key])} ${wordsOf(inner, nameOf)}`)
      .join(", ");
  return String(value);
}

function flat(facts: unknown, nameOf: NameOf, path: readonly string[] = []): Map<string, string> {
  if (!isObject(facts))
    return new Map(facts === undefined || facts === null ? [] : [["Value", wordsOf(facts, nameOf)]]);
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(facts)) {
    const here = [...path, key];
    if (isObject(value)) for (const [label, words] of flat(value, nameOf, here)) found.set(label, words);
    else found.set(labelOf(here), wordsOf(value, nameOf));
  }
  return found;
}

/** What an act changed, in words, in the order it was recorded. What is the same before and after is left out. */
export function changesOf(before: unknown, after: unknown, nameOf: NameOf = () => undefined): Change[] {
  const was = flat(before, nameOf);
  const is = flat(after, nameOf);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => ({ label, before: was.get(label) ?? null, after: is.get(label) ?? null }))
    .filter((change) => change.before !== change.after);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** Every identifier that stands in the facts of an act. */
export function identifiersIn(facts: unknown): string[] {
  if (typeof facts === "string") return isUuid(facts) ? [facts] : [];
  if (Array.isArray(facts)) return facts.flatMap(identifiersIn);
  return isObject(facts) ? Object.values(facts).flatMap(identifiersIn) : [];
}

/** One change in a line: "Amount: 100.00, now 120.00". */
export function changeSentence({ label, before, after }: Change): string {
  if (before === null) return `${label}: ${after}`;
  return after === null ? `${label}: ${before}, removed` : `${label}: ${before}, now ${after}`;
}
