import { throwAwayDatabase } from "../../scripts/support/throw-away.ts";
import { rememberReferenceData } from "./postgres";

/** One throw-away database for the whole integration run, with the reference data in it. */
export default async function setup() {
  const database = await throwAwayDatabase("integration", "tables");
  try {
    Object.assign(process.env, database.env);
    // Only now: these read the settings that were just made.
    const { loadReferenceData } = await import("@/prisma/seed/reference");
    const { db } = await import("@/lib/kernel/db");
    await loadReferenceData(() => {});
    await db.$disconnect();
    await rememberReferenceData();
  } catch (error) {
    await database.remove();
    throw error;
  }
  return database.remove;
}
