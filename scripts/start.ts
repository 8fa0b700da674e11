import { setTimeout as sleep } from "node:timers/promises";
import { readSettings } from "../lib/kernel/env.ts";
import { buildIfNeeded, SERVER } from "./build.ts";
import type { Server } from "./database/postgres.ts";
import { introduceAccounts } from "./support/demo.ts";
import { prepareDatabase } from "./support/prepare.ts";
import { command, isLeaving, say, step } from "./support/report.ts";
import { keepServing, refuseTakenPort, serve, untilHealthy } from "./support/serve.ts";

/** Looks after the embedded server while the application runs: a killed one comes back on the same port. */
async function keepAlive(server: Server) {
  while (!isLeaving()) {
    if (!server.isRunning()) await step("The database was stopped by somebody else: starting it again", server.restart);
    await sleep(1_000);
  }
}

await command(async () => {
  const { PORT, HOSTNAME, NEXTAUTH_URL, DEMO_PASSWORD } = readSettings();
  await refuseTakenPort(PORT, HOSTNAME);
  const { server, ownerUrl, env, dataDir } = await prepareDatabase({ demo: true });
  await buildIfNeeded();

  const start = () => serve([SERVER], env);
  const application = start();
  await step("Starting the application", () => untilHealthy(application, PORT, HOSTNAME));
  say(`\n  The application is at ${NEXTAUTH_URL}`);
  if (server) await introduceAccounts({ ownerUrl, dataDir, chosen: DEMO_PASSWORD });
  say("\n  Stop it with Ctrl+C.\n");
  await Promise.all([keepServing(application, start), server && keepAlive(server)]);
});
