import fc from "fast-check";

/** Bytes of "£", "¼", "’", "—" and of a cut letter in the Windows alphabet, and what no text file holds. */
const BYTES = [0x00, 0x01, 0x7f, 0x80, 0x92, 0x97, 0xa0, 0xa3, 0xad, 0xbc, 0xc3, 0xe2, 0xff] as const;
const TEXTS = ["x", "E", " ", '"', ";", "\t", "\n", "\r", "-", "−", "(", ")", "+", "%", "€", "$", "/", ":", "#", "é"];
const WIDE = ["\u00a0", "\u200b", "\u202f", "\u2212", "\u0661", "\uff11", "\ufeff", "\u{1f4b0}"];

/** One change of a file: something inserted, or one byte removed, somewhere. */
export const byteEdit = fc.record({
  place: fc.nat(1_000_000),
  insert: fc.oneof(
    fc.constantFrom(...TEXTS, ...WIDE).map((text) => Buffer.from(text)),
    fc.constantFrom(...BYTES).map((byte) => Buffer.from([byte])),
    fc.constant(null),
  ),
});
export type ByteEdit = typeof byteEdit extends fc.Arbitrary<infer Value> ? Value : never;

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Signs that give digits another meaning: an amount without its point, or without its minus, is another amount. */
const MEANT = new Set([...".,'’-−()"].flatMap((sign) => [...Buffer.from(sign)]));

/**
 * Changes a file without changing what its author meant: digits and the signs between them are never removed, and no
 * line break is put behind a digit, because the first half of an amount at the end of its line is an amount too. The
 * signs of `kept` are never removed either.
 */
export function editBytes(bytes: Buffer, edits: readonly ByteEdit[], kept = ""): Buffer {
  return edits.reduce((before, { place, insert }) => {
    const at = place % (before.length + 1);
    if (insert === null) {
      const byte = before[at];
      const isMeant =
        byte === undefined || isDigit(byte) || MEANT.has(byte) || kept.includes(String.fromCharCode(byte));
      return isMeant ? before : Buffer.concat([before.subarray(0, at), before.subarray(at + 1)]);
    }
    const breaksDigits = /^[\r\n]$/.test(insert.toString()) && isDigit(before[at - 1]);
    return breaksDigits ? before : Buffer.concat([before.subarray(0, at), insert, before.subarray(at)]);
  }, bytes);
}
