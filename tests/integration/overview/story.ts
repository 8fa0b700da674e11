import { type Cast, createCast } from "@/prisma/seed/cast";
import { tellContributions } from "@/prisma/seed/contributions";
import { tellNotes } from "@/prisma/seed/notes";
import { resetDatabase } from "@/tests/support/postgres";

export const PASSWORD = "correct-horse-battery";
export const LEAFLET_DAY = "2024-01-31";

/** The demo as it is seeded: the cast, the leaflet's donors and notes, and the examples in the stages that are not public. */
export async function tellStory(): Promise<Cast> {
  const quiet = () => {};
  await resetDatabase();
  const cast = await createCast(PASSWORD, quiet);
  await tellContributions(cast, quiet);
  await tellNotes(cast, quiet);
  return cast;
}
