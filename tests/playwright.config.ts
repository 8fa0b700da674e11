import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { freePort } from "../scripts/database/processes.ts";
import { findBrowser } from "../scripts/support/browser.ts";

// Workers read this file again and must find the address of the one instance that was started.
process.env.E2E_PORT ??= String(await freePort());

const root = path.resolve(import.meta.dirname, "..");

/** A browser in a container has no sandbox and no graphics, and asks nobody outside for anything. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: path.join(root, "tests/e2e"),
  outputDir: path.join(root, "test-results/journeys"),
  globalSetup: path.join(root, "tests/support/global-setup-e2e.ts"),
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // The whole of a long journey, or what it begins with, on a machine that is busy with others.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser(), args: ARGUMENTS },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
