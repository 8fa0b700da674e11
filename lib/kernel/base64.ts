/** The bytes of a base64 text, in memory of their own. */
export function bytesOfBase64(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(content, "base64"));
}
