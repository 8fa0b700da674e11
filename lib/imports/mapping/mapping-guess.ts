import type { z } from "zod";
import { unitOfHeading } from "@/lib/kernel/amount-notation";
import { currenciesOfHeading, type UndecidedColumn } from "../amount-columns";
import type { ImportKind } from "../import.schema";
import { folded, guessDayFormat } from "../reader/cells";
import type { Table } from "../reader/table";
import { columnsOfContributions } from "../rows/contribution-rows";
import { rowsOf, undecidedOf } from "../rows/row-remarks";
import { columnsOfTransfers } from "../rows/transfer-rows";
import {
  CONTRIBUTION_AMOUNTS,
  CONTRIBUTION_FIELDS,
  type ContributionField,
  contributionMapping,
  type Mapping,
  TRANSFER_AMOUNTS,
  TRANSFER_FIELDS,
  type TransferField,
  transferMapping,
} from "./mapping.schema";

/** "GMSDonorISO2Code" is read as "gms donor iso2 code". */
const wordsOf = (heading: string): string =>
  folded(heading.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")).replace(
    /[_\-./()]+/g,
    " ",
  );

/** "Deposits (USD million)" without its unit and currencies: what is left says what the column holds. */
const withoutUnit = (heading: string): string => {
  const codes = currenciesOfHeading(heading);
  return wordsOf(codes.reduce((words, code) => words.replace(new RegExp(`\\b${code}\\b`, "g"), " "), heading))
    .split(" ")
    .filter((word) => word !== "" && word !== "in" && unitOfHeading(word) === null)
    .join(" ");
};

const CONTRIBUTION_WORDS: Readonly<Record<ContributionField, RegExp>> = {
  donor: /^(donor|contributor|partner)( name)?$|\bdonor name\b/,
  countryCode: /donor.*\b(iso2?|country code|code)\b|^(iso2?|country code|iso2 code)$/,
  day: /\b(date|day)\b|^(fiscal )?year$/,
  pledge: /^(pledge|pledged)( amt| amount)?( usd)?$/,
  commitment: /^(commitment|committed)( amt| amount)?( usd)?$/,
  deposit: /^(deposit|deposits|deposited|paid|received)( amt| amount)?( usd)?$/,
  amount: /^amount( usd)?$|^value$/,
  kind: /^(kind|type|status|stage)$|transaction type/,
  currency: /^currency( code)?$/,
  rate: /^(exchange )?rate$/,
  amountUsd: /^(usd (value|amount|equivalent)|amount in usd)$/,
  fee: /\bfee\b/,
  rowId: /^(transaction|row|receipt|payment|line|entry) (id|number|no|ref|reference)$|^(id|identifier)$/,
  agreement: /\b(agreement|contribution|contract|saa)\b.*\b(id|number|no|ref|reference)\b|^agreement$/,
  title: /^(title|purpose|description|project)$|fund name/,
  target: /^(earmark|earmarking|theme|thematic area|region|window)$/,
  note: /^(note|notes|comment|comments|remarks?)$/,
};

const TRANSFER_WORDS: Readonly<Record<TransferField, RegExp>> = {
  organisation: /organi[sz]ation|\bpuno\b|agency|recipient|partner/,
  day: /\b(date|day)\b|^(fiscal )?year$/,
  amount: /amount|^value$|^usd$/,
  kind: /^(kind|type)$|transaction type/,
  programme: /programme|project|grant/,
  rowId: /^(transaction|row|payment|transfer|line) (id|number|no|ref|reference)$|^(id|identifier)$/,
  note: /^(note|notes|comment|comments|description|remarks?)$/,
};

/** The first free column whose heading names the field; a heading that names none, also without its unit and currency. */
function guessColumns<Field extends string>(
  fields: readonly Field[],
  sound: Readonly<Record<Field, RegExp>>,
  headings: readonly string[],
): Record<Field, string> {
  const taken = new Set<string>();
  const free = (matches: (heading: string) => boolean) => {
    const found = headings.find((heading) => !taken.has(heading) && matches(heading)) ?? "";
    taken.add(found);
    return found;
  };
  const exact = fields.map((field) => [field, free((heading) => sound[field].test(wordsOf(heading)))] as const);
  const guesses = exact.map(
    ([field, found]) => [field, found || free((heading) => sound[field].test(withoutUnit(heading)))] as const,
  );
  return Object.fromEntries(guesses) as Record<Field, string>;
}

const cellsOf = ({ headings, rows }: Table, heading: string) => {
  const at = headings.indexOf(heading);
  return at < 0 ? [] : rows.map((row) => row[at] ?? "");
};

const NO_CHOICES = { source: "", lateReason: "", names: [], addUnknown: false, notation: "" } as const;
const NO_RATES = { useRatesOnRecord: false, rates: [], quotedAs: "" } as const;

const blank = <Field extends string>(fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, ""])) as Record<Field, "">;

/** How the columns of a file are read unless a person says otherwise: by the words of the headings. */
export function guessContributionMapping(table: Table) {
  const columns = guessColumns(CONTRIBUTION_FIELDS, CONTRIBUTION_WORDS, table.headings);
  const named = CONTRIBUTION_AMOUNTS.flatMap((field) =>
    field === "amountUsd" || field === "fee" ? [] : currenciesOfHeading(columns[field]),
  );
  const [currency = "", ...others] = [...new Set(named)];
  const constants = { currency: columns.currency || others.length > 0 ? "" : currency, kind: "" as const, title: "" };
  return {
    ...NO_CHOICES,
    ...NO_RATES,
    names: [],
    rates: [],
    kind: "contributions" as const,
    dayFormat: guessDayFormat(cellsOf(table, columns.day)),
    columns,
    constants,
    factors: blank(CONTRIBUTION_AMOUNTS),
  };
}

/** The same for a file of transfers. */
export function guessTransferMapping(table: Table) {
  const columns = guessColumns(TRANSFER_FIELDS, TRANSFER_WORDS, table.headings);
  // Asked where no column holds the kind: a refund read as a transfer would count twice.
  const constants = { kind: "" as const };
  return {
    ...NO_CHOICES,
    names: [],
    kind: "transfers" as const,
    dayFormat: guessDayFormat(cellsOf(table, columns.day)),
    columns,
    constants,
    factors: blank(TRANSFER_AMOUNTS),
  };
}

/** A mapping as its form starts with it: "" where the person is asked. */
export type MappingDraft = z.input<typeof contributionMapping> | z.input<typeof transferMapping>;

export const guessMapping = (kind: ImportKind, table: Table) =>
  kind === "contributions" ? guessContributionMapping(table) : guessTransferMapping(table);

/**
 * The mapping of an earlier file of exactly the same columns, for the next one. What may differ in this file is asked:
 * which system it comes from, its currency where no column says it, and how days are written unless its cells show it.
 */
export function remembered<Own extends Mapping>(mapping: Own, table: Table) {
  const dayFormat = guessDayFormat(cellsOf(table, mapping.columns.day));
  const shared = { ...mapping, source: "", dayFormat, notation: "" as const, lateReason: "" };
  if (mapping.kind !== "contributions") return shared;
  const rates = { rates: [], useRatesOnRecord: false };
  return { ...shared, ...rates, constants: { ...mapping.constants, currency: "" } };
}

/** The shape a mapping of a kind of file has. */
export const mappingFor = (kind: ImportKind) => (kind === "contributions" ? contributionMapping : transferMapping);

/** Columns of amounts whose cells do not show how they are written. */
export function undecidedColumns(table: Table, mapping: Mapping): UndecidedColumn[] {
  if (mapping.kind === "contributions")
    return undecidedOf(columnsOfContributions(rowsOf(table, mapping.columns), mapping));
  return undecidedOf(columnsOfTransfers(rowsOf(table, mapping.columns), mapping));
}

/** The columns that say whose money it is: a name, and perhaps a country code beside it. */
export const namedIn = (mapping: Mapping) =>
  mapping.kind === "contributions"
    ? { name: mapping.columns.donor, code: mapping.columns.countryCode }
    : { name: mapping.columns.organisation, code: "" };

/** An earlier mapping applies only to a file of exactly the same columns, in whatever order. */
export const hasSameColumns = (earlier: readonly string[], headings: readonly string[]): boolean =>
  earlier.length === headings.length && [...earlier].sort().join("\n") === [...headings].sort().join("\n");
