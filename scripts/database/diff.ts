import fs from "node:fs";
import path from "node:path";
import { schemaFiles } from "../support/generate.ts";
import { createDatabase, databaseUrl } from "../support/prepare.ts";
import { command, say } from "../support/report.ts";
import { ROOT } from "../support/run.ts";
import { throwAwayServer } from "../support/throw-away.ts";
import { migrate } from "./migrate.ts";
import { differenceTo } from "./schema-engine.ts";

/** What the migrations still lack compared with the Prisma schema, worked out on a scratch database. */
export async function pendingSchemaChanges() {
  const server = await throwAwayServer("scratch");
  try {
    const name = `diff_${process.pid}`;
    const url = databaseUrl(server.url, name);
    await createDatabase(server.url, name, { replace: true });
    await migrate(url, { log: () => {} });
    const files = schemaFiles().map((file) => ({
      path: path.relative(ROOT, file),
      content: fs.readFileSync(file, "utf8"),
    }));
    return await differenceTo(url, files);
  } finally {
    await server.release();
  }
}

if (import.meta.main)
  await command(async () => {
    const { isDifferent, sql } = await pendingSchemaChanges();
    say(isDifferent ? sql : "-- The migrations and the schema agree.");
    return isDifferent ? 2 : 0;
  });
