import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { signIn } from "@/lib/people/sign-in/sign-in.commands";
import { type Cast, createCast, createStranger } from "@/prisma/seed/cast";
import { factsOf, setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const quiet = () => undefined;

test("there is one account for each role, named after it", async () => {
  const people = await db.person.findMany({ include: { roles: true } });
  const found = people.map(({ email, roles }) => [email, roles.map(({ role }) => role.replaceAll("_", "-")).join()]);
  expect(found.every(([email, role]) => email === `${role}@demo.local`)).toBe(true);
  expect(found).toHaveLength(10);
});

test("creating the cast twice changes nothing", async () => {
  const facts = await factsOf(async () => {
    expect(await createCast("a long enough password", quiet)).toEqual(cast);
  });
  expect(facts).toEqual([]);
});

test("another password takes the place of the old one", async () => {
  await createCast("another long password", quiet);
  const signingIn = (password: string) => signIn({ email: "donor@demo.local", password }, { address: "192.0.2.50" });
  expect(await signingIn("a long enough password")).toBeNull();
  expect(await signingIn("another long password")).toMatchObject({ personId: cast.donor.id });
});

test("a password nobody should use is refused with a sentence that names the setting", async () => {
  await expect(createCast("password1234", quiet)).rejects.toThrow(/^DEMO_PASSWORD cannot be used: /);
});

test("the stranger is an officer of another UN organisation", async () => {
  const stranger = await createStranger("another long password");
  expect(stranger.roles).toEqual(["agency"]);
  expect(stranger.organisationId).not.toBe(cast.agency.organisationId);
});
