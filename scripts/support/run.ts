import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { beforeLeaving, Stop } from "./report.ts";

/** The root of the repository; every command works there, wherever it was called from. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

export type Environment = Record<string, string | undefined>;

/** How a program ended, with everything it wrote. */
export type Ended = { ok: boolean; output: string };

type Options = { env?: Environment; live?: boolean };

/** The entry file of an npm package, run by the Node that runs us: a shell's own Node may be another one. */
export const inModules = (file: string) => path.join(ROOT, "node_modules", file);

/** Runs `node args…` in the repository and waits. `live` shows its output as it comes instead of keeping it. */
export async function node(args: string[], { env = process.env, live = false }: Options = {}): Promise<Ended> {
  const plain = live || process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
  const quiet: Environment = { ...env, ...plain, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...quiet, NODE_ENV: process.env.NODE_ENV },
    stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
  });
  beforeLeaving(async () => void child.kill("SIGTERM"));
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => parts.push(part));
  const [code] = (await once(child, "close")) as [number | null];
  return { ok: code === 0, output: parts.join("") };
}

/** Like `node`, but a failure shows what the program wrote and ends the command with one sentence. */
export async function nodeOrStop(sentence: string, args: string[], options: Options = {}) {
  const { ok, output } = await node(args, options);
  if (ok) return;
  process.stderr.write(output);
  throw new Stop(sentence);
}

/** For programs of the seed kind, which import the application's own modules by their alias. */
export const withAlias = (script: string, args: string[] = []) => [
  "--conditions=react-server",
  "--import",
  "tsx",
  script,
  ...args,
];
