import { z } from "zod";
import { AMOUNT_NOTATIONS, UNIT_FACTORS } from "@/lib/kernel/amount-notation";
import { isCurrency } from "@/lib/kernel/currencies";
import { lineText } from "@/lib/kernel/text";
import { ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import { readTypedRate } from "@/lib/rates/rate-check";
import { currenciesOfHeading, missingFactor } from "../amount-columns";
import { DAY_FORMATS } from "../reader/cells";

/** What a column of a file of contributions may say. */
export const CONTRIBUTION_FIELDS = [
  "donor",
  "countryCode",
  "day",
  "pledge",
  "commitment",
  "deposit",
  "amount",
  "kind",
  "currency",
  "rate",
  "amountUsd",
  "fee",
  "rowId",
  "agreement",
  "title",
  "target",
  "note",
] as const;
export type ContributionField = (typeof CONTRIBUTION_FIELDS)[number];

/** What a column of a file of transfers may say. */
export const TRANSFER_FIELDS = ["organisation", "day", "amount", "kind", "programme", "rowId", "note"] as const;
export type TransferField = (typeof TRANSFER_FIELDS)[number];

/** Columns of amounts; each may have a unit of its own, such as thousands. */
export const CONTRIBUTION_AMOUNTS = ["pledge", "commitment", "deposit", "amount", "amountUsd", "fee"] as const;
export const TRANSFER_AMOUNTS = ["amount"] as const;

/** How a column of rates is quoted. */
export const QUOTED_AS = ["usd_per_unit", "units_per_usd"] as const;
export type QuotedAs = (typeof QUOTED_AS)[number];

export const ENTRY_WORDS = ["pledge", "commitment", "deposit"] as const;
export const TRANSFER_WORDS = ["transfer", "refund"] as const;
export type TransferWord = (typeof TRANSFER_WORDS)[number];

const typed = (max: number) => lineText().max(max, `Shorten this to at most ${max} characters.`).default("");
const column = typed(1_000);

const columnsOf = <Field extends string>(fields: readonly Field[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, column])) as Record<Field, typeof column>);

const factor = z.enum(["", ...UNIT_FACTORS], "Choose the factor of the amounts.").default("");
/** An upload that an earlier version mapped has no factors. */
const contributionFactors = z
  .object({ pledge: factor, commitment: factor, deposit: factor, amount: factor, amountUsd: factor, fee: factor })
  .default({ pledge: "", commitment: "", deposit: "", amount: "", amountUsd: "", fee: "" });
const transferFactors = z.object({ amount: factor }).default({ amount: "" });

/** What a person says once about a currency of the file: a rate where rows have none, and its source or reason. */
const rateChoice = z.object({
  currency: z.string().refine(isCurrency, "Choose a currency of the list."),
  rate: typed(24).superRefine((text, issues) => {
    const read = readTypedRate(text);
    if (read.kind === "refused") issues.addIssue({ code: "custom", message: read.message });
  }),
  note: typed(300),
  confirmed: z.boolean().default(false),
});
export type RateChoice = z.output<typeof rateChoice>;

/** Who a name of the file is: an organisation here, a new one of a type, or nobody yet (an error in its rows). */
export const CHOICE = /^(|organisation:[0-9a-f-]{36}|new:[a-z_]+(:[A-Z]{2})?)$/;

const names = z
  .array(z.object({ name: z.string().max(1_000), choice: z.string().regex(CHOICE, "Choose of the list.") }))
  .max(1_000, "There are too many names.")
  .default([]);

const shared = {
  /** Where the file comes from: the same in every file of one system, so that its rows are known again. */
  source: lineText("Say which system the file comes from.")
    .min(1, "Say which system the file comes from, in the same words each time.")
    .max(80, "Shorten this to at most 80 characters."),
  dayFormat: z
    .string("Choose how the file writes its dates.")
    // A check, not an enumeration: what else a mapping leaves open is then asked at the same time.
    .refine((format) => DAY_FORMATS.some((one) => one === format), "Choose how the file writes its dates.")
    .transform((format) => DAY_FORMATS.find((one) => one === format) ?? DAY_FORMATS[0]),
  /** How amounts are written in columns whose cells do not show it. */
  notation: z.enum(["", ...AMOUNT_NOTATIONS], "Choose how the file writes its amounts.").default(""),
  /** Why rows of a closed period are only known now; "" where there are none. It is published. */
  lateReason: typed(500),
  names,
  /** Adds every organisation left unknown, of the type guessed. */
  addUnknown: z.boolean().default(false),
};

/** The part of every mapping that says who is meant. */
export const nameChoices = z.object({ names, addUnknown: shared.addUnknown });

/** The part of a mapping that says what rates are used where rows do not settle it. */
export const rateChoices = z.object({
  useRatesOnRecord: z.boolean().default(false),
  rates: z.array(rateChoice).max(200, "There are too many currencies.").default([]),
});

type Issues = { addIssue(issue: { code: "custom"; path: (string | number)[]; message: string }): void };
const say = (issues: Issues, path: (string | number)[], message: string) =>
  issues.addIssue({ code: "custom", path, message });

/** A heading with a unit needs a factor: it is never ignored. */
function refuseMissingFactors(
  columns: Readonly<Record<string, string>>,
  factors: Readonly<Record<string, (typeof UNIT_FACTORS)[number] | "">>,
  issues: Issues,
): void {
  for (const [field, chosen] of Object.entries(factors)) {
    const sentence = missingFactor(columns[field] ?? "", chosen);
    if (sentence) say(issues, ["factors", field], sentence);
  }
}

/** A heading that names another currency than its amounts are read in. */
function refuseOtherCurrencies(
  columns: Readonly<Record<string, string>>,
  fields: readonly string[],
  currency: string,
  at: (field: string) => (string | number)[],
  issues: Issues,
): void {
  for (const field of fields) {
    const heading = columns[field] ?? "";
    const [other] = currenciesOfHeading(heading).filter((code) => code !== currency);
    if (other === undefined || currenciesOfHeading(heading).includes(currency)) continue;
    const chosen = currency ? `not ${currency}` : "but each row names its own currency";
    say(
      issues,
      at(field),
      `The heading “${heading}” names ${other}, ${chosen}. Choose the column or currency that fits.`,
    );
  }
}

const OWN_CURRENCY = ["pledge", "commitment", "deposit", "amount"] as const;
const IN_USD = ["amountUsd", "fee"] as const;

/** How the columns of a file of contributions are read; columns by their heading, "" where there is none. */
export const contributionMapping = z
  .object({
    ...shared,
    ...rateChoices.shape,
    kind: z.literal("contributions").default("contributions"),
    columns: columnsOf(CONTRIBUTION_FIELDS),
    factors: contributionFactors,
    /** How the column of rates is quoted; "" where there is none. */
    quotedAs: z.enum(["", ...QUOTED_AS], "Choose how the rates are quoted.").default(""),
    /** What every row has in common where no column says it. */
    constants: z.object({
      currency: typed(3).refine((code) => code === "" || isCurrency(code), "Choose a currency of the list."),
      kind: z.enum(["", ...ENTRY_WORDS]).default(""),
      title: typed(200),
    }),
  })
  .superRefine(({ columns, constants, factors, quotedAs }, issues) => {
    if (!columns.donor) say(issues, ["columns", "donor"], "Choose the column that names the donor.");
    if (!columns.day) say(issues, ["columns", "day"], "Choose the column with the day or the year.");
    if (!columns.pledge && !columns.commitment && !columns.deposit && !columns.amount)
      say(issues, ["columns", "deposit"], "Choose at least one column with amounts.");
    if (columns.amount && !columns.kind && !constants.kind)
      say(issues, ["constants", "kind"], "Say what the amounts are: pledges, commitments or deposits.");
    if (!columns.currency && !constants.currency)
      say(issues, ["constants", "currency"], "Choose the currency of the amounts.");
    if (columns.rate && !quotedAs) say(issues, ["quotedAs"], "Choose how the rates of the file are quoted.");
    refuseMissingFactors(columns, factors, issues);
    const ownCurrency = columns.currency ? "" : constants.currency;
    const at = (field: string) => (columns.currency ? ["columns", field] : ["constants", "currency"]);
    if (columns.currency || constants.currency) refuseOtherCurrencies(columns, OWN_CURRENCY, ownCurrency, at, issues);
    refuseOtherCurrencies(columns, IN_USD, "USD", (field) => ["columns", field], issues);
  });
export type ContributionMapping = z.output<typeof contributionMapping>;

/** How the columns of a file of transfers and refunds are read. Amounts are in USD. */
export const transferMapping = z
  .object({
    ...shared,
    kind: z.literal("transfers").default("transfers"),
    columns: columnsOf(TRANSFER_FIELDS),
    factors: transferFactors,
    constants: z.object({ kind: z.enum(["", ...TRANSFER_WORDS]).default("") }),
  })
  .superRefine(({ columns, constants, factors }, issues) => {
    if (!columns.organisation)
      say(issues, ["columns", "organisation"], "Choose the column that names the organisation.");
    if (!columns.day) say(issues, ["columns", "day"], "Choose the column with the day or the year.");
    if (!columns.amount) say(issues, ["columns", "amount"], "Choose the column with the amounts.");
    if (!columns.kind && !constants.kind)
      say(issues, ["constants", "kind"], "Say what the amounts are: transfers or refunds.");
    refuseMissingFactors(columns, factors, issues);
    refuseOtherCurrencies(columns, TRANSFER_AMOUNTS, "USD", (field) => ["columns", field], issues);
  });
export type TransferMapping = z.output<typeof transferMapping>;

export type Mapping = ContributionMapping | TransferMapping;

/** What the mapping must hold is the command's to say. */
export const mapInput = z.object({ importId: z.uuid(), revision: z.coerce.number().int(), mapping: z.unknown() });

/** A new organisation as a choice says it: "new:member_state:KR". Null for another choice or an unknown type. */
export function newOrganisationOf(choice: string) {
  const [word, type, countryCode] = choice.split(":");
  const known = ORGANISATION_TYPES.find((one) => one === type);
  return word === "new" && known ? { type: known, countryCode: countryCode ?? null } : null;
}
