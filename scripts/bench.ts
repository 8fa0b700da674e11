import fs from "node:fs";
import path from "node:path";
import { beforeLeaving, command, say, step, Stop } from "./support/report.ts";
import { node, ROOT, withAlias } from "./support/run.ts";
import { throwAwayDatabase } from "./support/throw-away.ts";

const FOLDER = "tests/bench";

/** Runs every measurement of tests/bench, each on a throw-away database of its own with the reference data in it. */
await command(async () => {
  const folder = path.join(ROOT, FOLDER);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".bench.ts")) : [];
  if (names.length === 0) throw new Stop(`There is nothing to measure in ${FOLDER}.`);
  let failed = 0;
  for (const [index, name] of names.sort().entries()) {
    const database = await step(`Preparing a database for ${name}`, () => throwAwayDatabase("bench", "reference"));
    // Each database takes the place of the one before, under the same name: only one is there to remove.
    if (index === 0) beforeLeaving(database.remove);
    const env = { ...process.env, ...database.env };
    const { ok } = await node(withAlias(path.join(FOLDER, name)), { env, live: true });
    if (!ok) failed++;
  }
  if (failed > 0) say(`${failed} of ${names.length} measurements failed.`);
  return failed > 0 ? 1 : 0;
});
