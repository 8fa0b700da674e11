import fs from "node:fs";
import path from "node:path";
import { exclusively, readIfThere } from "./database/processes.ts";
import { fingerprintOf, generateClient, schemaFiles } from "./support/generate.ts";
import { command, say, step } from "./support/report.ts";
import { inModules, nodeOrStop, ROOT } from "./support/run.ts";

export const STANDALONE = path.join(ROOT, ".next/standalone");
export const SERVER = path.join(STANDALONE, "server.js");
const FINGERPRINT = path.join(STANDALONE, ".fingerprint");

/** Everything a build is made of; the same contents give the same build, whenever the files were touched. */
function sources(): string[] {
  const folders = ["app", "components", "lib", "public"].filter((name) => fs.existsSync(path.join(ROOT, name)));
  const inFolders = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const atRoot = fs
    .readdirSync(ROOT)
    .filter((name) =>
      /\.config\.\w+$|^(package|package-lock|tsconfig)\.json$|^(proxy|instrumentation)\.ts$/.test(name),
    );
  return [...inFolders.sort(), ...atRoot.sort().map((name) => path.join(ROOT, name)), ...schemaFiles()];
}

/** Builds the application unless there is a build of exactly these sources. Needs no database and no settings. */
export async function buildIfNeeded() {
  await generateClient();
  await exclusively(path.join(ROOT, "node_modules/.mptf-build.lock"), async () => {
    const fingerprint = fingerprintOf(sources());
    if (readIfThere(FINGERPRINT) === fingerprint) return;
    await step("Building the application", async () => {
      fs.rmSync(FINGERPRINT, { force: true });
      await nodeOrStop("The application could not be built.", [inModules("next/dist/bin/next"), "build"]);
      complete();
      fs.writeFileSync(FINGERPRINT, fingerprint);
    });
  });
}

/** A worker runs on the server; Next lists its source among the files of the browser too. */
const isPublished = (file: string) => !/\.worker\.[\w-]+\.ts$/.test(file);

/** Next leaves the browser's files out of the standalone folder, and copies settings files that must not be there. */
function complete() {
  for (const [from, to] of [
    [".next/static", ".next/static"],
    ["public", "public"],
  ] as const) {
    const source = path.join(ROOT, from);
    const target = path.join(STANDALONE, to);
    fs.rmSync(target, { recursive: true, force: true });
    if (fs.existsSync(source)) fs.cpSync(source, target, { recursive: true, filter: isPublished });
  }
  for (const name of fs.readdirSync(STANDALONE))
    if (name.startsWith(".env")) fs.rmSync(path.join(STANDALONE, name), { force: true });
}

if (import.meta.main)
  await command(async () => {
    await buildIfNeeded();
    say("The build is up to date with the sources.");
  });
