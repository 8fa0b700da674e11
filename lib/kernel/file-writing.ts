import type { WorkerKind } from "./worker-pool";

/** The limits of a thread that writes a file for download, and what a person sees when one is reached. */
export const FILE_WRITING = {
  seconds: 60,
  heapMegabytes: 512,
  busy: "The server is preparing other files. Try again in a minute.",
  tooSlow: "This file takes too long to prepare. Try again in a minute, or use the page on the screen.",
  tooLarge: "This file needs too much memory to prepare. Use the page on the screen.",
} as const satisfies Omit<WorkerKind, "start">;
