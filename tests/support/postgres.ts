import pg from "pg";

/** Where the reference data waits to be put back by `resetDatabase`. */
const PRISTINE = "pristine";

/** Tables that are nobody's data: the record of migrations, and where the counters stood. */
const NOT_DATA = ["_prisma_migrations", "counters"];

/** Runs SQL as the owner, who may do everything: to arrange what no command could, or to look behind the application. */
export const ownerQuery = <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) =>
  query<Row>("DATABASE_OWNER_URL", sql, params);

/** Runs SQL as the application's restricted user: to see what the database refuses it. */
export const appQuery = <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) =>
  query<Row>("DATABASE_URL", sql, params);

async function query<Row extends pg.QueryResultRow>(setting: string, sql: string, params: unknown[]): Promise<Row[]> {
  return connected(setting, async (db) => (await db.query<Row>(sql, params)).rows);
}

async function connected<Value>(setting: string, work: (db: pg.Client) => Promise<Value>): Promise<Value> {
  const connectionString = process.env[setting];
  if (!connectionString)
    throw new Error(`${setting} is not set: integration tests run under npm run test:integration.`);
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

type Table = { name: string; columns: string };

/** Every table with its writable columns, quoted; a generated column is computed again by itself. */
const tablesOf = async (db: pg.Client, schema: string) => {
  const { rows } = await db.query<Table>(
    `SELECT t.relname AS name, string_agg(quote_ident(c.attname), ', ' ORDER BY c.attnum) AS columns
       FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
      WHERE t.relnamespace = $1::regnamespace AND t.relkind = 'r' AND t.relname <> ALL ($2)
      GROUP BY t.relname ORDER BY t.relname`,
    [schema, NOT_DATA],
  );
  return rows;
};

/** Called once after the reference data is loaded: copies what there is, so that `resetDatabase` can put it back. */
export async function rememberReferenceData() {
  await connected("DATABASE_OWNER_URL", async (db) => {
    await db.query(`CREATE SCHEMA ${PRISTINE}`);
    for (const { name, columns } of await tablesOf(db, "public")) {
      const { rowCount } = await db.query(`SELECT FROM public."${name}" LIMIT 1`);
      if (rowCount) await db.query(`CREATE TABLE ${PRISTINE}."${name}" AS SELECT ${columns} FROM public."${name}"`);
    }
    await db.query(
      `CREATE TABLE ${PRISTINE}.counters AS SELECT sequencename AS name, last_value AS last
         FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`,
    );
  });
}

/**
 * Empties every table and puts the reference data back, in one transaction. Triggers do not fire meanwhile, so that
 * append-only tables can be emptied; the application's user could not do this.
 */
export async function resetDatabase() {
  await connected("DATABASE_OWNER_URL", async (db) => {
    const tables = await tablesOf(db, "public");
    const all = tables.map(({ name }) => `public."${name}"`).join(", ");
    const pristine = await tablesOf(db, PRISTINE);
    const statements = [
      "BEGIN",
      "SET LOCAL session_replication_role = replica",
      `TRUNCATE ${all} RESTART IDENTITY CASCADE`,
      ...pristine.map(putBack),
      `SELECT setval(format('public.%I', name)::regclass, last) FROM ${PRISTINE}.counters`,
      "COMMIT",
    ];
    await db.query(statements.join(";\n"));
  });
}

const putBack = ({ name, columns }: Table) =>
  `INSERT INTO public."${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${PRISTINE}."${name}"`;
