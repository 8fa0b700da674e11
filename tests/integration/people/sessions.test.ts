import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { deactivatePerson, renewInvitation } from "@/lib/people/person.commands";
import {
  endOtherSessions,
  endOwnSession,
  endSessionOfPerson,
  endSessionsOfPerson,
} from "@/lib/people/sessions/session.commands";
import { listOwnSessions, listSessionsOfPerson } from "@/lib/people/sessions/session.queries";
import { acceptInvitation, resumeSession, signIn, signOut } from "@/lib/people/sign-in/sign-in.commands";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery } from "@/tests/support/postgres";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { actorOf, createPerson, FORBIDDEN, noTrace, PASSWORD, personOf, refused } from "./stage";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const START = new Date("2026-03-02T08:00:00Z");
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

type Started = { token: string; id: string };

async function signedIn(email: string, now = new Date(), token?: string): Promise<Started> {
  const visitor = { address: "::ffff:192.0.2.7", userAgent: FIREFOX, token };
  const session = await signIn({ email, password: PASSWORD }, visitor, now);
  if (!session) throw new Error(`${email} could not sign in.`);
  const { id } = await db.session.findFirstOrThrow({
    where: { personId: session.personId },
    orderBy: { id: "desc" },
  });
  return { token: session.token, id };
}

const rowOf = ({ id }: Started) => db.session.findUniqueOrThrow({ where: { id } });
const use = ({ token }: Started, time: string, isUse = true) => resumeSession(token, { isUse }, at(time));

describe("a session", () => {
  test("is a row with device, address and times, and holds only a hash of the cookie's identifier", async () => {
    const person = await createPerson(cast.admin);
    const session = await signedIn(person.email, START);
    const row = await rowOf(session);
    expect(row).toMatchObject({
      personId: person.id,
      device: "Firefox on Windows",
      address: "192.0.2.7",
      startedAt: START,
      lastUsedAt: START,
      endedAt: null,
      endReason: null,
    });
    expect(row.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(session.token);
  });

  test("is not opened by its row's id, its hash or an unknown identifier", async () => {
    const { email } = await createPerson(cast.admin);
    const session = await signedIn(email);
    const { tokenHash } = await rowOf(session);
    for (const token of [session.id, tokenHash, "", "unknown"]) expect(await personOf({ token })).toBeNull();
  });

  test("ends after an hour without a use, and a later request does not open it again", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email, START);
    expect(await use(session, "08:59:59")).not.toBeNull();
    expect(await use(session, "09:59:58")).not.toBeNull();
    expect(await use(session, "10:59:58")).toBeNull();
    expect(await rowOf(session)).toMatchObject({ endedAt: at("10:59:58"), endReason: "idle" });
    expect(await use(session, "10:00:00")).toBeNull();
  });

  test("ends eight hours after it started, however often it is used", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email, START);
    const hours = ["08:50", "09:40", "10:30", "11:20", "12:10", "13:00", "13:50", "14:40", "15:30", "15:59"];
    for (const hour of hours) expect(await use(session, `${hour}:59`), hour).not.toBeNull();
    expect(await use(session, "16:00:00")).toBeNull();
    expect(await rowOf(session)).toMatchObject({ endReason: "expired" });
  });

  test("has its last use written once a minute", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email, START);
    await use(session, "08:00:59");
    expect((await rowOf(session)).lastUsedAt).toEqual(START);
    await use(session, "08:01:00");
    await use(session, "08:01:30");
    expect((await rowOf(session)).lastUsedAt).toEqual(at("08:01:00"));
  });

  test("is opened but not kept open by requests that no person caused", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email, START);
    for (const time of ["08:20:00", "08:40:00", "08:59:59"]) expect(await use(session, time, false)).not.toBeNull();
    expect((await rowOf(session)).lastUsedAt).toEqual(START);
    expect(await use(session, "09:00:00", false)).toBeNull();
  });

  test("ends where the same browser signs in again", async () => {
    const { email } = await createPerson(cast.admin);
    const first = await signedIn(email);
    const second = await signedIn(email, new Date(), first.token);
    expect(await personOf(first)).toBeNull();
    expect(await personOf(second)).not.toBeNull();
    expect(await rowOf(first)).toMatchObject({ endReason: "signed_in_again" });
  });

  test.each([
    ["signing out", "signed_out", (session: Started) => signOut(session.token)],
    ["a deactivation", "deactivated", (_: Started, personId: string) => deactivatePerson(cast.admin, { personId })],
    [
      "a new password by a one-time link",
      "password_changed",
      async (_: Started, personId: string) => {
        const { value } = await renewInvitation(cast.admin, { personId });
        await acceptInvitation({ token: value.token, password: "quite another password" }, { address: "192.0.2.7" });
      },
    ],
  ] as const)("ends by %s, with its reason", async (_, endReason, act) => {
    const { id, email } = await createPerson(cast.admin);
    const session = await signedIn(email);
    await act(session, id);
    expect(await personOf(session)).toBeNull();
    expect(await rowOf(session)).toMatchObject({ endReason, endedAt: expect.any(Date) });
  });
});

describe("one's own sessions", () => {
  test("are listed, the last used first, without those that are over", async () => {
    const { id, email } = await createPerson(cast.admin);
    const early = await signedIn(email, at("08:00:00"));
    const late = await signedIn(email, at("08:30:00"));
    const left = await signedIn(email, at("08:31:00"));
    await signOut(left.token, at("08:32:00"));
    await use(early, "08:40:00");
    const actor = await actorOf(id);
    const listed = async (time: string) => (await listOwnSessions(actor, at(time))).map((row) => row.id);
    expect(await listed("08:45:00")).toEqual([early.id, late.id]);
    expect(await listed("09:30:00")).toEqual([early.id]);
    expect(Object.keys((await listOwnSessions(actor, at("08:45:00")))[0] ?? {})).not.toContain("tokenHash");
  });

  test("end one by one; one fact", async () => {
    const { id, email } = await createPerson(cast.admin);
    const [here, other] = [await signedIn(email), await signedIn(email)];
    const actor = await actorOf(id);
    const facts = await factsOf(() => endOwnSession(actor, { sessionId: other.id }));
    expect(facts).toMatchObject([
      { name: "session.own-ended", actorId: id, subjectId: id, after: { sessionId: other.id } },
    ]);
    expect(await personOf(other)).toBeNull();
    expect(await personOf(here)).not.toBeNull();
    expect(await refused(() => endOwnSession(actor, { sessionId: other.id }))).toEqual(noTrace("conflict"));
  });

  test("end all but the one that asks; one fact", async () => {
    const { id, email } = await createPerson(cast.admin);
    const [here, second, third] = [await signedIn(email), await signedIn(email), await signedIn(email)];
    const actor = await actorOf(id);
    const facts = await factsOf(() => endOtherSessions(actor, { currentId: here.id }));
    expect(facts).toMatchObject([{ name: "session.others-ended", actorId: id, after: { sessions: 2 } }]);
    expect(await Promise.all([here, second, third].map((session) => personOf(session)))).toEqual([
      expect.objectContaining({ id }),
      null,
      null,
    ]);
  });

  test("are not found by another person", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email);
    const stranger = await actorOf((await createPerson(cast.admin)).id);
    expect(await refused(() => endOwnSession(stranger, { sessionId: session.id }))).toEqual(noTrace("not-found"));
    expect(await refused(() => endOtherSessions(stranger, { currentId: session.id }))).toEqual(noTrace("not-found"));
    expect(await personOf(session)).not.toBeNull();
  });
});

describe("an administrator", () => {
  test("ends one session of a person, or all of them; one fact each", async () => {
    const { id, email } = await createPerson(cast.admin);
    const [first, second] = [await signedIn(email), await signedIn(email)];
    expect(await listSessionsOfPerson(cast.admin, id)).toHaveLength(2);
    const facts = await factsOf(async () => {
      await endSessionOfPerson(cast.admin, { sessionId: first.id });
      await endSessionsOfPerson(cast.admin, { personId: id });
    });
    expect(facts).toMatchObject([
      { name: "session.ended-by-administrator", actorId: cast.admin.id, subjectId: id },
      { name: "session.all-ended-by-administrator", actorId: cast.admin.id, subjectId: id, after: { sessions: 1 } },
    ]);
    expect([await personOf(first), await personOf(second)]).toEqual([null, null]);
    expect(await rowOf(second)).toMatchObject({ endReason: "ended_by_administrator" });
  });

  test("is the only one who sees and ends sessions of another person", async () => {
    const { id, email } = await createPerson(cast.admin);
    const session = await signedIn(email);
    for (const [key, actor] of Object.entries(cast)) {
      if (key === "admin") continue;
      expect(await refused(() => endSessionOfPerson(actor, { sessionId: session.id })), key).toEqual(FORBIDDEN);
      expect(await refused(() => endSessionsOfPerson(actor, { personId: id })), key).toEqual(FORBIDDEN);
      await expect(listSessionsOfPerson(actor, id), key).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await personOf(session)).not.toBeNull();
  });
});

describe("the database", () => {
  test("refuses to open an ended session again, and to remove an open one", async () => {
    const session = await signedIn((await createPerson(cast.admin)).email);
    await expect(appQuery("DELETE FROM sessions WHERE id = $1", [session.id])).rejects.toThrow(
      "sessions_removed_when_ended",
    );
    await signOut(session.token);
    const reopen = "UPDATE sessions SET ended_at = NULL, end_reason = NULL WHERE id = $1";
    await expect(appQuery(reopen, [session.id])).rejects.toThrow("sessions_end_is_final");
  });

  test.each(["person_id = gen_random_uuid()", "token_hash = repeat('0', 64)", "started_at = now()", "address = 'x'"])(
    "does not let the application set %s",
    async (change) => {
      await expect(appQuery(`UPDATE sessions SET ${change}`)).rejects.toThrow("permission denied");
    },
  );

  test("is rid of sessions ninety days after they ended, at the next sign-in", async () => {
    const { email } = await createPerson(cast.admin);
    const old = await signedIn(email, new Date("2025-11-01T08:00:00Z"));
    const overdue = await signedIn(email, new Date("2025-12-05T08:00:00Z"));
    expect(await rowOf(old)).toMatchObject({ endReason: "expired" });
    await signedIn(email, new Date("2026-03-05T08:00:01Z"));
    expect(await db.session.findUnique({ where: { id: old.id } })).toBeNull();
    expect(await rowOf(overdue)).toMatchObject({ endReason: "expired", endedAt: new Date("2026-03-05T08:00:01Z") });
  });
});
