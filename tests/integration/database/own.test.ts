import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Server } from "../../../scripts/database/postgres.ts";
import { createDatabase, databaseUrl, prepareDatabase } from "../../../scripts/support/prepare.ts";
import { throwAwayServer } from "../../../scripts/support/throw-away.ts";

const name = `own_${process.pid}`;
let server: Server;

beforeAll(async () => {
  server = await throwAwayServer("integration");
  await createDatabase(server.url, name, { replace: true });
  vi.stubEnv("DATABASE_URL", databaseUrl(server.url, name));
  vi.stubEnv("DATABASE_OWNER_URL", undefined);
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of at least thirty-two characters");
  vi.stubEnv("NEXTAUTH_URL", "https://fund.example.org");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const db = new pg.Client({ connectionString: server.url });
  await db.connect();
  await db.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await db.end();
  await server.release();
});

test("an empty database of one's own is filled with the reference data once, and with nothing else", async () => {
  for (const filled of ["at once", "and left alone afterwards"]) {
    const { ownerUrl } = await prepareDatabase({ demo: true });
    const db = new pg.Client({ connectionString: ownerUrl });
    await db.connect();
    const { rows } = await db.query<Record<string, unknown>>(
      `SELECT (SELECT count(*) > 0 FROM fund_settings) AS settings, (SELECT count(*) > 0 FROM organisations) AS organisations,
         (SELECT count(*)::int FROM thematic_areas) AS areas, (SELECT count(*)::int FROM people) AS people,
         (SELECT count(*)::int FROM contributions) AS contributions, (SELECT count(*)::int FROM audit_facts) AS loadings`,
    );
    await db.end();
    const expected = { settings: true, organisations: true, areas: 5, people: 0, contributions: 0, loadings: 1 };
    expect(rows, filled).toEqual([expected]);
  }
});
