import path from "node:path";
import { prepareDatabase } from "./support/prepare.ts";
import { command } from "./support/report.ts";
import { node, ROOT, withAlias } from "./support/run.ts";

/** `node scripts/with-database.ts <script> [arguments]`: runs a program of prisma/ on the prepared database. */
await command(async () => {
  const [script = "", ...args] = process.argv.slice(2);
  const { env, ownerUrl } = await prepareDatabase({ demo: false });
  // Maintenance may need the owner's rights; the script decides which of the two it connects as.
  const rights = { ...env, DATABASE_OWNER_URL: ownerUrl };
  const { ok } = await node(withAlias(path.join(ROOT, script), args), { env: rights, live: true });
  return ok ? 0 : 1;
});
