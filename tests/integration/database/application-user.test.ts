import { expect, test } from "vitest";
import { appQuery, ownerQuery } from "../../support/postgres";

test("the application's user is in the group, and is nothing more", async () => {
  const [role] = await appQuery(
    `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, pg_has_role(current_user, 'mptf_app', 'USAGE') AS member
       FROM pg_roles WHERE rolname = current_user`,
  );
  expect(role).toEqual({
    rolsuper: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolbypassrls: false,
    member: true,
  });
});

test.each([
  "CREATE TABLE more (id int)",
  "CREATE TEMP TABLE more (id int)",
  "CREATE SCHEMA more",
  "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  "DROP TABLE people",
  "ALTER TABLE people ADD COLUMN more int",
  "CREATE TRIGGER more AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION refuse_change()",
])("the application's user may not %s", async (sql) => {
  await expect(appQuery(sql)).rejects.toThrow(/permission denied|must be owner/);
});

test("every function finds its names in public, whatever its caller put in the way", async () => {
  const astray = await ownerQuery(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND NOT coalesce(proconfig @> ARRAY['search_path=public, pg_temp'], false)`,
  );
  expect(astray).toEqual([]);
});

test("nobody but the owner may hang a function with the owner's rights on a table", async () => {
  const open = await ownerQuery(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege('mptf_app', oid, 'EXECUTE')`,
  );
  expect(open).toEqual([]);
});

test("append-only tables take no change from the application, nor from the owner", async () => {
  const tables = await ownerQuery<{ name: string }>(
    "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only'",
  );
  expect(tables.length).toBeGreaterThan(0);
  for (const { name } of tables) {
    await expect(appQuery(`DELETE FROM ${name}`), name).rejects.toThrow("permission denied");
    await expect(ownerQuery(`DELETE FROM ${name}`), name).rejects.toThrow("append_only");
    await expect(appQuery(`TRUNCATE ${name}`), name).rejects.toThrow("permission denied");
  }
});
