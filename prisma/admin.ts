import { ROLES } from "@/lib/access/permissions";
import { readSettings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { INVITATION_DAYS } from "@/lib/people/account-state";
import { inviteFirstAdministrator } from "@/lib/people/person.commands";
import { resolveRoles } from "@/lib/people/role-exclusions.commands";
import { recoverAccount } from "@/lib/people/sign-in/sign-in.commands";

const USAGE =
  'Enter one of: npm run admin -- name@organization.int "First Last", ' +
  "npm run admin -- --recover name@organization.int, " +
  `or npm run admin -- --resolve name@organization.int ROLE (${ROLES.join(", ")}).`;

/** What to tell about a one-time link. */
const linkText = (email: string, token: string) =>
  `One-time link for ${email}, valid for ${INVITATION_DAYS} days. The person who opens it sets the password:\n` +
  new URL(`/invitation/${token}`, readSettings().NEXTAUTH_URL).href;

/** Invites the first administrator. */
async function invite([email, name, ...more]: readonly string[]): Promise<string> {
  if (!email || !name || more.length > 0) throw new Refusal("invalid", USAGE);
  const { token } = await inviteFirstAdministrator({ email, name });
  return linkText(email, token);
}

/** Makes a link for a person who cannot sign in. */
async function recover([email, ...more]: readonly string[]): Promise<string> {
  if (!email || more.length > 0) throw new Refusal("invalid", USAGE);
  const made = await recoverAccount({ email });
  return linkText(made.email, made.token);
}

/** Removes one of two roles of a person that exclude each other. */
async function resolve([email, role, ...more]: readonly string[]): Promise<string> {
  if (!email || !role || more.length > 0) throw new Refusal("invalid", USAGE);
  await resolveRoles({ email, role });
  return `Removed the role ${role} from ${email}.`;
}

function perform(given: readonly string[]): Promise<string> {
  const [first, ...rest] = given;
  if (first === "--resolve") return resolve(rest);
  return first === "--recover" ? recover(rest) : invite(given);
}

/** Prints what was done, or in one sentence why it was refused; returns the exit code. */
async function run(given: readonly string[]): Promise<number> {
  try {
    process.stdout.write(`${await perform(given)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${Object.values(error.fields)[0] ?? error.message}\n`);
    return 1;
  }
}

process.exit(await run(process.argv.slice(2)));
