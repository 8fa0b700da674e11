import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { readIfThere } from "../database/processes.ts";

/** A secret kept in a file of `folder` only its owner may read; made on first use. */
export function keptSecret(folder: string, name: string): string {
  const file = path.join(folder, name);
  const kept = readIfThere(file);
  return kept || keep(folder, name, randomBytes(32).toString("base64url"));
}

/** Writes a secret into a file of `folder` only its owner may read. */
export function keep(folder: string, name: string, secret: string): string {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  fs.writeFileSync(file, secret, { mode: 0o600 });
  fs.chmodSync(file, 0o600);
  return secret;
}
