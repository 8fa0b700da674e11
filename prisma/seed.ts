import { readSettings } from "@/lib/kernel/env";
import { createCast } from "./seed/cast";
import { tellContributions } from "./seed/contributions";
import { tellNotes } from "./seed/notes";
import { loadReferenceData } from "./seed/reference";

/**
 * Reference data always (once); with --demo also the cast and the leaflet's story, told through commands, once.
 * Every part says what it did and does nothing where its facts are already there.
 */
async function seed(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await loadReferenceData(say);
  if (!process.argv.includes("--demo")) return;

  const { DEMO_PASSWORD } = readSettings();
  if (!DEMO_PASSWORD) throw new Error("DEMO_PASSWORD is not set: the launcher makes one and keeps it in DATA_DIR.");
  const cast = await createCast(DEMO_PASSWORD, say);
  await tellContributions(cast, say);
  await tellNotes(cast, say);
}

await seed();
process.exit(0);
