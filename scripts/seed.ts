import { introduceAccounts, seed } from "./support/demo.ts";
import { prepareDatabase } from "./support/prepare.ts";
import { command, Stop } from "./support/report.ts";

const KNOWN = new Set(["--demo"]);

await command(async () => {
  const args = process.argv.slice(2);
  const unknown = args.filter((arg) => !KNOWN.has(arg));
  if (unknown.length > 0)
    throw new Stop(`Unknown argument ${unknown.join(" ")}: use npm run seed, or npm run seed -- --demo.`);
  const { settings, ownerUrl, env, dataDir } = await prepareDatabase({ demo: false });
  const target = { ownerUrl, env, dataDir, chosen: settings.DEMO_PASSWORD };
  await seed(args, target, { live: true });
  if (args.includes("--demo")) await introduceAccounts(target);
});
