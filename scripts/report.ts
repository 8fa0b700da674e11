import { SettingsError } from "../lib/kernel/env.ts";

/** What keeps a command from going on, said in one sentence to the person who ran it; no stack is shown. */
export class Stop extends Error {}

const HEARTBEAT_MS = 4_000;

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

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

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Runs a command of this folder: a `Stop` or a wrong setting is a sentence and exit code 1, a fault keeps its stack. */
export async function command(work: () => Promise<number | void>) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof SettingsError) process.stderr.write(`${error.sentences.join("\n")}\n`);
    else if (error instanceof Stop) process.stderr.write(`${error.message}\n`);
    else console.error(error);
  }
}
