"use server";

import { recordDecision } from "@/lib/committee/decision.commands";
import { perform } from "@/lib/request/action";

export async function recordDecisionAction(input: unknown) {
  return perform(recordDecision, input);
}
