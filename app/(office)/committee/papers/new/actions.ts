"use server";

import { recordPaper } from "@/lib/committee/paper.commands";
import { perform } from "@/lib/request/action";

export async function recordPaperAction(input: unknown) {
  return perform(recordPaper, input);
}
