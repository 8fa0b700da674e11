import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { SERVER } from "../../scripts/build.ts";
import { freePort } from "../../scripts/database/processes.ts";
import { end, serve, untilHealthy } from "../../scripts/support/serve.ts";
import { ROOT } from "../../scripts/support/run.ts";
import { throwAwayServer } from "../../scripts/support/throw-away.ts";

/** One running application. Several instances share the database that the run's environment names. */
export type Instance = {
  url: string;
  port: number;
  /** Ends it without warning, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** The server the journeys' database lives on, to be killed and started again; release it afterwards. */
export const joinDatabaseServer = () => throwAwayServer("e2e");

const HOST = "127.0.0.1";

/** Starts an instance of the build on a free port, or on `port`, and waits until it is healthy. */
export async function startInstance(port?: number): Promise<Instance> {
  const chosen = port ?? (await freePort());
  const url = `http://localhost:${chosen}`;
  let child = await launch(chosen, url);
  return {
    url,
    port: chosen,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async restart() {
      child = await launch(chosen, url);
    },
    stop: () => end(child),
  };
}

async function launch(port: number, url: string): Promise<ChildProcess> {
  const folder = path.join(ROOT, "test-results");
  fs.mkdirSync(folder, { recursive: true });
  const output = fs.openSync(path.join(folder, `server-${port}.log`), "a");
  const env = { ...process.env, PORT: String(port), HOSTNAME: HOST, NEXTAUTH_URL: url, DATABASE_OWNER_URL: undefined };
  const child = serve([SERVER], { ...env, NODE_OPTIONS: undefined }, output);
  fs.closeSync(output);
  await untilHealthy(child, port, HOST);
  return child;
}
