import fc from "fast-check";

/** How a file writes its numbers, the same in all cells. */
export const numberStyle = fc.record({
  notation: fc.constantFrom("point" as const, "comma" as const),
  grouping: fc.constantFrom("none", "sign", "sign", " ", "\u00a0", "'"),
  /** Decimals as needed, or all that the currency has. */
  isFull: fc.boolean(),
  negative: fc.constantFrom("minus", "brackets", "trailing"),
});
export type NumberStyle = typeof numberStyle extends fc.Arbitrary<infer Value> ? Value : never;

/** "12.5" of 1250 with two decimals: no zeros at the end. */
export function plainOf(minor: bigint, places: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, "0");
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  const decimals = fraction.replace(/0+$/, "");
  return `${minor < 0n ? "-" : ""}${whole}${decimals && `.${decimals}`}`;
}

/** "12.50" of 1250 with two decimals. */
export function fullOf(minor: bigint, places: number): string {
  const [whole = "", fraction = ""] = plainOf(minor, places).split(".");
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, "0")}`;
}

/** A minor amount in thousands or millions has three or six decimals more; not a digit is lost. */
export function writeNumber(minor: bigint, places: number, style: NumberStyle): string {
  const { notation, grouping, isFull, negative } = style;
  const [whole = "", fraction = ""] = plainOf(minor < 0n ? -minor : minor, places).split(".");
  const [group, point] = notation === "point" ? [",", "."] : [".", ","];
  const separator = grouping === "none" ? "" : grouping === "sign" ? group : grouping;
  const decimals = isFull ? fraction.padEnd(places, "0") : fraction;
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, separator)}${decimals && `${point}${decimals}`}`;
  if (minor >= 0n) return text;
  return { minus: `-${text}`, brackets: `(${text})`, trailing: `${text}-` }[negative];
}

/** The unit of a heading, the factor it stands for, and how many decimals it adds. */
export const UNITS = [
  { words: "", factor: "", more: 0 } as const,
  { words: "", factor: "", more: 0 } as const,
  { words: "thousand", factor: "1000", more: 3 },
  { words: "'000", factor: "1000", more: 3 },
  { words: "million", factor: "1000000", more: 6 },
] as const;

/** A table as a CSV file. A cell is quoted where it must be, or always. */
export function csvOf(
  lines: readonly (readonly string[])[],
  { separator, isQuoted, end }: { separator: string; isQuoted: boolean; end: string },
): string {
  const cell = (text: string) =>
    isQuoted || text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  return lines.map((line) => line.map(cell).join(separator)).join(end);
}

export const csvStyle = fc.record({
  separator: fc.constantFrom(",", ";", "\t"),
  isQuoted: fc.boolean(),
  end: fc.constantFrom("\n", "\r\n"),
});

/** Whether every one of some texts is among others, counted. */
export function isContained(some: readonly string[], others: readonly string[]): boolean {
  const left = [...others];
  return some.every((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
