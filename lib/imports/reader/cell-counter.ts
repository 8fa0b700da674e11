const TAG = "<c";
/** What follows the name of an element: the names of others go on. */
const ENDS = new Set([" ", "\t", "\r", "\n", "/", ">"].map((end) => end.charCodeAt(0)));

/** Counts the cells of sheets ("<c …>") in unpacked XML that comes in pieces. */
export class CellCounter {
  count = 0;
  /** The last bytes of a piece: a tag may begin in one and end in the next. */
  #rest = Buffer.alloc(0);

  beginPart(): void {
    this.#rest = Buffer.alloc(0);
  }

  add(piece: Buffer): void {
    const bytes = Buffer.concat([this.#rest, piece]);
    for (let at = bytes.indexOf(TAG); at >= 0; at = bytes.indexOf(TAG, at + TAG.length))
      if (ENDS.has(bytes[at + TAG.length] ?? 0)) this.count++;
    this.#rest = Buffer.from(bytes.subarray(-TAG.length));
  }
}
