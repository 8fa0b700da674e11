import { verify } from "@node-rs/argon2";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/kernel/db";
import { deactivatePerson } from "@/lib/people/person.commands";
import { findOwnFailures } from "@/lib/people/sessions/session.queries";
import {
  acceptInvitation,
  findInvitation,
  markFailuresRead,
  resumeSession,
  signIn,
  signOut,
} from "@/lib/people/sign-in/sign-in.commands";
import { throttleKeys } from "@/lib/people/sign-in/sign-in.steps";
import type { Cast } from "@/prisma/seed/cast";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { createPerson, PASSWORD, personOf } from "./stage";

/** The real one, listened to: how long it takes on this machine proves nothing, what it is given does. */
vi.mock("@node-rs/argon2", async (real) => {
  const argon2 = await real<typeof import("@node-rs/argon2")>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});
beforeEach(async () => {
  pauses = [];
  await db.signInThrottle.deleteMany();
});

const START = new Date("2026-03-02T09:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const HERE = "192.0.2.1";
const EMAIL = "fmu-officer@demo.local";

/** How long each attempt was held up (milliseconds), instead of waiting. */
let pauses: number[] = [];
const pause = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));

const attempt = (password: string, at = START, email = EMAIL, address = HERE) =>
  signIn({ email, password }, { address }, at, pause);

/** Algorithm and costs, without salt and hash. */
const costsOf = (hash: unknown) => String(hash).split("$").slice(0, 4).join("$");

/** As many failures in a row as told, a minute apart. */
async function fail(times: number, email = EMAIL) {
  for (let count = 0; count < times; count++) await attempt("wrong", later(count * 60), email);
}

describe("signing in", () => {
  test("with the right password starts a session, and leaves one fact", async () => {
    let session: Awaited<ReturnType<typeof signIn>> = null;
    const facts = await factsOf(async () => {
      session = await signIn({ email: " FMU-Officer@demo.local ", password: PASSWORD }, { address: HERE }, START);
    });
    const some = expect.any(String) as string;
    expect(session).toEqual({ personId: cast.fmuOfficer.id, token: some, deviceToken: some });
    expect(await personOf(session, START)).toMatchObject({ id: cast.fmuOfficer.id });
    expect(facts).toMatchObject([
      { name: "session.started", actorId: cast.fmuOfficer.id, subjectType: "session", subjectId: cast.fmuOfficer.id },
    ]);
  });

  test("and signing out leave one fact each; a session that is over leaves none", async () => {
    const session = await attempt(PASSWORD);
    const { id } = cast.fmuOfficer;
    const leaving = () => signOut(session?.token ?? "", later(60));
    expect(await factsOf(leaving)).toMatchObject([
      { name: "session.ended", actorId: id, subjectType: "session", subjectId: id },
    ]);
    expect(await personOf(session, later(61))).toBeNull();
    expect(await factsOf(leaving)).toEqual([]);
  });

  test("says no in one way to a wrong password, an unknown account and nonsense", async () => {
    expect(await attempt("wrong")).toBeNull();
    expect(await attempt(PASSWORD, START, "nobody@demo.local")).toBeNull();
    expect(await signIn({ email: "nonsense" }, { address: HERE }, START)).toBeNull();
    expect(await signIn(undefined, { address: HERE }, START)).toBeNull();
  });

  test("stores no email address of a failure, and its network address only apart from the log", async () => {
    const facts = await factsOf(() => attempt("wrong", later(-1_800), "nobody@demo.local"));
    expect(facts).toMatchObject([{ name: "session.refused", actorId: null, subjectType: "session" }]);
    const entry = await db.failedSignIn.findFirstOrThrow({ orderBy: { entryId: "desc" } });
    const kept = JSON.stringify([facts, await db.signInThrottle.findMany(), { ...entry, entryId: 0 }]);
    expect(kept).not.toContain("nobody");
    expect(kept).not.toContain(HERE);
    expect(await db.auditAddress.findUnique({ where: { entryId: entry.entryId } })).toMatchObject({ address: HERE });
  });

  test("is refused to somebody deactivated, whose session ends at once", async () => {
    const person = await createPerson(cast.admin);
    const session = await signIn({ email: person.email, password: PASSWORD }, { address: HERE });
    expect(await personOf(session)).toMatchObject({ id: person.id });
    await deactivatePerson(cast.admin, { personId: person.id });
    expect(await personOf(session)).toBeNull();
    expect(await signIn({ email: person.email, password: PASSWORD }, { address: HERE })).toBeNull();
  });

  test("takes the work of checking a password also where there is no account", async () => {
    const { passwordHash } = await db.person.findUniqueOrThrow({ where: { email: EMAIL } });
    expect(costsOf(passwordHash)).toBe("$argon2id$v=19$m=19456,t=2,p=1");
    vi.mocked(verify).mockClear();
    await attempt("wrong");
    await attempt("wrong", START, "nobody@demo.local");
    const work = vi.mocked(verify).mock.calls.map(([hash]) => costsOf(hash));
    expect(work).toEqual([costsOf(passwordHash), costsOf(passwordHash)]);
  });
});

const countOf = (key: string) => db.signInThrottle.findUnique({ where: { key } });

describe("failures in a row", () => {
  test("lock the pair of account and address for 15 minutes from the eighth on, also against the right password", async () => {
    await fail(7);
    const facts = await factsOf(() => attempt("wrong", later(420)));
    expect(facts).toMatchObject([{ name: "session.locked", subjectId: cast.fmuOfficer.id }]);
    expect(await attempt(PASSWORD, later(421))).toBeNull();
    expect(await attempt(PASSWORD, later(420 + 899))).toBeNull();
    expect(await attempt(PASSWORD, later(420 + 900))).toMatchObject({ personId: cast.fmuOfficer.id });
  });

  test("do not lock the account at another address", async () => {
    await fail(8);
    expect(await attempt(PASSWORD, later(421))).toBeNull();
    expect(await attempt(PASSWORD, later(421), EMAIL, "192.0.2.2")).not.toBeNull();
  });

  test("count for an account that does not exist as for one that does", async () => {
    for (const email of [EMAIL, "nobody@demo.local"]) {
      await fail(8, email);
      const { pair, account } = throttleKeys(email, HERE);
      expect(await countOf(pair)).toMatchObject({ failures: 8, lockedUntil: later(420 + 900) });
      expect(await countOf(account)).toMatchObject({ failures: 8, lockedUntil: null });
    }
  });

  test("slow the pair down before they lock it, and an attempt in between neither counts nor is checked", async () => {
    for (let count = 0; count < 4; count++) await attempt("wrong", START);
    const facts = await factsOf(() => attempt(PASSWORD, later(0.5)));
    expect(facts).toEqual([]);
    expect(await countOf(throttleKeys(EMAIL, HERE).pair)).toMatchObject({ failures: 4 });
    expect(await attempt(PASSWORD, later(1))).toMatchObject({ personId: cast.fmuOfficer.id });
  });

  test("are forgotten by a success, and after an hour of quiet", async () => {
    await fail(7);
    expect(await attempt(PASSWORD, later(500))).not.toBeNull();
    await fail(3);
    expect(await attempt(PASSWORD, later(200))).not.toBeNull();

    await fail(7, "nobody@demo.local");
    await attempt("wrong", later(360 + 3601), "nobody@demo.local");
    const { pair, account, address } = throttleKeys("nobody@demo.local", HERE);
    for (const key of [pair, account, address]) expect(await countOf(key)).toMatchObject({ failures: 1 });
  });

  test("of long ago are removed by the next success, so that guesses do not fill the table", async () => {
    for (let count = 0; count < 3; count++)
      await attempt("wrong", START, `guess-${count}@demo.local`, `203.0.113.${count}`);
    expect(await attempt(PASSWORD, later(3601))).not.toBeNull();
    expect(await db.signInThrottle.count()).toBe(0);
  });

  test("slow an address that tries many accounts, never refuse it, and are not cleared by a success of its own", async () => {
    for (let count = 0; count < 15; count++) await attempt("wrong", START, `guess-${count}@demo.local`);
    expect(pauses).toEqual([...Array<number>(10).fill(0), 250, 500, 1000, 2000, 2000]);
    expect(await attempt(PASSWORD)).not.toBeNull();
    expect(await countOf(throttleKeys(EMAIL, HERE).address)).toMatchObject({ failures: 15, lockedUntil: null });
  });

  test("at the same moment are no more guesses than in a row", async () => {
    const at = later(7_777);
    const guesses = Array.from({ length: 20 }, (_, index) => attempt(`wrong ${index}`, at));
    expect(await Promise.all(guesses)).toEqual(Array(20).fill(null));
    // After the fourth the pair pauses: the other sixteen were not checked.
    expect(await countOf(throttleKeys(EMAIL, HERE).pair)).toMatchObject({ failures: 4 });
    const [entry, ...more] = await db.auditFact.findMany({
      where: { name: "session.refused", at },
      include: { failedSignIn: true },
    });
    expect(more).toEqual([]);
    expect(entry?.failedSignIn).toMatchObject({ failures: 4, lastAt: at });
  });
});

describe("guesses at one-time links", () => {
  test("slow the address that makes them, on the page and in the form", async () => {
    const address = "192.0.2.77";
    for (let count = 0; count < 8; count++) await findInvitation(`guess ${count}`, { address }, START, pause);
    for (let count = 0; count < 8; count++)
      await expect(
        acceptInvitation({ token: `guess ${count}`, password: PASSWORD }, { address }, START, pause),
      ).rejects.toMatchObject({ code: "not-found" });
    expect(pauses).toEqual([...Array<number>(10).fill(0), 250, 500, 1000, 2000, 2000, 2000]);
  });
});

describe("failed attempts", () => {
  test("are shown to the person at the next sign-in until they have read of them", async () => {
    const person = await createPerson(cast.admin);
    for (let count = 0; count < 3; count++) await attempt("wrong", later(count * 60), person.email, "203.0.113.9");
    const session = await attempt(PASSWORD, later(300), person.email);
    const resumed = async () => {
      const found = await resumeSession(session?.token ?? "", { isUse: false }, later(310));
      if (!found) throw new Error("The session is not open.");
      return found;
    };
    expect((await resumed()).failuresBefore).toEqual({ count: 3, lastAt: later(120), isRead: false });
    await markFailuresRead(await resumed(), later(320));
    expect((await resumed()).failuresBefore).toMatchObject({ count: 3, isRead: true });

    await attempt("wrong", later(330), person.email, "203.0.113.9");
    expect(await findOwnFailures((await resumed()).actor)).toEqual({ failures: 1, lastAt: later(330) });
  });

  test("leave nothing to read where there were none", async () => {
    const person = await createPerson(cast.admin);
    const session = await attempt(PASSWORD, START, person.email);
    expect(await resumeSession(session?.token ?? "", { isUse: false }, later(1))).toMatchObject({
      failuresBefore: null,
    });
  });
});
