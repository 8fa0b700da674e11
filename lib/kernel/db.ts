import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { settings } from "./env";
import { reportOverload } from "./request-state";

/** Limits so that one stuck request never takes the others with it (milliseconds). */
const LIMITS = { statement_timeout: 15_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 15_000 };

/** The adapter writes and reads moments in ISO without their offset: so does the session, wherever the server is. */
const SESSION = { ...LIMITS, timezone: "UTC", datestyle: "ISO" };

/** A pool that reports to the HTTP front when it gives no connection in time, or the database cannot be reached. */
class ReportingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    if (callback)
      return super.connect((error, client, done) => {
        if (error) reportOverload();
        callback(error, client, done);
      });
    return super.connect().catch((error: unknown) => {
      reportOverload();
      throw error;
    });
  }
}

function connect() {
  const { DATABASE_URL, DB_POOL } = settings();
  const options = Object.entries(SESSION)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  return new PrismaClient({
    adapter: new PrismaPg(
      new ReportingPool({ connectionString: DATABASE_URL, max: DB_POOL, options, connectionTimeoutMillis: 5_000 }),
      { disposeExternalPool: true },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
}

const kept = globalThis as unknown as { mptfDatabase?: PrismaClient };

function client(): PrismaClient {
  kept.mptfDatabase ??= connect();
  return kept.mptfDatabase;
}

/** A transaction: the same tables, without the means to open another one. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

const view = new AsyncLocalStorage<Tx>();

/** The one pool of this process, opened at first use so that a build needs no database; within a view, that view. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, name) => {
    const source = view.getStore() ?? client();
    const value: unknown = Reflect.get(source, name);
    return typeof value === "function" ? value.bind(source) : value;
  },
});

/**
 * A query whose statements all see the database as it stood at the first of them, so that figures shown together agree
 * whatever is booked meanwhile. A query called within another shares its view.
 */
export const inOneView =
  <Given extends unknown[], Value>(query: (...given: Given) => Promise<Value>) =>
  (...given: Given): Promise<Value> => {
    if (view.getStore()) return query(...given);
    const read = (tx: Tx) => view.run(tx, () => query(...given));
    return client().$transaction(read, { isolationLevel: "RepeatableRead" });
  };

/** Gives each statement of a long transaction, and its end, the time of the whole. */
export async function allowTime(tx: Tx, milliseconds: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`;
}
