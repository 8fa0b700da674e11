import { createHash, createHmac } from "node:crypto";
import pg from "pg";
import { Stop } from "../support/report.ts";

/** Holds what the application may do with each table; made and granted by the migrations, cannot sign in itself. */
const GROUP = "mptf_app";
const LOCK = 72_707_370;
const WRONG_PASSWORD = new Set(["28P01", "28000"]);
const MAY_NOT = "42501";

const MAY_NOT_MAKE_ROLES =
  "The database's owner may not create the application's restricted role: grant the owner CREATEROLE, or create a " +
  `role ${GROUP}, set DATABASE_OWNER_URL to the owner and DATABASE_URL to a user that has been granted ${GROUP}.`;

/** The name of the role the application signs in with, on the database of this name. */
export const applicationRole = (database: string) =>
  `${GROUP}_${createHash("sha256").update(database).digest("hex").slice(0, 8)}`;

/**
 * The address with which the application connects: a role that may sign in, owns nothing and has only the rights of
 * the group `mptf_app`. Name and password follow from the database's name and the secret, so that every instance
 * that shares both agrees without being told. Made on first use; throws a `Stop` when the owner may not make roles.
 */
export async function applicationUrl(ownerUrl: string, secret: string): Promise<string> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const role = applicationRole(database);
  const password = createHmac("sha256", secret).update(`database:${database}`).digest("base64url");
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;

  if (!(await isRestricted(url.href))) await makeRole(ownerUrl, role, password);
  return url.href;
}

/** Lets the application record acts of the past, for the demo's story and for tests, or no longer. */
export async function tellThePast(ownerUrl: string, allowed: boolean): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    await db.query(
      allowed
        ? `GRANT EXECUTE ON FUNCTION tell_the_past() TO ${GROUP}`
        : `REVOKE EXECUTE ON FUNCTION tell_the_past() FROM ${GROUP}`,
    );
  } finally {
    await db.end();
  }
}

/** Throws a `Stop` unless this address is of a role in the group `mptf_app` with no power over the schema. */
export async function refuseUnrestricted(url: string) {
  if (await isRestricted(url)) return;
  throw new Stop(
    `DATABASE_URL must name a user that can sign in, has been granted the role ${GROUP} and is neither a superuser nor an owner of tables.`,
  );
}

/** Throws a `Stop` when the owner of a new database could make neither the group nor a role in it. */
export async function refusePowerlessOwner(ownerUrl: string) {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ able: boolean }>(
      `SELECT rolsuper OR rolcreaterole OR EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS able
         FROM pg_roles WHERE rolname = current_user`,
      [GROUP],
    );
    if (!rows[0]?.able) throw new Stop(MAY_NOT_MAKE_ROLES);
  } finally {
    await db.end();
  }
}

async function isRestricted(url: string): Promise<boolean> {
  const db = new pg.Client({ connectionString: url });
  try {
    await db.connect();
    const { rows } = await db.query<{ restricted: boolean }>(
      `SELECT pg_has_role(current_user, $1, 'USAGE')
          AND NOT (SELECT rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
          AND NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'USAGE'))
          AS restricted`,
      [GROUP],
    );
    return rows[0]?.restricted === true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && WRONG_PASSWORD.has(error.code ?? "")) return false;
    throw error;
  } finally {
    await db.end();
  }
}

async function makeRole(ownerUrl: string, role: string, password: string) {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    await db.query("BEGIN");
    await db.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const exists = (await db.query("SELECT FROM pg_roles WHERE rolname = $1", [role])).rowCount === 1;
    const secret = pg.escapeLiteral(password);
    await db.query(`${exists ? "ALTER" : "CREATE"} ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${secret}`);
    await db.query(`GRANT ${GROUP} TO ${pg.escapeIdentifier(role)}`);
    await db.query("COMMIT");
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError && cause.code === MAY_NOT)) throw cause;
    throw new Stop(MAY_NOT_MAKE_ROLES, { cause });
  } finally {
    await db.end();
  }
}
