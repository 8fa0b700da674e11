import { z } from "zod";
import { excludedPairs } from "@/lib/access/excluded-roles";
import { type Role, ROLES } from "@/lib/access/permissions";
import { pairSentence } from "@/lib/access/role.labels";
import { lineText, searchText } from "@/lib/kernel/text";

const email = z
  .string({ error: "Enter an e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("Enter an e-mail address such as name@organisation.int."));

const name = lineText("Enter a name.").min(1, "Enter a name.").max(120, "Enter at most 120 letters.");

/** Long enough that guessing is hopeless; the upper limit only keeps the work of hashing small. */
const newPassword = z
  .string({ error: "Enter a password." })
  .min(12, "Use at least 12 characters, for example four unrelated words.")
  .max(200, "Use at most 200 characters.");

const anyPassword = z.string({ error: "Enter your password." }).min(1, "Enter your password.").max(200);

const personId = z.uuid({ error: "This person does not exist." });
const roles = z
  .array(z.enum(ROLES, "Choose roles from the list."))
  .max(ROLES.length)
  .transform((chosen) => ROLES.filter((role) => chosen.includes(role)));
/** Roles of one person: the sentence names the first two that exclude each other. */
function refuseExcludedRoles(chosen: readonly Role[], context: z.RefinementCtx): void {
  const [pair] = excludedPairs(chosen);
  if (pair) context.addIssue({ code: "custom", message: `${pairSentence(pair)} Choose one of them.` });
}
const organisationId = z
  .union([z.literal("").transform(() => null), z.uuid("Choose an organisation from the list."), z.null()])
  .default(null);

export const signInInput = z.object({ email, password: anyPassword });

export const invitePersonInput = z.object({
  email,
  name,
  organisationId,
  roles: roles.pipe(z.array(z.enum(ROLES)).min(1, "Choose at least one role.").superRefine(refuseExcludedRoles)),
});
/** What the form holds before it is checked. */
export type InvitePersonForm = z.input<typeof invitePersonInput>;

export const recoverAccountInput = z.object({ email });

export const inviteAdministratorInput = z.object({ email, name });
/** What the form holds before it is checked. */
export type InviteAdministratorForm = z.input<typeof inviteAdministratorInput>;

export const acceptInvitationInput = z
  .object({ token: z.string().max(200), password: newPassword, repeated: z.string().max(200).optional() })
  .refine(({ password, repeated }) => repeated === undefined || repeated === password, {
    path: ["repeated"],
    error: "The two passwords are not the same.",
  });

export const changeOwnPasswordInput = z
  .object({
    current: anyPassword,
    password: newPassword,
    repeated: z.string(),
    /** The session that asks and does not end; the server adds it. */
    sessionId: z.uuid().optional(),
  })
  .refine(({ password, repeated }) => repeated === password, {
    path: ["repeated"],
    error: "The two passwords are not the same.",
  });

export const personInput = z.object({ personId });

export const giveUpRoleInput = z.object({ role: z.enum(ROLES, "Choose one of your roles.") });

export const resolveRolesInput = z.object({
  email,
  role: z.enum(ROLES, `Enter the role to remove, one of: ${ROLES.join(", ")}.`),
});

export const assignRolesInput = z.object({
  personId,
  roles: roles.superRefine(refuseExcludedRoles),
  organisationId,
  /** What the form showed when it was opened; somebody else's change in between is not overwritten. */
  seen: z.object({ roles, organisationId }),
});

/** In the people list: who may sign in, who has not yet accepted, who no longer may. */
export const PERSON_STATES = ["active", "invited", "deactivated"] as const;
export type PersonState = (typeof PERSON_STATES)[number];

const blankAsAbsent = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Of the people list's address; what makes no sense is left out rather than refused. */
export const peopleFilter = z.object({
  text: blankAsAbsent(searchText).catch(undefined),
  role: blankAsAbsent(z.enum(ROLES)).catch(undefined),
  state: blankAsAbsent(z.enum(PERSON_STATES)).catch(undefined),
  after: blankAsAbsent(z.string().max(400)).catch(undefined),
});
export type PeopleFilter = z.output<typeof peopleFilter>;
