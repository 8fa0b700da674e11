import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { answers } from "../database/processes.ts";
import { beforeLeaving, isLeaving, say, Stop } from "./report.ts";
import { type Environment, ROOT } from "./run.ts";

const READY_LIMIT_MS = 120_000;
/** Time for requests under way, the longest of which is an export. */
const STOP_LIMIT_MS = 30_000;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** An application that served for so long starts again after the first pause. */
const SERVED_WELL_MS = 60_000;

/** Where a launcher on this machine reaches a server that listens on `hostname`. */
const reachableName = (hostname: string) => (["0.0.0.0", "::"].includes(hostname) ? "127.0.0.1" : hostname);

/** Throws a `Stop` when somebody already listens there. */
export async function refuseTakenPort(port: number, hostname: string) {
  if (await answers(port, reachableName(hostname)))
    throw new Stop(`Port ${port} is already in use: stop the program that uses it, or choose another with PORT.`);
}

/** Starts a server program that ends when we do. Its output is shown, or goes to the file with descriptor `output`. */
export function serve(args: string[], env: Environment, output: number | "inherit" = "inherit"): ChildProcess {
  const child = spawn(process.execPath, ["--import", `${ROOT}/scripts/support/follow-parent.ts`, ...args], {
    cwd: ROOT,
    env: { NEXT_TELEMETRY_DISABLED: "1", ...env, NODE_ENV: process.env.NODE_ENV },
    stdio: ["ignore", output, output, "ipc"],
  });
  beforeLeaving(() => end(child));
  return child;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Waits until the application says that it and its database are well. Throws a `Stop` if it ends or stays silent. */
export async function untilHealthy(child: ChildProcess, port: number, hostname: string) {
  const url = `http://${reachableName(hostname)}:${port}/api/health`;
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Stop("The application ended while it was starting; its own words are above.");
    const healthy = await fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.ok,
      () => false, // not listening yet
    );
    if (healthy) return;
    await sleep(100);
  }
  throw new Stop(`The application did not become healthy within ${READY_LIMIT_MS / 1000} seconds: ${url}`);
}

/** Asks a server to end, and insists after a while. */
export async function end(child: ChildProcess) {
  if (hasEnded(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await gone;
  clearTimeout(insist);
}

/**
 * Starts the application again whenever it ends by itself, after a pause that doubles with each end in a row up to a minute.
 * Returns once this command is being stopped.
 */
export async function keepServing(first: ChildProcess, start: () => ChildProcess, firstPauseMs = FIRST_PAUSE_MS) {
  let pauseMs = firstPauseMs;
  for (let child = first; ; child = start()) {
    const began = Date.now();
    if (!hasEnded(child)) await once(child, "exit");
    if (isLeaving()) return;
    if (Date.now() - began >= SERVED_WELL_MS) pauseMs = firstPauseMs;
    say(`  The application ended by itself; its own words are above. It starts again in ${pauseMs / 1_000} s.`);
    await sleep(pauseMs);
    if (isLeaving()) return;
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

/** Waits until the server ends; a `Stop` if nobody asked it to. */
export async function untilEnded(child: ChildProcess) {
  if (!hasEnded(child)) await once(child, "exit");
  if (!isLeaving()) throw new Stop("The application ended by itself; its own words are above.");
}
