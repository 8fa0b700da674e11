"use server";

import { recordRate } from "@/lib/rates/commands";
import { importRates } from "@/lib/rates/imports/commands";
import { checkRates } from "@/lib/rates/imports/queries";
import { importRatesInput, type Verdict } from "@/lib/rates/imports/schema";
import type { RateSource } from "@/lib/rates/rules";
import { ask, type Outcome, perform } from "@/lib/request/action";

export async function recordRateAction(input: unknown): Promise<Outcome<{ currency: string; source: RateSource }>> {
  return perform(recordRate, input);
}

export async function checkRatesAction(input: unknown): Promise<Outcome<Verdict>> {
  return ask(checkRates, importRatesInput, input);
}

export async function importRatesAction(input: unknown): Promise<Outcome<Verdict>> {
  return perform(importRates, input);
}
