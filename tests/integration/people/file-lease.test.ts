import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { withFileLease } from "@/lib/people/file-lease.steps";
import { setStage } from "@/tests/integration/contributions/stage";
import { appQuery, ownerQuery } from "@/tests/support/postgres";

let head: Actor;
let officer: Actor;
beforeAll(async () => {
  ({ fmuHead: head, fmuOfficer: officer } = (await setStage()).cast);
});
beforeEach(() => ownerQuery("DELETE FROM file_leases"));

/** A file that is read until it is finished from outside. */
function openReading(actor: Actor) {
  let finish = () => {};
  let hasBegun = () => {};
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const end = new Promise<void>((resolve) => (finish = resolve));
  const result = withFileLease(actor, async () => {
    hasBegun();
    await end;
    return "read";
  });
  return { begun, finish: () => finish(), result };
}

const read = (actor: Actor) => withFileLease(actor, () => Promise.resolve("read"));

const REFUSED = {
  code: "too-many",
  fields: {
    file: "Another file of yours is being read. Wait until it has been read, then choose this file again.",
  },
};

test("refuses a second file of the same person while the first is read, and reads it afterwards", async () => {
  const first = openReading(head);
  await first.begun;
  await expect(read(head)).rejects.toMatchObject(REFUSED);
  first.finish();
  expect(await first.result).toBe("read");
  expect(await read(head)).toBe("read");
});

test("reads files of different people at the same time", async () => {
  const first = openReading(head);
  await first.begun;
  expect(await read(officer)).toBe("read");
  first.finish();
  await first.result;
});

test("of ten files of one person sent at the same moment reads one", async () => {
  let finish = () => {};
  const end = new Promise<void>((resolve) => (finish = resolve));
  let refused = 0;
  const attempts = Array.from({ length: 10 }, () =>
    withFileLease(head, () => end).catch((error: unknown) => {
      expect(error).toMatchObject(REFUSED);
      // The one that is read ends once the nine others have been refused.
      if (++refused === 9) finish();
      throw error;
    }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.map(({ status }) => status).sort()).toEqual([
    ...Array<string>(1).fill("fulfilled"),
    ...Array<string>(9).fill("rejected"),
  ]);
});

test("releases the lease where reading fails", async () => {
  await expect(withFileLease(head, () => Promise.reject(new Error("unreadable")))).rejects.toThrow("unreadable");
  expect(await db.fileLease.count()).toBe(0);
});

test("a lease of a process that died ends by itself, and its late end does not release the next lease", async () => {
  const lost = openReading(head);
  await lost.begun;
  await ownerQuery("UPDATE file_leases SET until = clock_timestamp()");
  const next = openReading(head);
  await next.begun;
  lost.finish();
  await lost.result;
  await expect(read(head)).rejects.toMatchObject(REFUSED);
  next.finish();
  await next.result;
});

test("a lease ends two minutes after it was taken", async () => {
  const reading = openReading(head);
  await reading.begun;
  const [row] = await ownerQuery<{ remaining: boolean }>(
    "SELECT until - clock_timestamp() BETWEEN interval '100 seconds' AND interval '120 seconds' AS remaining FROM file_leases",
  );
  expect(row).toEqual({ remaining: true });
  reading.finish();
  await reading.result;
});

test("the application cannot give a lease to another person", async () => {
  await expect(appQuery(`UPDATE file_leases SET person_id = '${officer.id}'`)).rejects.toThrow("permission denied");
});
