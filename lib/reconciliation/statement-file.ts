import "server-only";
import { Worker } from "node:worker_threads";
import { FILE_READING } from "@/lib/kernel/file-reading";
import { type WorkerKind, workers } from "@/lib/kernel/worker-pool";
import type { Level } from "./reconciliation.schema";
import type { Line, StatementChoices } from "./statement-lines";

/** A statement as a command takes it: a file with its bytes in base64, or typed lines where `content` is empty. */
export type StatementFile = StatementChoices & {
  readonly fileName: string;
  readonly content: string;
  readonly typed: string;
  readonly level: Level;
};

const READING: WorkerKind = {
  ...FILE_READING,
  start: (options) => new Worker(new URL("./statement-file.worker.ts", import.meta.url), { ...options }),
};

/** Reads the figures of an official statement in a worker. Refuses at the field "file" what cannot be read. */
export function readStatementFile({
  fileName,
  content,
  typed,
  level,
  notation,
  factor,
}: StatementFile): Promise<Line[]> {
  const file: StatementFile = { fileName, content, typed, level, notation, factor };
  return workers().run(READING, file);
}
