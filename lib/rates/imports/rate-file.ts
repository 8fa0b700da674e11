import "server-only";
import { Worker } from "node:worker_threads";
import type { Day } from "@/lib/kernel/dates";
import { FILE_READING } from "@/lib/kernel/file-reading";
import { type WorkerKind, workers } from "@/lib/kernel/worker-pool";
import type { Reading } from "./rate-file-formats";

export type RateFile = { readonly content: string; readonly today: Day };

const READING: WorkerKind = {
  ...FILE_READING,
  start: (options) => new Worker(new URL("./rate-file.worker.ts", import.meta.url), { ...options }),
};

/** Reads a file of the ECB or the IMF in a worker. Refuses ("invalid") a file that is neither. */
export const readRateFile = (content: string, today: Day): Promise<Reading> =>
  workers().run(READING, { content, today } satisfies RateFile);
