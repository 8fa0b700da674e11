import type http from "node:http";

/** Bodies above this size are read a few at a time: their bytes keep the thread busy that answers all requests. */
const LARGE_BYTES = 64 * 1024;

export const isUpload = ({ method, headers }: http.IncomingMessage): boolean =>
  method === "POST" &&
  (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > LARGE_BYTES);

type Waiting = { readonly response: http.ServerResponse; readonly start: () => void };

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
  enter(response: http.ServerResponse, start: () => void): boolean {
    if (this.#underWay < this.#atOnce) {
      this.#run({ response, start });
      return true;
    }
    if (this.#waiting.length >= this.#most) return false;
    const one = { response, start };
    this.#waiting.push(one);
    response.once("close", () => (this.#waiting = this.#waiting.filter((other) => other !== one)));
    return true;
  }

  #run({ response, start }: Waiting) {
    this.#underWay++;
    response.once("close", () => {
      this.#underWay--;
      const next = this.#waiting.shift();
      if (next) this.#run(next);
    });
    start();
  }
}
