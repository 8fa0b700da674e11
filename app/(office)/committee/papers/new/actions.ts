"use server";

import { perform } from "@/lib/request/action";
import { recordPaper } from "@/lib/simulation/papers/commands";

export async function recordPaperAction(input: unknown) {
  return perform(recordPaper, input);
}
