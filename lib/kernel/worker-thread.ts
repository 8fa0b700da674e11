import os from "node:os";
import { parentPort } from "node:worker_threads";
import { type FieldSentences, Refusal, type RefusalCode } from "./refusal";

/** What a thread sends: that it is ready, then one answer to each job. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly value: unknown }
  | { readonly refusal: [code: RefusalCode, sentence: string, fields: FieldSentences] }
  | { readonly fault: Error };

/**
 * Of Linux's priorities from -20 to 19; there, the priority of a thread is its own. At 5, a thread gets about a quarter of
 * a processor that it shares with the thread that answers requests: a lower one would let busy minutes end its time.
 */
const LOWER_PRIORITY = 5;

/** Answers jobs in a thread, one at a time, at a lower priority than the thread that answers requests. */
export function answerJobs<Input>(work: (input: Input) => unknown): void {
  if (!parentPort) throw new Error("This file runs in a worker only.");
  const port = parentPort;
  const send = (message: WorkerMessage) => port.postMessage(message);
  if (process.platform === "linux") os.setPriority(LOWER_PRIORITY);
  port.on("message", (input: Input) => {
    void Promise.resolve()
      .then(() => work(input))
      .then(
        (value) => send({ value }),
        (error: unknown) => send(messageOf(error)),
      );
  });
  send({ ready: true });
}

function messageOf(error: unknown): WorkerMessage {
  if (error instanceof Refusal) return { refusal: [error.code, error.message, error.fields] };
  return { fault: error instanceof Error ? error : new Error(String(error)) };
}
