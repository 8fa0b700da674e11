import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAuditBatches, listAuditFacts } from "@/lib/audit/audit.queries";
import { auditFilter } from "@/lib/audit/audit.schema";
import { type FailedSignInInput, recordFailedSignIn } from "@/lib/audit/failed-sign-ins.steps";
import { db } from "@/lib/kernel/db";
import { signIn } from "@/lib/people/sign-in/sign-in.commands";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery } from "@/tests/support/postgres";
import { setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});
beforeEach(() => db.signInThrottle.deleteMany().then(() => undefined));

const START = new Date("2026-03-02T09:00:00Z");
const later = (minutes: number, seconds = 0) => new Date(START.getTime() + (minutes * 60 + seconds) * 1_000);

let accounts = 0;
/** Failures of an account of this test's own, from one network unless it says otherwise. */
function failing() {
  const account = `account:${++accounts}`;
  const failure = (at: Date, changes: Partial<FailedSignInInput> = {}): FailedSignInInput => ({
    account,
    network: "address:one",
    personId: null,
    address: "192.0.2.1",
    at,
    ...changes,
  });
  const fail = (at: Date, changes?: Partial<FailedSignInInput>) =>
    db.$transaction((tx) => recordFailedSignIn(tx, failure(at, changes)));
  /** The entries of this account as the audit page lists them, oldest first. */
  const entries = async () => {
    const { rows } = await listAuditFacts(cast.auditor, auditFilter.parse({ subjectId: account }));
    return rows.toReversed().map(({ name, at, further, address }) => ({ name, at, further, address }));
  };
  return { fail, entries };
}

const entry = (at: Date, further: { count: number; lastAt: Date } | null = null, address = "192.0.2.1") => ({
  name: "session.refused",
  at,
  further,
  address,
});

describe("failed sign-ins of one account from one network", () => {
  test("are an entry at the first, and are counted with it for ten minutes", async () => {
    const { fail, entries } = failing();
    await fail(START);
    expect(await entries()).toEqual([entry(START)]);
    await fail(later(1));
    await fail(later(9, 59));
    expect(await entries()).toEqual([entry(START, { count: 2, lastAt: later(9, 59) })]);
  });

  test("are a new entry after ten minutes", async () => {
    const { fail, entries } = failing();
    for (const at of [START, later(5), later(10), later(12)]) await fail(at);
    expect(await entries()).toEqual([
      entry(START, { count: 1, lastAt: later(5) }),
      entry(later(10), { count: 1, lastAt: later(12) }),
    ]);
  });

  test("are counted apart from those of another network and of another account", async () => {
    const [one, other] = [failing(), failing()];
    await one.fail(START);
    await one.fail(START, { network: "address:two", address: "198.51.100.1" });
    await other.fail(START);
    expect(await one.entries()).toEqual([entry(START), entry(START, null, "198.51.100.1")]);
    expect(await other.entries()).toEqual([entry(START)]);
  });

  test("at the same moment are one entry and lose no count", async () => {
    const { fail, entries } = failing();
    await Promise.all(Array.from({ length: 10 }, () => fail(START)));
    expect(await entries()).toEqual([entry(START, { count: 9, lastAt: START })]);
  });

  test("are recorded by the sign-in, and listed in the file as on the page", async () => {
    const email = "reviewer@demo.local";
    await signIn({ email, password: "wrong" }, { address: "203.0.113.7" }, START);
    await signIn({ email, password: "wrong" }, { address: "203.0.113.8" }, later(1));
    await signIn({ email, password: "wrong" }, { address: "203.0.113.7" }, later(2));
    const filter = auditFilter.parse({ act: "session.refused", subjectId: cast.reviewer.id });
    const filed = [];
    for await (const batch of listAuditBatches(cast.admin, filter)) filed.push(...batch);
    expect(filed).toEqual((await listAuditFacts(cast.auditor, filter)).rows);
    expect(filed.map(({ at, further, address }) => ({ at, further, address }))).toEqual([
      { at: later(1), further: null, address: "203.0.113.8" },
      { at: START, further: { count: 1, lastAt: later(2) }, address: "203.0.113.7" },
    ]);
  });
});

test("the filter that leaves out sign-ins keeps every other entry", async () => {
  const all = (await listAuditFacts(cast.auditor, auditFilter.parse({}))).rows;
  const without = (await listAuditFacts(cast.auditor, auditFilter.parse({ signIns: "without" }))).rows;
  expect(all.filter(({ name }) => name.startsWith("session.")).length).toBeGreaterThan(0);
  expect(without.filter(({ name }) => name.startsWith("session."))).toEqual([]);
  expect(without.map(({ name }) => name)).toContain("person.invited");
});

test.each([
  "UPDATE failed_sign_ins SET account = 'x'",
  "UPDATE failed_sign_ins SET started_at = now()",
  "DELETE FROM failed_sign_ins",
  "TRUNCATE failed_sign_ins",
  "UPDATE audit_addresses SET address = 'x'",
  "TRUNCATE audit_addresses",
])("the application may not %s", async (sql) => {
  await expect(appQuery(sql)).rejects.toThrow(/permission denied/);
});
