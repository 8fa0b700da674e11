import type http from "node:http";

/** Bodies above this size are read a few at a time: their bytes keep the thread busy that answers all requests. */
const LARGE_BYTES = 64 * 1024;

export const isUpload = ({ method, headers }: http.IncomingMessage): boolean =>
  method === "POST" &&
  (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > LARGE_BYTES);

/** A body that takes longer to arrive keeps the thread busy with little at a time: it gives its place to the next one. */
const SLOW_MS = 2_000;

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

  #run({ request, response, start }: Waiting) {
    this.#underWay++;
    let hasPlace = true;
    const leave = () => {
      if (!hasPlace) return;
      hasPlace = false;
      this.#underWay--;
      const next = this.#waiting.shift();
      if (next) this.#run(next);
    };
    const slow = setTimeout(() => request.complete || leave(), SLOW_MS);
    response.once("close", () => {
      clearTimeout(slow);
      leave();
    });
    start();
  }
}
