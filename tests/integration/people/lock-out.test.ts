import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { deactivatePerson, renewInvitation } from "@/lib/people/person.commands";
import { endOtherSessions, endSessionsOfPerson } from "@/lib/people/sessions/session.commands";
import { acceptInvitation, recoverAccount, signIn } from "@/lib/people/sign-in/sign-in.commands";
import { throttleKeys } from "@/lib/people/sign-in/sign-in.steps";
import { addressOf } from "@/lib/request/visitor-address";
import type { Cast } from "@/prisma/seed/cast";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { actorOf, createPerson, noTrace, PASSWORD, refused } from "./stage";

/** The right costs are not what is tested here: a cheaper hash makes hundreds of guesses affordable. */
vi.mock("@node-rs/argon2", () => ({
  hash: (password: string) => Promise.resolve(`of ${password}`),
  verify: (hash: string, password: string) => Promise.resolve(hash === `of ${password}`),
}));

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});
beforeEach(async () => {
  await db.signInThrottle.deleteMany();
});

const START = new Date("2026-03-02T09:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const DAY = 86_400;
const noPause = () => Promise.resolve();
const NEW_PASSWORD = "quite another password";

type Owner = { id: string; email: string };
type Place = { address: string; deviceToken?: string };

const signInAt = (place: Place, { email }: Owner, now: Date, password = PASSWORD) =>
  signIn({ email, password }, place, now, noPause);

/** A person who has signed in at home, and what the browser there presents. */
async function ownerAtHome(address: string) {
  const owner: Owner = await createPerson(cast.admin);
  const session = await signInAt({ address }, owner, later(-DAY));
  if (!session) throw new Error("The owner could not sign in at home.");
  return { owner, home: { address, deviceToken: session.deviceToken } };
}

/** Guesses from each of these addresses, a second apart. Returns the moment after the last one. */
async function attack({ email }: Owner, addresses: readonly string[]) {
  let second = 0;
  for (const address of addresses)
    expect(await signIn({ email, password: "a guess" }, { address }, later(second++), noPause)).toBeNull();
  return later(second);
}

/** What a hundred failures in unknown devices leave behind. */
async function exhaust({ email }: Owner, startedAt = START) {
  const { account: key } = throttleKeys(email, "");
  const lockedUntil = new Date(startedAt.getTime() + 3_600_000);
  await db.signInThrottle.create({ data: { key, failures: 100, startedAt, lastAt: startedAt, lockedUntil } });
}

/** Opens a recovery link in a new browser, sets a password there and signs in. */
async function recoverIn(address: string, owner: Owner, token: string, now: Date) {
  const { deviceToken } = await acceptInvitation({ token, password: NEW_PASSWORD }, { address }, now, noPause);
  return signInAt({ address, deviceToken }, owner, now, NEW_PASSWORD);
}

const ONE_ADDRESS = Array<string>(150).fill("203.0.113.1");
const MANY_ADDRESSES = Array.from({ length: 200 }, (_, index) => `198.51.100.${index}`);

/** What the application takes for the caller's address behind a proxy that writes X-Forwarded-For. */
const throughProxy = (client: string) => addressOf({ "x-forwarded-for": `203.0.113.66, ${client}` });

describe.each([
  ["from one address", ONE_ADDRESS, "192.0.2.10", "192.0.2.11"],
  ["from 200 addresses", MANY_ADDRESSES, "192.0.2.10", "192.0.2.11"],
  ["through a proxy that names its callers", () => MANY_ADDRESSES.map(throughProxy), "192.0.2.10", "192.0.2.11"],
  // With TRUST_PROXY = 0 the address of the proxy is everyone's address.
  ["through a proxy whose callers all have its address", Array<string>(150).fill("10.0.0.5"), "10.0.0.5", "10.0.0.5"],
] as const)("while an account is attacked %s", (_, given, homeAddress, newAddress) => {
  const addresses = () => (typeof given === "function" ? given() : given);

  test("the owner gets in from a known device", async () => {
    const { owner, home } = await ownerAtHome(homeAddress);
    const during = await attack(owner, addresses());
    expect(await signInAt(home, owner, during)).toMatchObject({ personId: owner.id });
  });

  test("the owner gets in from an unknown device by another administrator's recovery link", async () => {
    const { owner } = await ownerAtHome(homeAddress);
    const during = await attack(owner, addresses());
    const { value } = await renewInvitation(cast.admin, { personId: owner.id }, during);
    expect(await recoverIn(newAddress, owner, value.token, during)).toMatchObject({ personId: owner.id });
  });

  test("the owner gets in from an unknown device by the recovery link of the server's operator", async () => {
    const { owner } = await ownerAtHome(homeAddress);
    const during = await attack(owner, addresses());
    const { token } = await recoverAccount({ email: owner.email }, during);
    expect(await recoverIn(newAddress, owner, token, during)).toMatchObject({ personId: owner.id });
  });
});

test("the address of a caller is the one that the nearest proxy wrote", () => {
  expect(settings().TRUST_PROXY).toBe(0);
  expect(throughProxy("192.0.2.10")).toBe("192.0.2.10");
});

describe("an account with a hundred failures in an hour", () => {
  test("makes unknown devices wait until the hour is over, and known devices not", async () => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    const during = await attack(owner, MANY_ADDRESSES);
    const elsewhere = { address: "192.0.2.11" };
    expect(await signInAt(elsewhere, owner, during)).toBeNull();
    expect(await signInAt(elsewhere, owner, later(3599))).toBeNull();
    expect(await signInAt(home, owner, during)).not.toBeNull();
    expect(await signInAt(elsewhere, owner, later(3600))).not.toBeNull();
  });

  test("lets a hundred guesses be checked, and no more", async () => {
    const { owner } = await ownerAtHome("192.0.2.10");
    const facts = await factsOf(() => attack(owner, MANY_ADDRESSES));
    expect(facts.filter(({ name }) => name === "session.refused")).toHaveLength(99);
    expect(facts.filter(({ name }) => name === "session.locked")).toHaveLength(1);
  });
});

describe("a known device", () => {
  test("is locked by its own failures, and other devices are not", async () => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    for (let count = 0; count < 8; count++) await signInAt(home, owner, later(count * 60), "mistyped");
    expect(await signInAt(home, owner, later(421))).toBeNull();
    expect(await signInAt({ address: "192.0.2.11" }, owner, later(421))).not.toBeNull();
    expect(await signInAt(home, owner, later(420 + 900))).not.toBeNull();
  });

  test("is known for its own account only", async () => {
    const { home } = await ownerAtHome("192.0.2.10");
    const { owner: other } = await ownerAtHome("192.0.2.20");
    await exhaust(other);
    expect(await signInAt(home, other, later(1))).toBeNull();
  });

  test("stays known for two people who share it", async () => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    const second: Owner = await createPerson(cast.admin);
    const session = await signInAt(home, second, START);
    const shared = { address: home.address, deviceToken: session?.deviceToken ?? "" };
    for (const person of [owner, second]) {
      await exhaust(person);
      const { deviceToken = "" } = (await signInAt(shared, person, later(1))) ?? {};
      expect(deviceToken).not.toBe("");
      shared.deviceToken = deviceToken;
    }
  });

  test("has another identifier after each sign-in: a copied cookie is known no longer", async () => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    await signInAt(home, owner, START);
    await exhaust(owner);
    expect(await signInAt(home, owner, later(1))).toBeNull();
  });

  test.each([
    ["89 days", true, 89 * DAY - 1],
    ["90 days", false, 89 * DAY],
  ])("is known %s after the last sign-in: %s", async (_, isKnown, seconds) => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    await exhaust(owner, later(seconds - 300));
    expect((await signInAt(home, owner, later(seconds))) !== null).toBe(isKnown);
  });

  test.each([
    ["the person ends all other sessions elsewhere", endOthers],
    ["an administrator ends all sessions", (owner: Owner) => endSessionsOfPerson(cast.admin, { personId: owner.id })],
    ["the account is deactivated", (owner: Owner) => deactivatePerson(cast.admin, { personId: owner.id })],
  ])("is known no longer once %s", async (_, act: (owner: Owner) => Promise<unknown>) => {
    const { owner, home } = await ownerAtHome("192.0.2.10");
    const tokens = () => db.knownDevice.findMany({ where: { personId: owner.id }, select: { tokenHash: true } });
    const before = await tokens();
    await act(owner);
    const after = await tokens();
    expect(before.length).toBeGreaterThan(0);
    expect(after.filter(({ tokenHash }) => before.some((known) => known.tokenHash === tokenHash))).toEqual([]);
    await exhaust(owner);
    expect(await signInAt(home, owner, later(1))).toBeNull();
  });

  test("stays known where the person ends all other sessions in it", async () => {
    const { owner } = await ownerAtHome("192.0.2.10");
    const here = await endOthers(owner);
    await exhaust(owner);
    expect(await signInAt(here, owner, later(1))).not.toBeNull();
  });

  test("is stored as a hash only", async () => {
    const { home } = await ownerAtHome("192.0.2.10");
    expect(JSON.stringify(await db.knownDevice.findMany())).not.toContain(home.deviceToken);
  });
});

/** The person signs in at work and ends all other sessions there. */
async function endOthers(owner: Owner) {
  const address = "192.0.2.30";
  const session = await signInAt({ address }, owner, new Date());
  if (!session) throw new Error("The owner could not sign in at work.");
  const { id: currentId } = await db.session.findFirstOrThrow({
    where: { personId: owner.id },
    orderBy: { id: "desc" },
  });
  const { deviceToken } = session;
  await endOtherSessions(await actorOf(owner.id), { currentId, deviceToken });
  return { address, deviceToken };
}

describe("a recovery link of the server's operator", () => {
  test("leaves one fact of no person, and voids earlier links", async () => {
    const owner: Owner = await createPerson(cast.admin);
    const earlier = await recoverAccount({ email: owner.email });
    const facts = await factsOf(() => recoverAccount({ email: ` ${owner.email.toUpperCase()} ` }));
    expect(facts).toMatchObject([
      { name: "person.recovery-link-made", actorId: null, subjectType: "person", subjectId: owner.id },
    ]);
    const use = () => acceptInvitation({ token: earlier.token, password: NEW_PASSWORD }, { address: "192.0.2.1" });
    expect(await refused(use)).toEqual(noTrace("not-found"));
  });

  test("is refused for an address without an active account, and for no address", async () => {
    const { id, email } = await createPerson(cast.admin);
    await deactivatePerson(cast.admin, { personId: id });
    for (const given of [email, "nobody@example.org"])
      expect(await refused(() => recoverAccount({ email: given }))).toEqual(noTrace("not-found"));
    expect(await refused(() => recoverAccount({ email: "x" }))).toEqual(noTrace("invalid", "email"));
  });
});
