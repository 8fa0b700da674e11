import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { readSettings, type Settings } from "../../lib/kernel/env.ts";
import { applicationUrl, refusePowerlessOwner, refuseUnrestricted } from "../database/login-role.ts";
import { migrate } from "../database/migrate.ts";
import { type Server, startPostgres } from "../database/postgres.ts";
import { exclusively, isHeld } from "../database/processes.ts";
import { fillIfEmpty, isUnfinished, loadReferenceIfMissing } from "./demo.ts";
import { generateClient } from "./generate.ts";
import { beforeLeaving, step, Stop } from "./report.ts";
import { type Environment, ROOT } from "./run.ts";
import { keptSecret } from "./secrets.ts";

/** A database that is ready to be used, and what a program that uses it has to be told. */
export type Prepared = {
  settings: Settings;
  dataDir: string;
  /** The embedded server, or nothing with an own DATABASE_URL. */
  server: Server | undefined;
  /** Full rights over the schema: for migrations and maintenance, never for the application. */
  ownerUrl: string;
  /** Environment of the serving process: the restricted user, and no way to the owner. */
  env: Environment;
};

type Options = {
  /** Fill an empty embedded database with the demo. */
  demo: boolean;
};

const DATABASE = "mptf";

/**
 * Starts the embedded database unless DATABASE_URL names one, migrates it, makes the application's own user, and loads the
 * reference data where there is none.
 * The embedded server stops with the command, unless somebody else uses it.
 */
export async function prepareDatabase({ demo }: Options): Promise<Prepared> {
  process.chdir(ROOT);
  const settings = readSettings();
  const dataDir = path.resolve(settings.DATA_DIR);
  if (settings.DATABASE_URL) return prepareOwn(settings, settings.DATABASE_URL, dataDir);

  fs.mkdirSync(dataDir, { recursive: true });
  const lock = path.join(dataDir, "preparing.lock");
  if (isHeld(lock)) await step("Waiting for another start to finish", () => exclusively(lock, async () => {}));
  return exclusively(lock, () => prepareEmbedded(settings, dataDir, demo));
}

async function prepareOwn(settings: Settings, url: string, dataDir: string): Promise<Prepared> {
  const ownerUrl = settings.DATABASE_OWNER_URL ?? url;
  const secret = settings.NEXTAUTH_SECRET ?? "";
  await step("Migrating the database", async () => {
    await reachable(() => refusePowerlessOwner(ownerUrl));
    await migrate(ownerUrl);
  });
  if (settings.DATABASE_OWNER_URL) await refuseUnrestricted(url);
  const restricted = settings.DATABASE_OWNER_URL ? url : await applicationUrl(ownerUrl, secret);
  await generateClient();
  const env = serving(settings, restricted, secret);
  await loadReferenceIfMissing({ ownerUrl, env, dataDir, chosen: undefined });
  return { settings, dataDir, server: undefined, ownerUrl, env };
}

async function prepareEmbedded(settings: Settings, dataDir: string, demo: boolean): Promise<Prepared> {
  const root = path.join(dataDir, "postgres");
  const isNew = !fs.existsSync(path.join(root, "data"));
  const starting = startPostgres({ root });
  const release = (server: Server) => server.release();
  beforeLeaving(() => starting.then(release, () => {})); // a failed start is told where it is awaited
  const server = await step(isNew ? "Initialising and starting the database" : "Starting the database", () => starting);

  const ownerUrl = databaseUrl(server.url, DATABASE);
  await createDatabase(server.url, DATABASE, { replace: isUnfinished(dataDir) });
  await step("Migrating the database", () => migrate(ownerUrl));
  const secret = settings.NEXTAUTH_SECRET ?? keptSecret(dataDir, "nextauth-secret");
  const env = serving(settings, await applicationUrl(ownerUrl, secret), secret);
  await generateClient();
  const target = { ownerUrl, env, dataDir, chosen: settings.DEMO_PASSWORD };
  if (demo) await fillIfEmpty(target);
  await loadReferenceIfMissing(target);
  return { settings, dataDir, server, ownerUrl, env };
}

function serving(settings: Settings, url: string, secret: string): Environment {
  return {
    ...process.env,
    DATABASE_URL: url,
    DATABASE_OWNER_URL: undefined,
    DEMO_PASSWORD: undefined,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.NEXTAUTH_URL,
    PORT: String(settings.PORT),
    HOSTNAME: settings.HOSTNAME,
  };
}

/** The same server and user, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Creates a database if it is not there; `replace` throws away the one that is. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  { replace = false, template = "template1" } = {},
) {
  const db = new pg.Client({ connectionString: serverUrl });
  await db.connect();
  try {
    const quoted = pg.escapeIdentifier(name);
    if (replace) await db.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
    const { rowCount } = await db.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await db.query(`CREATE DATABASE ${quoted} TEMPLATE ${pg.escapeIdentifier(template)}`);
  } finally {
    await db.end();
  }
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "ECONNRESET",
  "28P01",
  "28000",
  "3D000",
]);

/** A database somebody else runs may be down, or not let us in: their sentence, not our stack. */
async function reachable<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!UNREACHABLE.has(code)) throw cause;
    throw new Stop(`The database of DATABASE_URL cannot be reached: ${messageOf(cause)}.`, { cause });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message || error.name : String(error);
}
