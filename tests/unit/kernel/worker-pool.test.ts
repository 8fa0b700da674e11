import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { type WorkerKind, WorkerPool } from "@/lib/kernel/worker-pool";
import type { Job } from "@/tests/support/jobs.worker";

const KIND: WorkerKind = {
  start: (options) => new Worker(new URL("../../support/jobs.worker.ts", import.meta.url), { ...options }),
  seconds: 20,
  heapMegabytes: 32,
  busy: "Other files are being read.",
  tooSlow: "This takes too long.",
  tooLarge: "This needs too much memory.",
  field: "file",
};
const HASTY: WorkerKind = { ...KIND, seconds: 0.1 };

let pool = new WorkerPool({ atOnce: 1, waiting: 1 });
afterEach(async () => {
  await pool.close();
  pool = new WorkerPool({ atOnce: 1, waiting: 1 });
});

const run = (job: Job, kind = KIND) => pool.run<unknown>(kind, job);
const nameThread = () => run({ do: "name-thread" });

/** A job that ends when its gate is opened. */
function gatedJob() {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const open = () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  return { answer: run({ do: "wait", gate }), open };
}

test("uses one thread for one job after another", async () => {
  expect(await nameThread()).toBe(await nameThread());
});

test("gives a thread no settings of the process", async () => {
  process.env.NEXTAUTH_SECRET = "secret";
  expect(await run({ do: "name-settings" })).not.toContain("NEXTAUTH_SECRET");
});

test("passes a refusal on with its sentence and field", async () => {
  await expect(run({ do: "refuse" })).rejects.toMatchObject({
    name: "Refusal",
    code: "invalid",
    fields: { file: "The file is empty." },
  });
});

test("passes a fault on as a fault", async () => {
  await expect(run({ do: "fail" })).rejects.toThrow(TypeError);
});

test("terminates a job that exceeds its time, says so, and continues with a new thread", async () => {
  const before = await nameThread();
  await expect(run({ do: "loop" }, HASTY)).rejects.toMatchObject({
    code: "invalid",
    fields: { file: "This takes too long." },
  });
  const after = await nameThread();
  expect(after).not.toBe(before);
});

test("terminates a job that exceeds its memory, says so, and continues", async () => {
  await expect(run({ do: "fill-memory" })).rejects.toMatchObject({
    code: "invalid",
    fields: { file: "This needs too much memory." },
  });
  expect(await nameThread()).toEqual(expect.any(Number));
});

test("reports a thread that ends before it answers, and continues", async () => {
  await expect(run({ do: "exit" })).rejects.toThrow("The worker ended before it answered.");
  expect(await nameThread()).toEqual(expect.any(Number));
});

test("lets as many jobs wait as the queue holds and refuses a further one", async () => {
  const running = gatedJob();
  const waiting = gatedJob();
  await expect(nameThread()).rejects.toMatchObject({
    code: "too-many",
    fields: { file: "Other files are being read." },
  });
  running.open();
  waiting.open();
  await Promise.all([running.answer, waiting.answer]);
  expect(await nameThread()).toEqual(expect.any(Number));
});
