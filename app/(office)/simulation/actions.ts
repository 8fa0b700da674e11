"use server";

import type { Command } from "@/lib/command";
import { Refusal } from "@/lib/kernel/refusal";
import { perform } from "@/lib/request/action";
import { attachScenario } from "@/lib/simulation/papers/commands";
import { simulate } from "@/lib/simulation/queries";
import { saveScenario } from "@/lib/simulation/scenarios/commands";
import { saveRequest } from "@/lib/simulation/schema";

/** The answer is the server's own: it is worked out here, and must be the one the person saw. */
const saveWorkedOut: Command<{ id: string }> = async (actor, raw, now) => {
  const asked = saveRequest.safeParse(raw);
  // What is wrong with the entries is said by the command itself.
  if (!asked.success) return saveScenario(actor, raw, now);
  const { name, question, seen } = asked.data;
  const { answer, digest } = await simulate(actor, question, { seen });
  if (digest !== seen) {
    throw new Refusal("conflict", "The books have changed since this answer. Work it out again, then save it.");
  }
  return saveScenario(actor, { name, question, answer }, now);
};

export async function saveScenarioAction(input: unknown) {
  return perform(saveWorkedOut, input);
}

export async function attachScenarioAction(input: unknown) {
  return perform(attachScenario, input);
}
