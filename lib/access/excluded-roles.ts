import { COMMITTEE, FMU, type Role, ROLES } from "./roles";

/** Separation of duties: no person has a role of the first list together with another one of the second. */
const EXCLUSIONS: readonly (readonly [roles: readonly Role[], others: readonly Role[]])[] = [
  [["auditor"], ROLES],
  [["administrative_agent"], ROLES],
  [["admin"], [...FMU, ...COMMITTEE]],
  [FMU, [...COMMITTEE, "donor", "agency"]],
];

export type RolePair = readonly [Role, Role];

/** True where one person may not have both roles. */
export const excludesRole = (one: Role, other: Role): boolean =>
  one !== other &&
  EXCLUSIONS.some(
    ([roles, others]) =>
      (roles.includes(one) && others.includes(other)) || (roles.includes(other) && others.includes(one)),
  );

/** Every two of these roles that exclude each other, in the order of ROLES. */
export function excludedPairs(roles: readonly Role[]): RolePair[] {
  const sorted = ROLES.filter((role) => roles.includes(role));
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => excludesRole(one, other))
      .map((other) => [one, other] as const),
  );
}

/** The roles that another one of these excludes: giving one up is a way out. */
export const rolesToGiveUp = (roles: readonly Role[]): Role[] =>
  ROLES.filter((role) => roles.includes(role) && roles.some((other) => excludesRole(role, other)));

/** The roles a person may act in: none that excludes another role of theirs. */
export const actingRoles = (roles: readonly Role[]): Role[] =>
  roles.filter((role) => !roles.some((other) => excludesRole(role, other)));
