import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.ts";
import { say } from "./report.ts";
import { inModules, node, ROOT } from "./run.ts";

/** What a stage found. `details` is what somebody who has to mend it wants to read; empty when all is well. */
export type Found = { passed: number; failed: number; skipped: number; details: string };
export type Stage = { title: string; needs?: string; run(): Promise<Found> };

const UNDER_REACT_SERVER = { ...process.env, NODE_OPTIONS: "--conditions=react-server" };

/** A tool that only says yes or no counts as one check. */
const check = (title: string, ...commands: string[][]): Stage => ({
  title,
  async run() {
    for (const args of commands) {
      const { ok, output } = await node(args);
      if (!ok) return { passed: 0, failed: 1, skipped: 0, details: output };
    }
    return { passed: 1, failed: 0, skipped: 0, details: "" };
  },
});

const PRETTIER = inModules("prettier/bin/prettier.cjs");
const NEXT = inModules("next/dist/bin/next");

/** What needs no database, no browser and no build. */
export const QUICK: readonly Stage[] = [
  check("Format", [PRETTIER, "--check", "."]),
  check("Lint", [inModules("eslint/bin/eslint.js"), "--max-warnings", "0"]),
  structure(),
  check("Types", [NEXT, "typegen"], [inModules("ts7/bin/tsc"), "--noEmit", "-p", "."]),
  vitest("Unit and architecture tests", "unit"),
];

export const SLOW: readonly Stage[] = [
  vitest("Integration tests", "integration"),
  check("Build", [path.join(ROOT, "scripts/build.ts")]),
  { title: "Journeys", needs: "Build", run: journeys },
];

/** Names, folders, import directions and circles; its figures are shown also where all is well. */
function structure(): Stage {
  return {
    title: "Structure",
    async run() {
      const { ok, output } = await node([path.join(ROOT, "scripts/structure.ts")]);
      for (const line of output.trimEnd().split("\n")) say(`    ${line}`);
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, details: "" };
    },
  };
}

function vitest(title: string, project: string): Stage {
  const args = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
  ];
  return {
    title,
    run: () =>
      reported(async (report) => {
        const ended = await node([inModules("vitest/vitest.mjs"), ...args, `--outputFile.json=${report}`]);
        return { ...ended, count: countVitest };
      }),
  };
}

async function journeys(): Promise<Found> {
  const CHROMIUM_PATH = await ensureBrowser();
  return reported(async (report) => {
    const args = ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"];
    const env = { ...UNDER_REACT_SERVER, CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const ended = await node([inModules("@playwright/test/cli.js"), ...args], { env });
    return { ...ended, count: countPlaywright };
  });
}

type Counted = { passed: number; failed: number; skipped: number };
type Reporting = { ok: boolean; output: string; count(report: unknown): Counted };

/** Runs something that writes a JSON report, and counts. A run that failed without saying where is one failure. */
async function reported(work: (report: string) => Promise<Reporting>): Promise<Found> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mptf-report-"));
  const report = path.join(folder, "report.json");
  try {
    const { ok, output, count } = await work(report);
    const counted = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, "utf8"))) : undefined;
    const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: 0 };
    return { passed, failed: ok ? failed : Math.max(failed, 1), skipped, details: ok ? "" : output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function countVitest(report: unknown): Counted {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  // A file that cannot even be loaded has no tests to fail.
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.length);
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function countPlaywright(report: unknown): Counted {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}
