import { data as iso4217 } from "currency-codes";

type Listed = { readonly code: string; readonly name: string; readonly digits: number };

/** Published since the package's list. */
const NEWER: readonly Listed[] = [
  { code: "XAD", name: "Arab Accounting Dinar", digits: 2 },
  { code: "XCG", name: "Caribbean Guilder", digits: 2 },
];

/** Metals, units of account and codes for tests: ISO 4217 gives them no minor unit, so no amount can be read in them. */
const WITHOUT_MINOR_UNIT = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split(" ");

/** ISO 4217 codes of money with their English names and minor digits, sorted by code (list: npm currency-codes). */
export const CURRENCIES: readonly Listed[] = [
  ...iso4217.map(({ code, currency, digits }) => ({ code, name: currency, digits })),
  ...NEWER,
]
  .filter(({ code }) => !WITHOUT_MINOR_UNIT.includes(code))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const digits = new Map(CURRENCIES.map((currency) => [currency.code, currency.digits]));

export const isCurrency = (code: string): boolean => digits.has(code);

/** Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD; 2 for a code that is no longer published. */
export const digitsOf = (code: string): number => digits.get(code) ?? 2;
