import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "../support/report.ts";
import { type Binaries, findBinaries, type Identity, isRoot, serverIdentity } from "./binaries.ts";
import { answers, exclusively, freePort, isRunning, readIfThere, signal, Users } from "./processes.ts";

/** A running server. `url` names the superuser and the database `postgres`. */
export type Server = {
  url: string;
  port: number;
  /** Ends it without warning, as a crash would; for tests of what survives. */
  kill(): Promise<void>;
  isRunning(): boolean;
  /** Starts it again after somebody killed it, on the same port if that is still free. */
  restart(): Promise<void>;
  /** Leaves it; the last one to leave stops it. */
  release(): Promise<void>;
};

type Place = { root: string; data: string; password: string; log: string; mark: string; identity: Identity };

/** `durable: false` gives up safety against a crash of the machine; only throw-away databases may ask for it. */
type Options = { root: string; durable?: boolean };

const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
/** Gives up safety against a crash of the machine only: what was acknowledged survives a killed server even so. */
const THROW_AWAY = ["fsync=off", "full_page_writes=off"];

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
const ATTEMPTS = 5;

/**
 * Starts PostgreSQL with its data in `root`, or joins the server that already runs there.
 * Survives a killed server, a killed starter and a stale pid file; several processes may start at once.
 */
export async function startPostgres({ root, durable = true }: Options): Promise<Server> {
  const place = placeAt(root);
  fs.mkdirSync(place.root, { recursive: true });
  fs.chmodSync(place.root, 0o755); // whoever the server runs as must reach its data from here
  const users = new Users(path.join(place.root, "users"));
  const alone = <Value>(work: () => Promise<Value>) => exclusively(path.join(place.root, "lock"), work);
  const up = async () => (await whenReady(place)) ?? (await boot(place, durable));

  const { port } = await alone(async () => {
    users.join();
    return up();
  });
  const password = fs.readFileSync(place.password, "utf8");
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    isRunning: () => running(place) !== undefined,
    kill: () => end(place, running(place)?.pid, "SIGKILL"),
    restart: () => alone(async () => void (await up())),
    release: () => alone(async () => void (users.leave() && (await end(place, running(place)?.pid, "SIGINT")))),
  };
}

function placeAt(root: string): Place {
  const absolute = path.resolve(root);
  const at = (name: string) => path.join(absolute, name);
  const mark = `mptf-${createHash("sha256").update(absolute).digest("hex").slice(0, 12)}`;
  const identity = serverIdentity();
  return { root: absolute, data: at("data"), password: at("password"), log: at("postgres.log"), mark, identity };
}

async function boot(place: Place, durable: boolean) {
  const binaries = findBinaries(place.identity);
  if (!fs.existsSync(path.join(place.data, "PG_VERSION"))) await initialise(place, binaries, durable);
  const started = (await start(place, binaries, durable)) ?? (await afresh(place, binaries, durable));
  if (!started) throw new Stop(`PostgreSQL did not start; ${place.log} says why.`);
  return started;
}

/** A throw-away cluster that a crash left unusable is made again; a durable one is never touched. */
async function afresh(place: Place, binaries: Binaries, durable: boolean) {
  if (durable) return undefined;
  await initialise(place, binaries, durable);
  return start(place, binaries, durable);
}

/**
 * As root the server runs as somebody who may not be able to walk to its data folder (below /root, for example).
 * It is started inside that folder and told to use its own working directory, which needs no walk.
 */
function dataArgument(place: Place) {
  return isRoot ? "/proc/self/cwd" : place.data;
}

async function initialise(place: Place, binaries: Binaries, durable: boolean) {
  // Without PG_VERSION an earlier attempt was cut short and there is nothing in it to lose.
  fs.rmSync(place.data, { recursive: true, force: true });
  fs.mkdirSync(place.data, { mode: 0o700 });
  fs.writeFileSync(place.password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const { uid, gid = 0 } = place.identity;
  if (uid !== undefined) for (const file of [place.data, place.password]) fs.chownSync(file, uid, gid);

  const access = ["-U", "postgres", `--pwfile=../${path.basename(place.password)}`, "--auth=scram-sha-256"];
  const words = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", dataArgument(place), ...access, ...words, ...(durable ? [] : ["--no-sync"])];
  const [code] = (await once(launch(place, binaries.initdb, args), "exit")) as [number | null];
  if (code !== 0) throw new Stop(`PostgreSQL could not be initialised; ${place.log} says why.`);
}

/** Waits while the server recovers from a crash; nothing when there is none, or when it ends instead. */
async function whenReady(place: Place) {
  const deadline = Date.now() + START_LIMIT_MS;
  for (let found = running(place); found && Date.now() < deadline; found = running(place)) {
    if (found.ready && (await answers(found.port))) return found;
    await sleep(20);
  }
  return undefined;
}

/** The port of the last time if it is still free: whoever was connected when the server was killed finds it again. */
async function formerPort(place: Place) {
  const former = Number(readIfThere(path.join(place.root, "port")));
  return former > 0 && !(await answers(former)) ? former : freePort();
}

/** Several attempts: the port may be taken meanwhile, and a killed server's memory is in use until its children end. */
async function start(place: Place, binaries: Binaries, durable: boolean) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Left by a killed server; its number may by now be a zombie's or another process's.
    fs.rmSync(path.join(place.data, "postmaster.pid"), { force: true });
    // Somebody who does not answer may hold the former port: the last attempt does without it.
    const port = attempt < ATTEMPTS ? await formerPort(place) : await freePort();
    const settings = [...SETTINGS, ...(durable ? [] : THROW_AWAY), `port=${port}`, `cluster_name=${place.mark}`];
    const args = ["-D", dataArgument(place), ...settings.flatMap((setting) => ["-c", setting])];
    const child = launch(place, binaries.postgres, args);
    child.unref();
    while (!running(place) && child.exitCode === null && child.signalCode === null) await sleep(20);
    const found = await whenReady(place);
    if (found) {
      fs.writeFileSync(path.join(place.root, "port"), String(port));
      return found;
    }
    await sleep(500);
  }
  return undefined;
}

function launch(place: Place, program: string, args: string[]): ChildProcess {
  const log = fs.openSync(place.log, "a");
  try {
    const env = { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
    const output: StdioOptions = ["ignore", log, log];
    // Detached: an interrupt typed at the terminal must reach the application first, the server last.
    return spawn(program, args, { ...place.identity, cwd: place.data, env, detached: true, stdio: output });
  } finally {
    fs.closeSync(log);
  }
}

/** The server that runs on this data, if any, as it describes itself in its pid file. */
function running(place: Place) {
  const lines = readIfThere(path.join(place.data, "postmaster.pid")).split("\n");
  const pid = Number(lines[0]);
  if (!isRunning(pid, place.mark)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
async function end(place: Place, pid: number | undefined, how: "SIGINT" | "SIGKILL") {
  if (pid === undefined || !signal(pid, how)) return;
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (isRunning(pid, place.mark)) {
    if (Date.now() > deadline) throw new Stop(`PostgreSQL (process ${pid}) does not stop; ${place.log} may say why.`);
    await sleep(20);
  }
}
