"use server";

import type { RateSource } from "@/lib/rates/exchange-rate";
import { importRates } from "@/lib/rates/imports/rate-import.commands";
import { checkRates } from "@/lib/rates/imports/rate-import.queries";
import { importRatesInput, type Verdict } from "@/lib/rates/imports/rate-import.schema";
import { recordRate } from "@/lib/rates/rate.commands";
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
