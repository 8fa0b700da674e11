import type http from "node:http";
import { availableParallelism } from "node:os";

/** Bodies above this size are read a few at a time: their bytes keep the thread busy that answers all requests. */
const LARGE_BYTES = 64 * 1024;

/** Files and large bodies. A small file costs the same thread as much as a large one: twelve at once are felt by everybody. */
export const isUpload = ({ method, headers }: Pick<http.IncomingMessage, "method" | "headers">): boolean =>
  method === "POST" &&
  ((headers["content-type"] ?? "").startsWith("multipart/form-data") ||
    headers["transfer-encoding"] !== undefined ||
    Number(headers["content-length"] ?? 0) > LARGE_BYTES);

/** As many uploads at once as there are threads to read them (`lib/kernel/worker-pool.ts`). */
export const UPLOAD_LIMITS = { atOnce: Math.min(Math.max(availableParallelism() - 1, 1), 2), waiting: 30 } as const;

/** A body that takes longer to arrive keeps the thread busy with little at a time: it gives its place to the next one. */
const SLOW_MS = 2_000;

/** Between two uploads the thread belongs to all other requests: uploads without a pause keep it busy one after another. */
const PAUSE_MS = 50;

type Waiting = {
  readonly request: Pick<http.IncomingMessage, "complete">;
  readonly response: http.ServerResponse;
  readonly start: () => void;
};

/** Large requests in the order in which they came: a few are under way, a few wait unread, further ones are refused. */
export class UploadQueue {
  readonly #atOnce: number;
  readonly #most: number;
  #underWay = 0;
  #waiting: Waiting[] = [];

  constructor({ atOnce, waiting }: { atOnce: number; waiting: number }) {
    this.#atOnce = atOnce;
    this.#most = waiting;
  }

  /** Starts the work at once or when a place is free. False where too many wait; then nothing starts. */
  enter(one: Waiting): boolean {
    if (this.#underWay < this.#atOnce) {
      this.#run(one);
      return true;
    }
    if (this.#waiting.length >= this.#most) return false;
    this.#waiting.push(one);
    one.response.once("close", () => (this.#waiting = this.#waiting.filter((other) => other !== one)));
    return true;
  }

  #freePlace() {
    this.#underWay--;
    const next = this.#waiting.shift();
    if (next) this.#run(next);
  }

  #run({ request, response, start }: Waiting) {
    this.#underWay++;
    let hasPlace = true;
    const leave = () => {
      if (!hasPlace) return;
      hasPlace = false;
      setTimeout(() => this.#freePlace(), PAUSE_MS).unref();
    };
    const slow = setTimeout(() => request.complete || leave(), SLOW_MS);
    response.once("close", () => {
      clearTimeout(slow);
      leave();
    });
    start();
  }
}
