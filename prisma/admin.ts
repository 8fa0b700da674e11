import { readSettings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { inviteFirstAdministrator } from "@/lib/people/commands";
import { INVITATION_DAYS } from "@/lib/people/rules";

const USAGE = 'Say who: npm run admin -- name@organisation.int "First Last"';

/** Invites the first administrator and prints the one-time link; refuses in one sentence. Gives back the exit code. */
async function invite([email, name, ...more]: readonly string[]): Promise<number> {
  if (!email || !name || more.length > 0) return refuse(USAGE);
  try {
    const { token } = await inviteFirstAdministrator({ email, name });
    process.stdout.write(
      `One-time link for ${email}, valid for ${INVITATION_DAYS} days. Whoever opens it chooses the password:\n` +
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

process.exit(await invite(process.argv.slice(2)));
