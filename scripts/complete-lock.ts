// `npm install` leaves out of the lock file every optional platform package its registry lacks, and `npm ci` then
// refuses the lock file. This writes them in by name and version, so that both work everywhere.
import fs from "node:fs";
import path from "node:path";
import { say } from "./support/report.ts";
import { ROOT } from "./support/run.ts";

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  resolved?: string;
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const SYSTEMS = ["darwin", "win32", "android", "freebsd", "netbsd", "openbsd", "sunos", "aix", "openharmony", "linux"];
const PROCESSORS = ["arm64", "x64", "ia32", "wasm32", "ppc64", "s390x", "riscv64", "loong64", "mips64el", "arm"];
const OTHER_NAMES: Record<string, string> = { windows: "win32", aarch64: "arm64", x86_64: "x64", "386": "ia32" };

/** The word of a package's name that is in `words`: sharp-darwin-arm64 is for darwin. */
function wordOf(name: string, words: readonly string[]) {
  const named = Object.entries(OTHER_NAMES).reduce((text, [other, word]) => text.replace(other, word), name);
  return words.find((word) => named.includes(word));
}

/** Whether a package that lies at `from` finds `name` by walking up through node_modules. */
function isThere(packages: Lock["packages"], from: string, name: string): boolean {
  if (packages[`${from ? `${from}/` : ""}node_modules/${name}`]) return true;
  return from !== "" && isThere(packages, from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ""), name);
}

const file = path.join(ROOT, "package-lock.json");
const lock = JSON.parse(fs.readFileSync(file, "utf8")) as Lock;
const { packages } = lock;
let added = 0;

for (const [from, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const system = wordOf(name, SYSTEMS);
    const processor = wordOf(name, PROCESSORS);
    if (isThere(packages, from, name) || !/^\d+\.\d+\.\d+/.test(version) || !(system || processor)) continue;
    packages[`node_modules/${name}`] = {
      version,
      ...(processor && { cpu: [processor] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(system && { os: [system] }),
    };
    added++;
  }
}
// Where a package was downloaded from is the business of whoever installs it.
for (const entry of Object.values(packages)) delete entry.resolved;

lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`Completed package-lock.json with ${added} platform packages.`);
