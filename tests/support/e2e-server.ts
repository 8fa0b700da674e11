import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { SERVER } from "../../scripts/build.ts";
import { freePort } from "../../scripts/database/processes.ts";
import { end, serve, untilHealthy } from "../../scripts/support/serve.ts";
import { type Environment, ROOT } from "../../scripts/support/run.ts";
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

type Options = { port?: number; env?: Environment };

/**
 * Starts an instance of the build on a free port, or on `port`, and waits until it is healthy. It uses the run's
 * database, or the one that `env` of a throw-away database names.
 */
export async function startInstance({ port, env = {} }: Options = {}): Promise<Instance> {
  const chosen = port ?? (await freePort());
  const url = `http://localhost:${chosen}`;
  let child = await launch(chosen, url, env);
  return {
    url,
    port: chosen,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async restart() {
      child = await launch(chosen, url, env);
    },
    stop: () => end(child),
  };
}

async function launch(port: number, url: string, own: Environment): Promise<ChildProcess> {
  const folder = path.join(ROOT, "test-results");
  fs.mkdirSync(folder, { recursive: true });
  const output = fs.openSync(path.join(folder, `server-${port}.log`), "a");
  const address = { PORT: String(port), HOSTNAME: HOST, NEXTAUTH_URL: url };
  // The application is never told how to reach the owner; the options are those of the test's process.
  const withheld = { DATABASE_OWNER_URL: undefined, NODE_OPTIONS: undefined };
  const child = serve([SERVER], { ...process.env, ...own, ...address, ...withheld }, output);
  fs.closeSync(output);
  await untilHealthy(child, port, HOST);
  return child;
}
