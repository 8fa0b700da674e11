import fs from "node:fs";
import path from "node:path";
import { command, say } from "./support/report.ts";
import { inModules, node, ROOT } from "./support/run.ts";

const LEAST_UNIQUE = 0.7;
const LEAST_FILES = 3;
const CRUISER = inModules("dependency-cruiser/bin/dependency-cruiser.mjs");
const CRUISED = ["app", "components", "lib", "prisma", "scripts"];

/** Files below a folder of the project, as paths from its root. */
function filesIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

/** The share of files in lib whose name no other file of lib has: such a file is found by its name alone. */
function uniqueShare(files: readonly string[]): { share: number; repeated: string[] } {
  const count = new Map<string, number>();
  for (const file of files) count.set(path.basename(file), (count.get(path.basename(file)) ?? 0) + 1);
  const repeated = files.filter((file) => (count.get(path.basename(file)) ?? 0) > 1);
  return { share: 1 - repeated.length / files.length, repeated };
}

/** Folders inside a module of lib or a feature of components with fewer files than a part of the domain has. */
function smallFolders(files: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const file of files) {
    const parts = path.dirname(file).split(path.sep);
    for (let depth = 3; depth <= parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/");
      count.set(folder, (count.get(folder) ?? 0) + 1);
    }
  }
  return [...count].filter(([, files]) => files < LEAST_FILES).map(([folder]) => folder);
}

/** Prints how well files can be found, and what breaks the rules: names, folders, import directions, circles. */
await command(async () => {
  const lib = filesIn("lib");
  const { share, repeated } = uniqueShare(lib);
  const small = smallFolders([...lib, ...filesIn("components")]);
  const { ok, output } = await node([CRUISER, "--config", ".dependency-cruiser.mjs", ...CRUISED]);
  say(`Unique file names in lib: ${(share * 100).toFixed(0)}% of ${lib.length} (at least ${LEAST_UNIQUE * 100}%)`);
  for (const file of repeated) say(`  repeated: ${file}`);
  say(`Sub-folders with fewer than ${LEAST_FILES} files: ${small.length}`);
  for (const folder of small) say(`  small: ${folder}`);
  say(`Circles: ${(output.match(/error no-circles/g) ?? []).length}`);
  if (!ok) say(output.trimEnd());
  return ok && share >= LEAST_UNIQUE && small.length === 0 ? 0 : 1;
});
