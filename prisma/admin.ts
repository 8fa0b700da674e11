import { readSettings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { inviteFirstAdministrator } from "@/lib/people/commands";
import { INVITATION_DAYS } from "@/lib/people/rules";
import { recoverAccount } from "@/lib/people/sign-in/commands";

const USAGE =
  'Enter an email address and a name to invite the first administrator: npm run admin -- name@organization.int "First Last"\n' +
  "Enter --recover and an email address to make a recovery link: npm run admin -- --recover name@organization.int";

type Link = { email: string; token: string };

/** The command of these arguments; null where they name none. */
function commandOf(given: readonly string[]): (() => Promise<Link>) | null {
  const [first, second, ...more] = given;
  if (!first || !second || more.length > 0) return null;
  if (first === "--recover") return () => recoverAccount({ email: second });
  const invite = () => inviteFirstAdministrator({ email: first, name: second });
  return async () => ({ email: first, ...(await invite()) });
}

/** Prints a one-time link, or one sentence that says why there is none. Returns the exit code. */
async function run(given: readonly string[]): Promise<number> {
  const command = commandOf(given);
  if (!command) return refuse(USAGE);
  try {
    const { email, token } = await command();
    process.stdout.write(
      `One-time link for ${email}, valid for ${INVITATION_DAYS} days. The person who opens it sets the password:\n` +
        `${new URL(`/invitation/${token}`, readSettings().NEXTAUTH_URL).href}\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(Object.values(error.fields)[0] ?? error.message);
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exit(await run(process.argv.slice(2)));
