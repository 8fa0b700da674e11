import { introduceAccounts } from "./support/demo.ts";
import { prepareDatabase } from "./support/prepare.ts";
import { command, say } from "./support/report.ts";

await command(async () => {
  const { server, settings, ownerUrl, dataDir } = await prepareDatabase({ demo: true });
  if (server) await introduceAccounts({ ownerUrl, dataDir, chosen: settings.DEMO_PASSWORD });
  say("\n  Ready: npm run dev serves the sources, npm start serves a build.");
});
