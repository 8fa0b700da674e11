/** The record at the end of a ZIP file: its signature, its length without a comment, and where it counts the parts. */
const END = { signature: Buffer.from([0x50, 0x4b, 0x05, 0x06]), bytes: 22, parts: 10 } as const;
const LONGEST_COMMENT = 65_535;

/** How many parts a ZIP file says it has; null where it has no such record. The count may be wrong. */
export function countZipParts(bytes: Uint8Array): number | null {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-(END.bytes + LONGEST_COMMENT));
  const at = end.lastIndexOf(END.signature);
  return at < 0 || at + END.bytes > end.length ? null : end.readUInt16LE(at + END.parts);
}
