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

test.each(["CREATE TABLE more (id int)", "DROP TABLE people", "ALTER TABLE people ADD COLUMN more int"])(
  "the application's user may not %s",
  async (sql) => {
    await expect(appQuery(sql)).rejects.toThrow(/permission denied|must be owner/);
  },
);

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
