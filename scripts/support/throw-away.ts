import { createHash, randomBytes } from "node:crypto";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { applicationRole, applicationUrl, tellThePast } from "../database/login-role.ts";
import { migrate } from "../database/migrate.ts";
import { type Server, startPostgres } from "../database/postgres.ts";
import { generateClient } from "./generate.ts";
import { createDatabase, databaseUrl } from "./prepare.ts";
import { type Environment, nodeOrStop, ROOT, withAlias } from "./run.ts";

/** A database for tests or measurements, gone afterwards. */
export type ThrowAway = { server: Server; ownerUrl: string; env: Environment; remove(): Promise<void> };

/** How it is filled: with tables only, with the reference data, or with the whole demo. */
export type Contents = "tables" | "reference" | "demo";

export const TEST_PASSWORD = "correct-horse-battery";

/** Where the server of one purpose lives: each checkout has its own, so that ending one's runs ends no other's server. */
export function serverFolder(purpose: string, checkout = ROOT): string {
  const mark = createHash("sha256").update(checkout).digest("hex").slice(0, 8);
  return path.join(os.tmpdir(), `mptf-${purpose}-${os.userInfo().username}-${mark}`);
}

/** Starts or joins the server that this checkout's throw-away databases of one purpose live on. */
export const throwAwayServer = (purpose: string): Promise<Server> =>
  startPostgres({ root: serverFolder(purpose), durable: false });

/**
 * Creates a migrated database on a server of its own kind: `purpose` names the server, which several runs of this
 * checkout share.
 * Not safe against a crash of the machine, and therefore quick.
 */
export async function throwAwayDatabase(purpose: string, contents: Contents): Promise<ThrowAway> {
  const server = await throwAwayServer(purpose);
  const name = `${purpose}_${process.pid}`;
  const ownerUrl = databaseUrl(server.url, name);
  const remove = async () => {
    await dropDatabase(server.url, name);
    await server.release();
  };
  try {
    await createDatabase(server.url, name, { replace: true });
    await migrate(ownerUrl, { log: () => {} });
    const env = await environment(ownerUrl);
    await tellThePast(ownerUrl, true);
    await generateClient();
    if (contents !== "tables") await fill(env, contents === "demo" ? ["--demo"] : []);
    return { server, ownerUrl, env, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function environment(ownerUrl: string): Promise<Environment> {
  const secret = randomBytes(32).toString("base64url");
  return {
    DATABASE_URL: await applicationUrl(ownerUrl, secret),
    DATABASE_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: secret,
    DEMO_PASSWORD: TEST_PASSWORD,
    LOG_LEVEL: "error",
  };
}

async function fill(env: Environment, args: string[]) {
  const whole = { ...process.env, ...env };
  await nodeOrStop("The throw-away database could not be seeded.", withAlias("prisma/seed.ts", args), { env: whole });
}

/** The application's role of a database goes with it: roles belong to the whole server and would pile up. */
async function dropDatabase(serverUrl: string, name: string) {
  const db = new pg.Client({ connectionString: serverUrl });
  await db.connect();
  try {
    await db.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await db.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(applicationRole(name))}`);
  } finally {
    await db.end();
  }
}
