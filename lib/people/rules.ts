import { OF_AN_ORGANISATION, ONE_ALWAYS_STAYS, type Role } from "@/lib/access/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import type { PersonState } from "./schema";

/** How long a one-time link may be used. */
export const INVITATION_DAYS = 7;

/** Whether somebody may sign in, has not yet set a password, or no longer may. */
export function stateOf(person: { deactivatedAt: Date | null; passwordHash: string | null }): PersonState {
  if (person.deactivatedAt) return "deactivated";
  return person.passwordHash ? "active" : "invited";
}

/** The most common passwords of twelve characters and more, without spaces and in lower case. */
const COMMON = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456123456",
  "123123123123",
  "111111111111",
  "000000000000",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopas",
  "qwertyqwerty",
  "abcdefghijkl",
  "abcd12345678",
  "administrator",
  "administrateur",
  "password1234",
  "password12345",
  "password123456",
  "passwordpassword",
  "passw0rd1234",
  "letmeinletmein",
  "changemeplease",
  "changeme1234",
  "welcome12345",
  "welcome123456",
  "iloveyou1234",
]);

const plain = (text: string) => text.toLowerCase().replace(/[\s._-]/g, "");

/** Refuses a password that somebody would try first: a common one, one repeated letter, the person's own name or address. */
export function refuseGuessablePassword(password: string, person: { email: string; name: string }): void {
  const word = plain(password);
  const own = [person.email, person.email.split("@")[0] ?? "", person.name].map(plain);
  const guessable = COMMON.has(word) || own.includes(word) || new Set(word).size < 4;
  if (!guessable) return;
  const sentence = "This password is easy to guess. Choose another one, for example a few words in a row.";
  throw new Refusal("invalid", "Some entries need your attention.", { password: sentence });
}

/** Some roles see what is their organisation's; without one they would see nothing. */
export function refuseRoleWithoutOrganisation(roles: readonly Role[], organisationId: string | null): void {
  if (organisationId !== null || !roles.some((role) => OF_AN_ORGANISATION.includes(role))) return;
  throw new Refusal("invalid", "Some entries need your attention.", {
    organisationId: "Choose the organisation: one of these roles acts for an organisation.",
  });
}

type Standing = { roles: readonly Role[]; organisationId: string | null };

/** Nobody gives themselves a role, nor the organisation whose records their roles open. Giving a role back is allowed. */
export function refuseOwnPromotion(isSelf: boolean, before: Standing, after: Standing): void {
  const gains = after.roles.some((role) => !before.roles.includes(role));
  if (isSelf && (gains || before.organisationId !== after.organisationId))
    throw new Refusal("forbidden", "Nobody gives themselves a role or an organisation. Ask another administrator.");
}

const sameRoles = (one: readonly Role[], other: readonly Role[]) =>
  one.length === other.length && one.every((role) => other.includes(role));

/** Of two administrators who change one person, the second is told and overwrites nothing. */
export function refuseStale(seen: Standing, now: Standing): void {
  if (sameRoles(seen.roles, now.roles) && seen.organisationId === now.organisationId) return;
  throw new Refusal("conflict", "Somebody else changed this person in the meantime. Reload the page and try again.");
}

/** True where an act takes away an administrator who could still sign in. */
export const losesAdministrator = (before: readonly Role[], after: readonly Role[]): boolean =>
  before.includes(ONE_ALWAYS_STAYS) && !after.includes(ONE_ALWAYS_STAYS);

/** Where to go after the sign-in: a path of this site, or the desk. Another site's address is never followed. */
export function pathAfterSignIn(next: unknown): string {
  const desk = "/desk";
  const here = "http://here.invalid";
  if (typeof next !== "string" || !next.startsWith("/") || next.includes("\\") || !URL.canParse(next, here))
    return desk;
  const { origin, pathname, search } = new URL(next, here);
  // A browser reads "//name" as another site, also where the parser made it out of "/.//name".
  if (origin !== here || pathname.startsWith("//")) return desk;
  const refused = ["/sign-in", "/invitation", "/api"].some((path) => `${pathname}/`.startsWith(`${path}/`));
  return refused ? desk : pathname + search;
}
