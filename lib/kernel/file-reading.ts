import type { WorkerKind } from "./worker-pool";

/** The limits of a thread that reads an uploaded file, and what a person sees when one is reached. */
export const FILE_READING = {
  seconds: 20,
  heapMegabytes: 384,
  busy: "The server is reading other files. Try again in a minute.",
  tooSlow: "This file takes too long to read. Remove what the import does not need, or split the file.",
  tooLarge: "This file needs too much memory to read. Remove what the import does not need, or split the file.",
  field: "file",
} as const satisfies Omit<WorkerKind, "start">;
