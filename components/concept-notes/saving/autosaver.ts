import type { Answer, Refused } from "../acts/use-act";
import type { Shelf } from "./kept-copy";

/** How a draft stands with the server. */
export type SaveState =
  | { kind: "clean" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "unreached" }
  | { kind: "refused"; refused: Refused }
  | { kind: "conflict" };

export type Saved = { revision: number };
/** The record as the server holds it now. */
export type Newest<Values> = { typed: Values; revision: number };
/** `isAsked` is true where a person asked for it; a page that saves by itself keeps no session open. */
export type Save<Values> = (values: Values, revision: number, isAsked: boolean) => Promise<Answer<Saved>>;

const PAUSE_MS = 1_200;
const RETRY_MS = 5_000;

type Options<Values> = {
  initial: Values;
  revision: number;
  shelf: Shelf<Values>;
  save: Save<Values>;
  /** Null when the record can no longer be written. */
  newest: () => Promise<Newest<Values> | null>;
};

/**
 * Saves what is typed a moment after the last change, one request at a time, and keeps a copy in the browser until the
 * server has acknowledged it. A refused version is never tried again by itself; a lost connection is. Where only the
 * answer was lost, what the server holds is one's own and is taken as saved.
 */
export class Autosaver<Values> {
  #state: SaveState = { kind: "clean" };
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | undefined;
  #revision: number;
  #latest: Values;
  #acknowledged: string;
  /** What was sent last without an answer. */
  #unanswered: string | undefined;
  readonly #shelf: Shelf<Values>;
  readonly #save: Save<Values>;
  readonly #newest: () => Promise<Newest<Values> | null>;

  constructor({ initial, revision, shelf, save, newest }: Options<Values>) {
    this.#revision = revision;
    this.#latest = initial;
    this.#acknowledged = JSON.stringify(initial);
    this.#shelf = shelf;
    this.#save = save;
    this.#newest = newest;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  state = (): SaveState => this.#state;
  /** The version the server last acknowledged. */
  revision = (): number => this.#revision;

  /** True where the server acknowledged exactly this last. */
  holds = (values: Values): boolean => JSON.stringify(values) === this.#acknowledged;

  /** Tells what stands in the form now. */
  changed(values: Values): void {
    this.#latest = values;
    if (!this.#isPending()) return this.#shelf.clear();
    this.#shelf.keep(values, this.#revision);
    if (this.#state.kind !== "conflict") this.#schedule(PAUSE_MS);
  }

  /** Saves at once what is not saved yet. True when the server has acknowledged everything. */
  async flush({ isAsked = false } = {}): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (!this.#isPending()) return true;
    if (this.#state.kind === "conflict") return false;
    this.#running = this.#send(this.#latest, isAsked).finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Somebody else was faster, as an earlier copy in this browser shows. */
  missed(values: Values): void {
    this.#latest = values;
    this.#tell({ kind: "conflict" });
  }

  /** After comparing: saves what stands here over the given version. */
  saveOver(revision: number): Promise<boolean> {
    this.#revision = revision;
    this.#tell({ kind: "clean" });
    return this.flush({ isAsked: true });
  }

  /** Takes the version of the server instead of what stands here. */
  giveUp(values: Values, revision: number): void {
    this.stop();
    this.#latest = values;
    this.#revision = revision;
    this.#acknowledged = JSON.stringify(values);
    this.#shelf.clear();
    this.#tell({ kind: "clean" });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #isPending = () => !this.holds(this.#latest);

  #tell(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #send(values: Values, isAsked: boolean): Promise<boolean> {
    this.#tell({ kind: "saving" });
    // Whatever kept the answer away, the text is kept and is sent again; the fault itself is in the server's log.
    const answer = await this.#save(values, this.#revision, isAsked).catch(() => undefined);
    if (!answer) return this.#await(values);
    if (answer.ok) return this.#acknowledge(values, answer.value);
    const own = answer.code === "conflict" ? await this.#ownOnServer(values) : null;
    return own ? this.#acknowledge(own.typed, own) : this.#refuse(answer);
  }

  #await(values: Values): boolean {
    this.#unanswered = JSON.stringify(values);
    this.#tell({ kind: "unreached" });
    this.#schedule(RETRY_MS);
    return false;
  }

  /** What the server holds, where that is what was sent from here; null where it is somebody else's or cannot be read. */
  async #ownOnServer(values: Values): Promise<Newest<Values> | null> {
    const newest = await this.#newest().catch(() => null);
    return newest && [JSON.stringify(values), this.#unanswered].includes(JSON.stringify(newest.typed)) ? newest : null;
  }

  #acknowledge(values: Values, { revision }: Saved): boolean {
    this.#acknowledged = JSON.stringify(values);
    this.#revision = revision;
    this.#tell({ kind: "saved", at: new Date() });
    if (!this.#isPending()) {
      this.#shelf.clear();
      return true;
    }
    this.#shelf.keep(this.#latest, revision);
    this.#schedule(PAUSE_MS);
    return false;
  }

  #refuse(refused: Refused): boolean {
    const isConflict = refused.code === "conflict";
    this.#tell(isConflict ? { kind: "conflict" } : { kind: "refused", refused });
    return false;
  }
}
