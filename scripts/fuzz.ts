import { command, say } from "./support/report.ts";
import { inModules, node } from "./support/run.ts";

const RUNS = 400;

/** Tries many hostile inputs on every command, action and address. SEED=… tries the cases of an earlier run again. */
await command(async () => {
  const seed = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31));
  say(`Seed ${seed}: SEED=${seed} npm run fuzz tries the same cases again.`);
  const env = { ...process.env, SEED: seed, FUZZ_RUNS: process.env.FUZZ_RUNS ?? String(RUNS) };
  const vitest = ["run", "--config", "tests/vitest.config.ts", "--project", "integration", "tests/integration/fuzz"];
  const commands = await node([inModules("vitest/vitest.mjs"), ...vitest], { env, live: true });
  const built = await node(["scripts/build.ts"], { live: true });
  const journeys = ["test", "--config", "tests/playwright.config.ts", "fuzz.spec.ts"];
  const addresses = built.ok
    ? await node([inModules("@playwright/test/cli.js"), ...journeys], {
        env: { ...env, NODE_OPTIONS: "--conditions=react-server" },
        live: true,
      })
    : built;
  return commands.ok && addresses.ok ? 0 : 1;
});
