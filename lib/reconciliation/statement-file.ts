import "server-only";
import { Worker } from "node:worker_threads";
import { FILE_READING } from "@/lib/kernel/file-reading";
import { type WorkerKind, workers } from "@/lib/kernel/worker-pool";
import type { Level } from "./schema";
import type { Line, StatementChoices } from "./statement/rules";

export type StatementFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly level: Level;
  readonly choices: StatementChoices;
};

const READING: WorkerKind = {
  ...FILE_READING,
  start: (options) => new Worker(new URL("./statement-file.worker.ts", import.meta.url), { ...options }),
};

/** Reads the figures of an official statement in a worker. Refuses at the field "file" what cannot be read. */
export const readStatementFile = (file: StatementFile): Promise<Line[]> => workers().run(READING, file);
