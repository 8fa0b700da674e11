import { SettingsError } from "../../lib/kernel/env.ts";

/** What keeps a command from going on, said in one sentence to the person who ran it; no stack is shown. */
export class Stop extends Error {}

const HEARTBEAT_MS = 4_000;

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Announces a step, shows every few seconds that it is still running, and says how long it took. */
export async function step<Value>(title: string, work: () => Value | Promise<Value>): Promise<Value> {
  const began = Date.now();
  say(`• ${title}…`);
  const beat = setInterval(() => say(`    still ${lowerFirst(title)} (${seconds(began)})`), HEARTBEAT_MS);
  try {
    const value = await work();
    if (Date.now() - began > 1_000) say(`    done in ${seconds(began)}`);
    return value;
  } finally {
    clearInterval(beat);
  }
}

const cleanups: (() => Promise<void>)[] = [];
let leaving: Promise<void> | undefined;

/** Has `cleanup` run before this command ends, however it ends short of being killed; the last one added runs first. */
export const beforeLeaving = (cleanup: () => Promise<void>) => void cleanups.push(cleanup);

export const isLeaving = () => leaving !== undefined;

function leave(): Promise<void> {
  leaving ??= (async () => {
    for (let next = cleanups.pop(); next; next = cleanups.pop()) await next();
  })();
  return leaving;
}

/**
 * Runs a command of this folder. A `Stop` or a wrong setting is a sentence and exit code 1, a fault keeps its stack;
 * an interrupt or a request to terminate ends it in good order.
 */
export async function command(work: () => Promise<number | void>) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(
      name,
      () =>
        void leave()
          .then(() => process.exit(0), explain)
          .then(() => process.exit()),
    );
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    // What fails because we are being stopped is no news.
    if (!isLeaving()) explain(error);
  }
  await leave().catch(explain);
}

function explain(error: unknown) {
  process.exitCode = 1;
  if (error instanceof SettingsError) process.stderr.write(`${error.sentences.join("\n")}\n`);
  else if (error instanceof Stop) process.stderr.write(`${error.message}\n`);
  else console.error(error);
}
