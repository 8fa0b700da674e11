"use server";

import { changeOwnPassword } from "@/lib/people/commands";
import { type Outcome, perform } from "@/lib/request/action";
import { renewSession } from "@/lib/request/session";

/** Every session of the person ends with the old password; this browser's goes on under the new one. */
export async function changeOwnPasswordAction(input: unknown): Promise<Outcome<undefined>> {
  const outcome = await perform(changeOwnPassword, input);
  if (!outcome.ok) return outcome;
  await renewSession(outcome.value);
  return { ok: true, value: undefined };
}
