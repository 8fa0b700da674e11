"use server";

import { closePeriod } from "@/lib/ledger/periods/commands";
import { perform } from "@/lib/request/action";

export async function closePeriodAction(input: unknown) {
  return perform(closePeriod, input);
}
