import { data as iso4217 } from "currency-codes";

/** Active ISO 4217 codes with their English names and minor digits, sorted by code (list: npm currency-codes). */
export const CURRENCIES: readonly { code: string; name: string; digits: number }[] = iso4217
  .map(({ code, currency, digits }) => ({ code, name: currency, digits }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const digits = new Map(CURRENCIES.map((currency) => [currency.code, currency.digits]));

export const isCurrency = (code: string): boolean => digits.has(code);

/** Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD; 2 for a code that is no longer published. */
export const digitsOf = (code: string): number => digits.get(code) ?? 2;
