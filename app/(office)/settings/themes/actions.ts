"use server";

import { perform } from "@/lib/request/action";
import { reviseObjective, reviseThematicArea } from "@/lib/themes/theme.commands";

export async function reviseThematicAreaAction(input: unknown) {
  return perform(reviseThematicArea, input);
}

export async function reviseObjectiveAction(input: unknown) {
  return perform(reviseObjective, input);
}
