import "server-only";
import { Worker } from "node:worker_threads";
import type { Day } from "@/lib/kernel/dates";
import { FILE_READING } from "@/lib/kernel/file-reading";
import { type WorkerKind, workers } from "@/lib/kernel/worker-pool";

/** A file as a command takes it. Its bytes are no text: a megabyte of text costs milliseconds each time it is checked. */
export type UploadedFile = { readonly fileName: string; readonly content: Uint8Array };

/** The cells of a file as an import stores them. */
export type ImportFile = {
  readonly sha256: string;
  readonly bytes: number;
  readonly headings: readonly string[];
  readonly rowCount: number;
  /** The stored rows as JSON: one text passes between threads, not a million cells. */
  readonly rowsJson: string;
  readonly dayZero: Day | null;
};

const READING: WorkerKind = {
  ...FILE_READING,
  start: (options) => new Worker(new URL("./import-file.worker.ts", import.meta.url), { ...options }),
};

/** Reads an uploaded file in a worker. Refuses at the field "file" what cannot be read or is above the limits. */
export const readImportFile = (file: UploadedFile): Promise<ImportFile> => workers().run(READING, file);
