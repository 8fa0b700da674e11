import { expect, test } from "vitest";
import { CONSTRAINTS, refusalOf } from "@/lib/constraints";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { ownerQuery } from "@/tests/support/postgres";

const SENTENCES = Object.keys(CONSTRAINTS);
const namesOf = async (sql: string) => (await ownerQuery<{ name: string }>(sql)).map(({ name }) => name);

/** What the database refuses: checks, uniqueness, and what its triggers refuse under a name of their own. */
async function refusals() {
  const checks = await namesOf(
    "SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x')",
  );
  const unique = await namesOf(
    `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT i.indisprimary`,
  );
  const raised = await namesOf(
    `SELECT DISTINCT found[1] AS name FROM pg_proc, regexp_matches(prosrc, 'CONSTRAINT = ''([a-z_]+)''', 'g') AS found
      WHERE pronamespace = 'public'::regnamespace`,
  );
  // The name of an append-only rule is made of its table's: only a fault in the application could meet one.
  return [...checks, ...unique, ...raised].filter((name) => name !== "_append_only");
}

test("everything the database refuses has a sentence", async () => {
  const found = await refusals();
  expect(found).toContain("people_one_admin_stays");
  expect(found).toContain("earmarks_within_entry");
  expect(found.filter((name) => !SENTENCES.includes(name))).toEqual([]);
});

test("every sentence belongs to something the database refuses", async () => {
  const keys = await namesOf(
    "SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'p'",
  );
  const known = new Set([...(await refusals()), ...keys]);
  expect(SENTENCES.filter((name) => !known.has(name))).toEqual([]);
});

test("a sentence is for a person: it ends with a full stop and names no column", () => {
  const odd = Object.values(CONSTRAINTS).filter(([, sentence]) => !/^[A-Z].*\.$/.test(sentence) || /_/.test(sentence));
  expect(odd).toEqual([]);
});

test("no number of a table the application writes can be none", async () => {
  const columns = await ownerQuery<{ table: string; column: string }>(
    `SELECT a.attrelid::regclass::text AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'numeric'::regtype AND NOT a.attisdropped
        AND has_table_privilege('mptf_app', c.oid, 'INSERT') ORDER BY 1, 2`,
  );
  expect(columns).toContainEqual({ table: "exchange_rates", column: "usd_per_unit" });
  const letIn = [];
  for (const { table, column } of columns) if (await takesNoNumber(table, column)) letIn.push(`${table}.${column}`);
  expect(letIn).toEqual([]);
});

/** Whether the checks of a table, tried on a copy of it that holds nothing else, let "not a number" into a column. */
async function takesNoNumber(table: string, column: string): Promise<boolean> {
  const copy = `DO $$
    DECLARE required text;
    BEGIN
      CREATE TEMP TABLE tried (LIKE ${table} INCLUDING CONSTRAINTS) ON COMMIT DROP;
      FOR required IN SELECT attname FROM pg_attribute WHERE attrelid = 'tried'::regclass AND attnum > 0 AND attnotnull LOOP
        EXECUTE format('ALTER TABLE tried ALTER COLUMN %I DROP NOT NULL', required);
      END LOOP;
      INSERT INTO tried (${column}) VALUES ('NaN');
    END $$`;
  return ownerQuery(copy).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "23514") return false;
      throw error;
    },
  );
}

const person = (email: string, name: string) => ({ email, name, createdAt: new Date() });
const TYPED = { email: "", name: "", roles: [] };
const refused = async (act: Promise<unknown>, input: unknown = TYPED) =>
  refusalOf(await act.catch((error: unknown) => error), input);

test("gives the sentence of a check at its field", async () => {
  expect(await refused(db.person.create({ data: person("check@constraints.local", " ") }))).toMatchObject({
    code: "invalid",
    message: "Enter a name.",
    fields: { name: "Enter a name." },
  });
});

test("gives the sentence of a check within a transaction at its field", async () => {
  const act = db.$transaction((tx) => tx.person.create({ data: person("within@constraints.local", " ") }));
  expect(await refused(act)).toMatchObject({ code: "invalid", fields: { name: "Enter a name." } });
});

test("gives the sentence of a unique value at its field", async () => {
  await db.person.create({ data: person("unique@constraints.local", "First") });
  const twice = await refused(db.person.create({ data: person("unique@constraints.local", "Second") }));
  expect(twice).toMatchObject({
    code: "invalid",
    fields: { email: "Somebody with this e-mail address is already here." },
  });
});

test("gives the sentence of a trigger at its field", async () => {
  const { id } = await db.person.create({ data: person("trigger@constraints.local", "Person") });
  await db.roleAssignment.create({ data: { personId: id, role: "admin" } });
  const excluded = await refused(db.roleAssignment.create({ data: { personId: id, role: "administrative_agent" } }));
  const sentence = "This person now has a role that excludes the new one. Reload the page and choose again.";
  expect(excluded).toMatchObject({ code: "conflict", message: sentence, fields: { roles: sentence } });
});

test("gives the sentence without a field where the input does not have it", async () => {
  const act = db.person.create({ data: person("elsewhere@constraints.local", " ") });
  expect(await refused(act, { token: "" })).toMatchObject({ message: "Enter a name.", fields: {} });
});

test("returns a foreign key and a denied table as the faults that they are", async () => {
  const nowhere = "00000000-0000-4000-8000-000000000000";
  const faults = [
    db.person.create({ data: { ...person("key@constraints.local", "Person"), organisationId: nowhere } }),
    db.healthCheck.create({ data: { id: 2, checkedAt: new Date() } }),
  ];
  for (const fault of faults) {
    const returned = await refused(fault);
    expect(returned).toBeInstanceOf(Error);
    expect(returned).not.toBeInstanceOf(Refusal);
  }
});
