import { Refusal } from "@/lib/kernel/refusal";
import { actingRoles, excludedPairs } from "./excluded-roles";
import { pairSentence } from "./role.labels";
import { COMMITTEE, FMU, type Role, ROLES } from "./roles";

export { OF_AN_ORGANISATION, ONE_ALWAYS_STAYS, type Role, ROLES } from "./roles";

/** Who asks: read from the database on every request. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
};

/** The whole answer to "who may do what" (roles: DOMAIN section 2). Nothing else in the code names a role. */
export const PERMISSIONS = {
  "desk.open": ROLES,
  "account.change-password": ROLES,
  "account.give-up-role": ROLES,

  "concept-note.read": ["agency", "reviewer", ...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "concept-note.read-all": [...FMU, "auditor"],
  "concept-note.read-own": ["agency"],
  "concept-note.read-assigned": ["reviewer"],
  "concept-note.read-recommended": [...COMMITTEE],
  "concept-note.read-approved": ["administrative_agent"],
  "concept-note.read-reviews": ["reviewer", ...FMU, ...COMMITTEE, "auditor"],
  "concept-note.draft": ["agency"],
  "concept-note.submit": ["agency"],
  "concept-note.withdraw": ["agency"],
  "concept-note.return": [...FMU],
  "concept-note.declare-ineligible": [...FMU],
  "concept-note.screen": [...FMU],
  "concept-note.assign-reviewer": [...FMU],
  "concept-note.review": ["reviewer"],
  "concept-note.validate-markers": [...FMU],
  "concept-note.recommend": [...FMU],
  "concept-note.invite": ["fmu_head"],
  "concept-note.carry-over": ["fmu_head"],
  "programme.draft-document": ["agency"],
  "programme.hand-in-document": ["agency"],
  "programme.appraise": [...FMU],
  "programme.activate": ["administrative_agent"],
  "programme.close-operationally": [...FMU],
  "programme.close-financially": ["administrative_agent"],

  "programme.read-money": ["agency", ...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "tranche.plan": [...FMU],
  "condition.set": [...FMU],
  "condition.meet": [...FMU],
  "report.submit": ["agency", ...FMU],
  "report.accept": [...FMU],
  "refund.record": ["administrative_agent"],
  "transfer.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "transfer.prepare": [...FMU],
  "transfer.override": ["fmu_head"],
  "transfer.release": ["administrative_agent"],

  "decision.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "decision.record": [...FMU],
  "paper.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "paper.record": [...FMU],
  "simulation.run": [...FMU, ...COMMITTEE, "auditor"],
  "simulation.save": [...FMU],
  "period.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "period.close": ["administrative_agent"],
  "overview.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],

  "contribution.read": [...FMU, ...COMMITTEE, "administrative_agent", "donor", "auditor"],
  "contribution.read-all": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "contribution.record": [...FMU],
  "contribution.reverse": [...FMU],
  "deposit.confirm": ["administrative_agent"],
  "statement.read": [...FMU, ...COMMITTEE, "administrative_agent", "donor", "auditor"],

  "rate.read": [...FMU, "administrative_agent", "auditor", "admin"],
  "rate.record": ["fmu_head", "administrative_agent"],

  "import.read": [...FMU, "administrative_agent", "auditor"],
  "import.run": [...FMU, "administrative_agent"],
  "reconciliation.read": [...FMU, "administrative_agent", "auditor"],
  "reconciliation.record": [...FMU, "administrative_agent"],

  "status.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "ledger.read": [...FMU, ...COMMITTEE, "administrative_agent", "auditor"],
  "booking.record": ["administrative_agent"],
  "booking.reverse": ["administrative_agent"],

  "people.read": ["admin", "auditor"],
  "people.invite": ["admin"],
  "people.invite-administrator": ["admin"],
  "people.assign": ["admin"],
  "people.deactivate": ["admin"],

  "reference.read": [...FMU, "auditor", "admin"],
  "reference.revise": ["fmu_head", "admin"],

  "audit.read": ["auditor", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Permissions that hold only for what the actor's own organisation leads. */
const OWN_ONLY: ReadonlySet<Permission> = new Set<Permission>([
  "concept-note.draft",
  "concept-note.submit",
  "concept-note.withdraw",
  "programme.hand-in-document",
]);

/** What an act is done to: the organisation that leads it, where leading matters. */
export type Owned = { leadId?: string | null };

/** Apart from reading, what stays open to a person whose roles exclude each other; every other permission is an act. */
const OPEN_TO_EXCLUDED_ROLES: ReadonlySet<Permission> = new Set<Permission>([
  "desk.open",
  "account.change-password",
  "account.give-up-role",
  "people.invite-administrator",
  "simulation.run",
]);

/** True where the permission changes records in a role: two roles that exclude each other then give no permission. */
export const isAct = (permission: Permission): boolean =>
  !OPEN_TO_EXCLUDED_ROLES.has(permission) && !/\.read(-|$)/.test(permission);

/**
 * True where one of the actor's roles has the permission, and leads the subject where only the lead may. Roles that
 * exclude each other read, and do not act.
 */
export function can(actor: Actor, permission: Permission, subject?: Owned): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  const effective = isAct(permission) ? actingRoles(actor.roles) : actor.roles;
  if (!effective.some((role) => roles.includes(role))) return false;
  if (!subject || !OWN_ONLY.has(permission)) return true;
  return actor.organisationId !== null && subject.leadId === actor.organisationId;
}

/** Refuses with "forbidden" what `can` denies. */
export function authorize(actor: Actor, permission: Permission, subject?: Owned): void {
  if (can(actor, permission, subject)) return;
  throw new Refusal("forbidden", exclusionOf(actor, permission) ?? "You do not have permission to do this.");
}

/** Why a person with the right role may not act: two of their roles exclude each other. */
function exclusionOf({ roles }: Actor, permission: Permission): string | null {
  const having: readonly Role[] = PERMISSIONS[permission];
  const pair = excludedPairs(roles).find((both) => both.some((role) => having.includes(role)));
  if (!pair) return null;
  return `You can read but not act: ${pairSentence(pair)} Give up one of them on the page My account.`;
}
