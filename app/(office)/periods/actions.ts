"use server";

import { closePeriod } from "@/lib/ledger/period.commands";
import { perform } from "@/lib/request/action";

export async function closePeriodAction(input: unknown) {
  return perform(closePeriod, input);
}
