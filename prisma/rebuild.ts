import pg from "pg";
import { exitOnWrongSettings, readSettings } from "@/lib/kernel/env";

type Difference = {
  grain: string;
  startsOn: string;
  account: string;
  dimensions: string;
  kept: string | null;
  counted: string | null;
};

const CELL = "grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug";
const CELLS = `SELECT concat_ws(' ', ${CELL}) AS cell, ${CELL}, lines, debits, amount`;
const told = (side: string) =>
  `${side}.amount || ' (' || ${side}.debits || ' of debits, ' || ${side}.lines || ' lines)'`;
const DIFFERENCES = `
  WITH k AS (${CELLS} FROM kept), c AS (${CELLS} FROM ledger_totals)
  SELECT coalesce(k.grain, c.grain)::text AS grain, to_char(coalesce(k.starts_on, c.starts_on), 'YYYY-MM-DD') AS "startsOn",
    coalesce(k.account, c.account)::text AS account,
    concat_ws(', ', coalesce(k.currency, c.currency), o.slug, p.slug, 'area ' || coalesce(k.area_number, c.area_number),
      coalesce(k.region_slug, c.region_slug)) AS dimensions,
    ${told("k")} AS kept, ${told("c")} AS counted
  FROM k FULL JOIN c USING (cell)
  LEFT JOIN organisations o ON o.id = coalesce(k.donor_id, c.donor_id) LEFT JOIN organisations p ON p.id = coalesce(k.puno_id, c.puno_id)
  WHERE (k.lines, k.debits, k.amount) IS DISTINCT FROM (c.lines, c.debits, c.amount) AND coalesce(k.lines, 0) + coalesce(c.lines, 0) > 0
  ORDER BY 1, 2, 3, 4`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Builds the totals anew from the lines of the books and says where the kept ones differed. Recording waits meanwhile, so that no
 * entry falls between. Needs the owner's rights. Returns the differences, which are mended.
 */
async function rebuild(db: pg.Client): Promise<Difference[]> {
  await db.query("BEGIN");
  try {
    await db.query("LOCK TABLE ledger_lines IN SHARE ROW EXCLUSIVE MODE");
    await db.query("CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM ledger_totals");
    await db.query("SELECT rebuild_ledger_totals()");
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
    for (const { grain, startsOn, account, dimensions, kept, counted } of differences)
      say(
        `${account} (${dimensions}) of the ${grain} from ${startsOn}: kept ${kept ?? "nothing"}, counted ${counted ?? "nothing"}`,
      );
    say(differences.length === 0 ? "The totals agree with the books." : `${differences.length} totals were mended.`);
  } finally {
    await db.end();
  }
}

await main().catch(exitOnWrongSettings);
