import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/**
 * Asks an instance for its health again and again, in a thread of its own: a measurement that shares a thread with the
 * uploads would measure them instead. Posts one `{ status, ms }` for each answer.
 */
const { url, pauseMs } = workerData;

for (;;) {
  const start = performance.now();
  const answer = await fetch(`${url}/api/health`);
  await answer.arrayBuffer();
  parentPort.postMessage({ status: answer.status, ms: performance.now() - start });
  // A pause, so that the measurement is no load of its own.
  await sleep(pauseMs);
}
