import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { readIfThere } from "../database/processes.ts";
import { command, step } from "./report.ts";
import { inModules, nodeOrStop, ROOT } from "./run.ts";

const FINGERPRINT = path.join(ROOT, "prisma/generated/.fingerprint");

/** Generates the database client unless the one that is there was made from the same schema. */
export async function generateClient() {
  const fingerprint = fingerprintOf([...schemaFiles(), path.join(ROOT, "package-lock.json")]);
  if (readIfThere(FINGERPRINT) === fingerprint) return;
  await step("Generating the database client", async () => {
    // Generating needs no engine, but Prisma would download one unless it is told that there is one.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, "scripts/no-schema-engine.sh"), ...process.env };
    const args = [inModules("prisma/build/index.js"), "generate", "--config", "prisma/prisma.config.ts"];
    await nodeOrStop("The database client could not be generated.", args, { env });
    fs.writeFileSync(FINGERPRINT, fingerprint);
  });
}

/** Every file of the Prisma schema, in a fixed order. */
export function schemaFiles(): string[] {
  const models = path.join(ROOT, "prisma/models");
  const names = fs.readdirSync(models).filter((name) => name.endsWith(".prisma"));
  return [path.join(ROOT, "prisma/schema.prisma"), ...names.sort().map((name) => path.join(models, name))];
}

/** One hash over the names and contents of files. */
export function fingerprintOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(path.relative(ROOT, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

if (import.meta.main) await command(generateClient);
