import "server-only";
import { Worker } from "node:worker_threads";
import { FILE_WRITING } from "./file-writing";
import type { Workbook } from "./workbook";
import { type WorkerKind, workers } from "./worker-pool";

const WRITING: WorkerKind = {
  ...FILE_WRITING,
  start: (options) => new Worker(new URL("./workbook.worker.ts", import.meta.url), { ...options }),
};

/** A whole workbook (XLSX), written in a worker. */
export const writeWorkbookFile = (workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> =>
  workers().run(WRITING, workbook);

/** Headers of an answer that is saved as a file. Name: letters, digits, hyphens and dots only. */
export const workbookHeaders = (fileName: string): HeadersInit => ({
  "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "Content-Disposition": `attachment; filename="${fileName}"`,
  "Cache-Control": "no-store",
});
