import { data as iso4217 } from "currency-codes";

/** Active ISO 4217 codes with their English names and minor digits, sorted by code (list: npm currency-codes). */
export const CURRENCIES: readonly { code: string; name: string; digits: number }[] = iso4217
  .map(({ code, currency, digits }) => ({ code, name: currency, digits }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const codes = new Set(CURRENCIES.map(({ code }) => code));

export const isCurrency = (code: string): boolean => codes.has(code);
