import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { tellThePast } from "../database/login-role.ts";
import { readIfThere } from "../database/processes.ts";
import { say, step } from "./report.ts";
import { type Environment, nodeOrStop, withAlias } from "./run.ts";
import { keep, keptSecret } from "./secrets.ts";

/** Lies in DATA_DIR while the demo is being written: what is there after a crash is half a demo and holds nobody's work. */
const unfinished = (dataDir: string) => path.join(dataDir, "demo-unfinished");
const PASSWORD = "demo-password";

export const isUnfinished = (dataDir: string) => fs.existsSync(unfinished(dataDir));

type Target = { ownerUrl: string; env: Environment; dataDir: string; chosen: string | undefined };

/** Tells the demo's story in a database in which nobody lives yet. */
export async function fillIfEmpty(target: Target) {
  if (await hasPeople(target.ownerUrl)) return;
  await step("Seeding the leaflet and the demo accounts", async () => {
    fs.writeFileSync(unfinished(target.dataDir), "");
    await seed(["--demo"], target);
    fs.rmSync(unfinished(target.dataDir));
  });
}

/** Loads what every page needs into a database that lacks it, whoever made it: settings, organisations, places, themes. */
export async function loadReferenceIfMissing(target: Target) {
  const [row] = await ask<{ found: boolean }>(target.ownerUrl, "SELECT EXISTS (SELECT FROM fund_settings) AS found");
  if (!row?.found) await step("Loading the reference data", () => seed([], target));
}

/**
 * Runs the seed as the application's user. With `--demo` its story is told as it happened, in the past, and the accounts'
 * password is kept in DATA_DIR.
 */
export async function seed(args: string[], { ownerUrl, env, dataDir, chosen }: Target, { live = false } = {}) {
  const demo = args.includes("--demo");
  const password = demo ? (chosen ?? keptSecret(dataDir, PASSWORD)) : undefined;
  const sentence = "The database could not be seeded.";
  const whole = { ...env, DEMO_PASSWORD: password };
  if (demo) await tellThePast(ownerUrl, true);
  try {
    await nodeOrStop(sentence, withAlias("prisma/seed.ts", args), { env: whole, live });
  } finally {
    if (demo) await tellThePast(ownerUrl, false);
  }
  if (password) keep(dataDir, PASSWORD, password);
}

async function hasPeople(ownerUrl: string): Promise<boolean> {
  const rows = await ask<{ found: boolean }>(ownerUrl, "SELECT EXISTS (SELECT FROM people) AS found");
  return rows[0]?.found === true;
}

/** Prints who can sign in, and with what. */
export async function introduceAccounts({ ownerUrl, dataDir, chosen }: Omit<Target, "env">) {
  const accounts = await ask<{ email: string; name: string }>(
    ownerUrl,
    "SELECT email, name FROM people WHERE email LIKE '%@demo.local' AND deactivated_at IS NULL ORDER BY email",
  );
  if (accounts.length === 0) return;
  const width = Math.max(...accounts.map(({ email }) => email.length));
  say("\n  Demo accounts");
  for (const { email, name } of accounts) say(`    ${email.padEnd(width)}  ${name}`);
  const kept = readIfThere(path.join(dataDir, PASSWORD));
  const file = path.relative(process.cwd(), path.join(dataDir, PASSWORD));
  if (kept) say(`  Password of all of them: ${kept}  (kept in ${file})`);
  if (kept && chosen && chosen !== kept)
    say("  DEMO_PASSWORD is not used: these accounts were made with another one. Remove DATA_DIR to start afresh.");
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return (await db.query<Row>(sql)).rows;
  } finally {
    await db.end();
  }
}
