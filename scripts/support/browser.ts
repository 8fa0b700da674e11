import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { isRoot } from "../database/binaries.ts";
import { step, Stop } from "./report.ts";
import { inModules, node } from "./run.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser for the journeys: the one named in CHROMIUM_PATH, one that is installed, or Playwright's own. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !fs.existsSync(named)) throw new Stop(`CHROMIUM_PATH names no file: ${named}.`);
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const installed = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...(named ? [named] : []), ...installed, ...ELSEWHERE, chromium.executablePath()].find(fs.existsSync);
}

/** Finds a browser or installs one: Playwright's download, else Debian's package when we are root. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  await step("Installing a browser for the journeys", async () => {
    // Its system libraries come with it only for root; anybody else would be asked for a password here.
    await node([inModules("@playwright/test/cli.js"), "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
    if (findBrowser() || !isRoot) return;
    await program("apt-get", ["update"]);
    await program("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  });
  const installed = findBrowser();
  if (installed) return installed;
  throw new Stop("There is no browser and none could be installed: install Chromium, or set CHROMIUM_PATH to one.");
}

/** Whether it worked is judged by whether there is a browser afterwards. */
async function program(name: string, args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(name, args, { stdio: "ignore", env });
  await Promise.race([once(child, "close"), once(child, "error")]);
}
