"use server";

import { can } from "@/lib/access/permissions";
import { type Command, refusalOfInput } from "@/lib/command";
import { Refusal } from "@/lib/kernel/refusal";
import { perform } from "@/lib/request/action";
import { attachScenario } from "@/lib/simulation/papers/commands";
import { simulate } from "@/lib/simulation/queries";
import { saveScenario } from "@/lib/simulation/scenarios/commands";
import { saveRequest } from "@/lib/simulation/schema";

/** The answer is the server's own: it is worked out here, must be the one the person saw, and is never read from what they sent. */
const saveWorkedOut: Command<{ id: string }> = async (actor, raw, now) => {
  // Whoever may not save is refused and audited by the command itself, before anything is worked out.
  if (!can(actor, "simulation.save")) return saveScenario(actor, {}, now);
  const asked = saveRequest.safeParse(raw);
  if (!asked.success) throw refusalOfInput(asked.error);
  const { name, question, seen } = asked.data;
  const { answer, digest } = await simulate(actor, question, { seen });
  if (digest !== seen) {
    throw new Refusal(
      "conflict",
      "Worked out again, the answer is not the one you saw: the books have changed, or it was not proven. Work it out again, then save it.",
    );
  }
  return saveScenario(actor, { name, question, answer }, now);
};

export async function saveScenarioAction(input: unknown) {
  return perform(saveWorkedOut, input);
}

export async function attachScenarioAction(input: unknown) {
  return perform(attachScenario, input);
}
