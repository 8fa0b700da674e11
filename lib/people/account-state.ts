import { OF_AN_ORGANISATION, ONE_ALWAYS_STAYS, type Role } from "@/lib/access/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import type { PersonState } from "./person.schema";

/** How long a one-time link may be used. */
export const INVITATION_DAYS = 7;

/** Whether somebody may sign in, has not yet set a password, or no longer may. */
export function stateOf(person: { deactivatedAt: Date | null; passwordHash: string | null }): PersonState {
  if (person.deactivatedAt) return "deactivated";
  return person.passwordHash ? "active" : "invited";
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
