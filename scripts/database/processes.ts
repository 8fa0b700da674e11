import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether process `pid` runs and has `word` on its command line; a zombie has no command line. */
export function isRunning(pid: number, word: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  return commandLine(pid).includes(word);
}

function commandLine(pid: number): string {
  if (!fs.existsSync("/proc/self/cmdline"))
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch (error) {
    if (isMissing(error) || isGone(error)) return "";
    throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
export const isMissing = (error: unknown) => codeOf(error) === "ENOENT";
const isGone = (error: unknown) => codeOf(error) === "ESRCH";
const isTaken = (error: unknown) => codeOf(error) === "EEXIST";

/** The text of a file, or nothing when there is no such file. */
export function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return "";
    throw error;
  }
}

/** Sends a signal; says whether the process was still there to get it. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** A TCP port of this machine that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Whether somebody accepts connections on this port of this machine. */
export function answers(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Lets one process at a time do `work`. A lock whose holder is dead is taken over. */
export async function exclusively<Value>(lock: string, work: () => Promise<Value>): Promise<Value> {
  while (!take(lock)) await sleep(50);
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** Whether somebody who is alive holds this lock. */
export const isHeld = (lock: string) => isRunning(Number(readIfThere(lock)), "node");

function take(lock: string): boolean {
  // The lock appears with its holder already written in it, so that nobody ever reads an empty one.
  const mine = `${lock}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, lock);
    return true;
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Whoever removes a dead lock waits before taking it, so that nobody removes one that was taken meanwhile.
    const holder = readIfThere(lock);
    if (holder && !isRunning(Number(holder), "node")) fs.rmSync(lock, { force: true });
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Who uses a shared server: one file for each process, so that only the last one to leave stops it. */
export class Users {
  private readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  join() {
    fs.mkdirSync(this.folder, { recursive: true });
    fs.writeFileSync(path.join(this.folder, String(process.pid)), "");
  }

  /** Takes this process off the list; says whether nobody is left. */
  leave(): boolean {
    fs.rmSync(path.join(this.folder, String(process.pid)), { force: true });
    const others = fs.existsSync(this.folder) ? fs.readdirSync(this.folder) : [];
    const gone = others.filter((pid) => !isRunning(Number(pid), "node"));
    for (const pid of gone) fs.rmSync(path.join(this.folder, pid), { force: true });
    return gone.length === others.length;
  }
}
