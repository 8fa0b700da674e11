import pg from "pg";
import { exitOnWrongSettings, readSettings } from "@/lib/kernel/env";

type Difference = {
  grain: string;
  startsOn: string;
  kind: string;
  donor: string;
  kept: string | null;
  counted: string | null;
};

const DIFFERENCES = `
  SELECT grain::text, to_char(starts_on, 'YYYY-MM-DD') AS "startsOn", kind::text, o.slug AS donor,
    k.amount_usd::text || ' (' || k.entries || ' entries)' AS kept,
    c.amount_usd::text || ' (' || c.entries || ' entries)' AS counted
  FROM kept k FULL JOIN contribution_totals c USING (grain, starts_on, kind, donor_id) JOIN organisations o ON o.id = donor_id
  WHERE (k.entries, k.amount_usd) IS DISTINCT FROM (c.entries, c.amount_usd)
  ORDER BY grain, starts_on, kind, slug`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Builds the totals anew from the entries and says where the kept ones differed. Recording waits meanwhile, so that no
 * entry falls between. Needs the owner's rights. Returns the differences, which are mended.
 */
async function rebuild(db: pg.Client): Promise<Difference[]> {
  await db.query("BEGIN");
  try {
    await db.query("LOCK TABLE contribution_entries IN SHARE ROW EXCLUSIVE MODE");
    await db.query("CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM contribution_totals");
    await db.query("SELECT rebuild_contribution_totals()");
    const { rows } = await db.query<Difference>(DIFFERENCES);
    await db.query("COMMIT");
    return rows;
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  }
}

function ownerUrl(): string {
  const { DATABASE_OWNER_URL } = readSettings();
  if (DATABASE_OWNER_URL) return DATABASE_OWNER_URL;
  process.stderr.write("DATABASE_OWNER_URL is not set: run npm run rebuild-totals, which knows it.\n");
  process.exit(1);
}

async function main(): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl() });
  await db.connect();
  try {
    const differences = await rebuild(db);
    for (const { grain, startsOn, kind, donor, kept, counted } of differences)
      say(
        `${donor}, ${kind}s of the ${grain} from ${startsOn}: kept ${kept ?? "nothing"}, counted ${counted ?? "nothing"}`,
      );
    say(differences.length === 0 ? "The totals agree with the entries." : `${differences.length} totals were mended.`);
  } finally {
    await db.end();
  }
}

await main().catch(exitOnWrongSettings);
