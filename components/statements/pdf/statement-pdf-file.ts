import "server-only";
import { Worker } from "node:worker_threads";
import { FILE_WRITING } from "@/lib/kernel/file-writing";
import { type WorkerKind, workers } from "@/lib/kernel/worker-pool";
import type { Statement } from "@/lib/statements/statement";

const WRITING: WorkerKind = {
  ...FILE_WRITING,
  start: (options) => new Worker(new URL("./statement-pdf.worker.ts", import.meta.url), { ...options }),
};

/** The statement as a PDF, written in a worker. */
export const writeStatementPdf = (statement: Statement): Promise<Uint8Array<ArrayBuffer>> =>
  workers().run(WRITING, statement);
