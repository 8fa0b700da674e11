import "server-only";
import pg from "pg";
import { settings } from "./env";
import { log } from "./log";

/** "read-only" where queries work and changes do not: a full disk, a standby server. */
export type DatabaseHealth = "ok" | "read-only" | "down";

/** How long a successful change counts (milliseconds): health is asked often, and each change is a write to disk. */
const WRITE_INTERVAL_MS = 10_000;
/** Checks of a database that does not answer end by themselves, so that later ones do not wait behind them. */
const LIMITS = { max: 1, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 5_000, query_timeout: 5_000 };
/** Disk full, read-only transaction, and the faults of files that a full disk brings. */
const NOT_WRITABLE = /^(53100|25006|58030)$/;

/**
 * A connection of its own: while the pool is exhausted the instance answers late, but it and its database are well, and
 * a supervisor must not end it.
 */
export class HealthCheck {
  readonly #pool: pg.Pool;
  #writtenAt = -Infinity;

  constructor(config: pg.PoolConfig = { connectionString: settings().DATABASE_URL }) {
    this.#pool = new pg.Pool({ ...LIMITS, ...config });
    this.#pool.on("error", () => (this.#writtenAt = -Infinity));
  }

  /** What the database answers within the limit (milliseconds). The reason of a fault goes to the log, not to the caller. */
  async ask(limitMs: number): Promise<DatabaseHealth> {
    try {
      await within(limitMs, this.#check());
      return "ok";
    } catch (error) {
      this.#writtenAt = -Infinity;
      log().warn({ err: error }, "database not well");
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      return NOT_WRITABLE.test(code) ? "read-only" : "down";
    }
  }

  async #check(): Promise<void> {
    const now = performance.now();
    if (now - this.#writtenAt < WRITE_INTERVAL_MS) return void (await this.#pool.query("SELECT 1"));
    await this.#pool.query("UPDATE health_checks SET checked_at = now()");
    this.#writtenAt = now;
  }

  end = (): Promise<void> => this.#pool.end();
}

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const kept = globalThis as unknown as { mptfHealth?: HealthCheck };

/** The check of this process. */
export const databaseHealth = (limitMs: number): Promise<DatabaseHealth> =>
  (kept.mptfHealth ??= new HealthCheck()).ask(limitMs);
