import { throwAwayDatabase } from "../../scripts/support/throw-away.ts";
import { startInstance } from "./e2e-server";

/** The demo in a throw-away database, and one instance that serves it at the run's address. */
export default async function setup() {
  const database = await throwAwayDatabase("e2e", "demo");
  Object.assign(process.env, database.env);
  const instance = await startInstance({ port: Number(process.env.E2E_PORT) });
  return async () => {
    await instance.stop();
    await database.remove();
  };
}
