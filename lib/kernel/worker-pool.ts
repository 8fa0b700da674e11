import "server-only";
import { availableParallelism } from "node:os";
import type { Transferable, Worker, WorkerOptions } from "node:worker_threads";
import { Refusal } from "./refusal";
import type { WorkerMessage } from "./worker-thread";

/** One kind of work that runs in a thread of its own, and its limits. */
export type WorkerKind = {
  /**
   * Starts a thread. Each kind writes `new Worker(new URL("./<thing>.worker.ts", import.meta.url), { ...options })`
   * itself: a build compiles the file for a thread where it finds this expression, and only with an object literal.
   */
  readonly start: (options: WorkerOptions) => Worker;
  readonly seconds: number;
  readonly heapMegabytes: number;
  /** Sentences for the person, when all places are taken and when a limit is reached. */
  readonly busy: string;
  readonly tooSlow: string;
  readonly tooLarge: string;
  /** The field of the form at which the sentences are shown. */
  readonly field?: string;
};

type Thread = { readonly kind: WorkerKind; readonly worker: Worker; retirement?: NodeJS.Timeout };

/** From the start of a thread until its modules are loaded. */
const START_SECONDS = 30;
/** A thread without work ends after this time and returns its memory. */
const IDLE_SECONDS = 30;

/** Tests and scripts run the sources, which Node reads with tsx; a build has compiled them. */
const SOURCE_ARGUMENTS = process.env.NEXT_RUNTIME === undefined ? ["--conditions=react-server", "--import", "tsx"] : [];

const refuse = ({ field }: WorkerKind, code: "invalid" | "too-many", sentence: string) =>
  new Refusal(code, sentence, field === undefined ? {} : { [field]: sentence });

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

/** The next message of a thread. A thread that fails, ends or takes longer than `seconds` is terminated. */
async function nextMessage({ kind, worker }: Thread, seconds: number): Promise<WorkerMessage> {
  const listening = new AbortController();
  try {
    return await new Promise<WorkerMessage>((resolve, reject) => {
      const timer = setTimeout(() => reject(refuse(kind, "invalid", kind.tooSlow)), seconds * 1_000);
      const fail = (error: unknown) =>
        reject(isOutOfMemory(error) ? refuse(kind, "invalid", kind.tooLarge) : (error as Error));
      const end = () => reject(new Error("The worker ended before it answered."));
      worker.on("message", resolve).on("error", fail).on("exit", end);
      listening.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        worker.off("message", resolve).off("error", fail).off("exit", end);
      });
    });
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    listening.abort();
  }
}

/** Starts a thread without the settings of the process: it has no address of a database and no secret. */
async function startThread(kind: WorkerKind): Promise<Thread> {
  const worker = kind.start({
    env: { NODE_ENV: process.env.NODE_ENV },
    execArgv: SOURCE_ARGUMENTS,
    resourceLimits: { maxOldGenerationSizeMb: kind.heapMegabytes },
  });
  // Without a listener the failure of a thread would end the process.
  worker.on("error", () => undefined);
  const thread = { kind, worker };
  await nextMessage(thread, START_SECONDS);
  return thread;
}

export type PoolLimits = {
  /** Jobs that run at a time. */
  readonly atOnce: number;
  /** Jobs that wait for a place; a further one is refused. */
  readonly waiting: number;
};

/** Runs jobs in threads, a few at a time, and refuses ("too-many") what exceeds a short queue. */
export class WorkerPool {
  readonly #limits: PoolLimits;
  #running = 0;
  readonly #queue: (() => void)[] = [];
  readonly #idle = new Set<Thread>();

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /**
   * The answer of a thread to `input`. Refuses with the sentences of the kind; a `Refusal` thrown in the thread is
   * thrown here. `transfer` lists the buffers that move to the thread instead of being copied.
   */
  async run<Output>(kind: WorkerKind, input: unknown, transfer: readonly Transferable[] = []): Promise<Output> {
    await this.#takePlace(kind);
    try {
      const thread = (await this.#takeIdle(kind)) ?? (await this.#startThread(kind));
      const answer = nextMessage(thread, kind.seconds);
      thread.worker.postMessage(input, transfer);
      const message = await answer;
      this.#keepIdle(thread);
      if ("refusal" in message) throw new Refusal(...message.refusal);
      if ("fault" in message) throw message.fault;
      return ("value" in message ? message.value : undefined) as Output;
    } finally {
      this.#leavePlace();
    }
  }

  async #takePlace(kind: WorkerKind): Promise<void> {
    if (this.#running < this.#limits.atOnce) return void this.#running++;
    if (this.#queue.length >= this.#limits.waiting) throw refuse(kind, "too-many", kind.busy);
    await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  /** The place goes to the job that waits longest, if one waits. */
  #leavePlace(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#running--;
  }

  async #startThread(kind: WorkerKind): Promise<Thread> {
    const thread = await startThread(kind);
    thread.worker.once("exit", () => this.#idle.delete(thread));
    return thread;
  }

  /** An idle thread of this kind; where there is none, an idle thread of another kind ends and makes room. */
  async #takeIdle(kind: WorkerKind): Promise<Thread | undefined> {
    const idle = [...this.#idle];
    const same = idle.find((thread) => thread.kind === kind);
    const taken = same ?? (idle.length + this.#running > this.#limits.atOnce ? idle[0] : undefined);
    if (!taken) return undefined;
    this.#idle.delete(taken);
    clearTimeout(taken.retirement);
    if (!same) await taken.worker.terminate();
    same?.worker.ref();
    return same;
  }

  #keepIdle(thread: Thread): void {
    this.#idle.add(thread);
    thread.worker.unref();
    thread.retirement = setTimeout(() => {
      this.#idle.delete(thread);
      void thread.worker.terminate();
    }, IDLE_SECONDS * 1_000).unref();
  }

  /** Ends the threads without work. */
  async close(): Promise<void> {
    const idle = [...this.#idle];
    this.#idle.clear();
    for (const { retirement } of idle) clearTimeout(retirement);
    await Promise.all(idle.map(({ worker }) => worker.terminate()));
  }
}

const kept = globalThis as unknown as { mptfWorkers?: WorkerPool };

/** One processor stays free for the thread that answers requests. */
const processLimits = (): PoolLimits => ({
  atOnce: Math.min(Math.max(availableParallelism() - 1, 1), 2),
  waiting: 4,
});

/** The one pool of this process, whichever bundle asks. */
export const workers = (): WorkerPool => (kept.mptfWorkers ??= new WorkerPool(processLimits()));
