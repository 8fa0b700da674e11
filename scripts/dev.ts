import { readSettings } from "../lib/kernel/env.ts";
import { introduceAccounts } from "./support/demo.ts";
import { prepareDatabase } from "./support/prepare.ts";
import { command, say } from "./support/report.ts";
import { inModules } from "./support/run.ts";
import { refuseTakenPort, serve, untilEnded } from "./support/serve.ts";

await command(async () => {
  const { PORT, HOSTNAME, DEMO_PASSWORD } = readSettings();
  await refuseTakenPort(PORT, HOSTNAME);
  const { server, ownerUrl, env, dataDir } = await prepareDatabase({ demo: true });
  if (server) await introduceAccounts({ ownerUrl, dataDir, chosen: DEMO_PASSWORD });
  say("");
  await untilEnded(
    serve([inModules("next/dist/bin/next"), "dev", "--port", String(PORT), "--hostname", HOSTNAME], env),
  );
});
