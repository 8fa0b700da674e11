import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
const resolve = {
  alias: { "@": root, "server-only": path.join(import.meta.dirname, "support/empty.ts") },
};

export default defineConfig({
  root,
  resolve,
  test: {
    projects: [
      {
        root,
        resolve,
        test: {
          name: "unit",
          include: ["tests/{unit,architecture}/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/properties.ts"],
          // Properties try hundreds of cases: a busy machine takes its time.
          testTimeout: 30_000,
        },
      },
      {
        root,
        resolve,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          setupFiles: ["tests/support/properties.ts", "tests/support/one-day.ts"],
          // One database: the files take turns.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
