import { threadId } from "node:worker_threads";
import { Refusal } from "@/lib/kernel/refusal";
import { answerJobs } from "@/lib/kernel/worker-thread";

/** What the tests of the pool ask of a thread. `gate` opens once its first number is not zero. */
export type Job =
  | { do: "name-thread" | "name-settings" | "loop" | "fill-memory" | "refuse" | "fail" | "exit" }
  | { do: "wait"; gate: Int32Array };

function fillMemory(): never {
  const filled: string[][] = [];
  for (;;) filled.push(Array.from({ length: 10_000 }, (_, index) => `${filled.length} ${index}`));
}

function loop(): never {
  for (;;);
}

answerJobs((job: Job) => {
  switch (job.do) {
    case "name-thread":
      return threadId;
    case "name-settings":
      return Object.keys(process.env);
    case "loop":
      return loop();
    case "fill-memory":
      return fillMemory();
    case "refuse":
      throw new Refusal("invalid", "The file is empty.", { file: "The file is empty." });
    case "fail":
      throw new TypeError("Something is not a function.");
    case "exit":
      return process.exit(1);
    case "wait":
      return Atomics.wait(job.gate, 0, 0);
  }
});
