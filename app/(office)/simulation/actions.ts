"use server";

import { defineCommandWithPreparation } from "@/lib/command";
import { attachScenario } from "@/lib/committee/paper.commands";
import { Refusal } from "@/lib/kernel/refusal";
import { perform } from "@/lib/request/action";
import { saveScenario } from "@/lib/simulation/scenario.commands";
import { simulate } from "@/lib/simulation/simulation.queries";
import { saveRequest } from "@/lib/simulation/simulation.schema";

/** The answer is the server's own: it is calculated here, must be the one the person saw, and is never read from the input. */
const saveCalculated = defineCommandWithPreparation(saveScenario, saveRequest, async (actor, input, now) => {
  const { name, question, seen } = input;
  const { answer, digest } = await simulate(actor, question, { seen });
  if (digest !== seen) {
    throw new Refusal(
      "conflict",
      "The answer is no longer the one you saw: the ledger has changed, or the answer was not proven. Calculate it again, then save it.",
    );
  }
  return saveScenario(actor, { name, question, answer }, now);
});

export async function saveScenarioAction(input: unknown) {
  return perform(saveCalculated, input);
}

export async function attachScenarioAction(input: unknown) {
  return perform(attachScenario, input);
}
