import { throwAwayDatabase } from "../../scripts/support/throw-away.ts";
import { rememberReferenceData } from "./postgres";

/** One throw-away database for the whole integration run, with the reference data in it. */
export default async function setup() {
  const database = await throwAwayDatabase("integration", "reference");
  Object.assign(process.env, database.env);
  await rememberReferenceData();
  return database.remove;
}
