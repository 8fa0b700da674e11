import { expect, test } from "vitest";
import { CONSTRAINTS } from "@/lib/kernel/constraints";
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
