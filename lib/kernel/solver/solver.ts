import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { Refusal } from "../refusal";
import type { Solver, SolverAnswer, SolverProgress } from "./model";

/** Thrown into whoever waits when a solve is cancelled. */
export class Cancelled extends Error {
  constructor() {
    super("The solve was cancelled.");
    this.name = "Cancelled";
  }
}

type Message = { id: number; answer?: SolverAnswer; fault?: string; progress?: SolverProgress };
type Waiting = {
  resolve: (answer: SolverAnswer) => void;
  reject: (error: Error) => void;
  report?: (progress: SolverProgress) => void;
};

/** The file is found from the folder the application runs in, in the sources as in a build. */
const workerFile = () => path.join(/* turbopackIgnore: true */ process.cwd(), "lib/kernel/solver/worker.mjs");

/** One thread with HiGHS in it (a solver of mixed-integer problems, compiled to WebAssembly). Abort ends the thread. */
export function openSolver(signal?: AbortSignal): Solver {
  const worker = new Worker(workerFile());
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: Error | null = null;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const cancel = () => {
    end(new Cancelled());
    void worker.terminate();
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => end(new Error("The solver's thread has ended.")));
  worker.on("message", ({ id, answer, fault, progress }: Message) => {
    const asked = waiting.get(id);
    if (!asked) return;
    if (progress) return asked.report?.(progress);
    waiting.delete(id);
    if (answer) asked.resolve(answer);
    else asked.reject(new Error(`The solver failed: ${fault ?? "no answer"}`));
  });
  return {
    solve: (model, options, report) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = next++;
        waiting.set(id, { resolve, reject, report });
        worker.postMessage({ id, model, options });
      }),
    close: async () => {
      signal?.removeEventListener("abort", cancel);
      await worker.terminate();
    },
  };
}

/** Solvers of one instance at a time; more would starve everybody else of the processor. */
const AT_ONCE = 2;
let running = 0;

/** Runs work with a solver of its own, which ends with it. Refuses ("too-many") while others take all places. */
export async function withSolver<Value>(
  work: (solver: Solver) => Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  if (running >= AT_ONCE) throw new Refusal("too-many", "Other simulations are running. Try again in a moment.");
  running++;
  let solver: Solver | undefined;
  try {
    solver = openSolver(signal);
    return await work(solver);
  } finally {
    running--;
    await solver?.close();
  }
}
