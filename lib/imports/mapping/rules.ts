import { folded, guessDayFormat } from "../table/cells/rules";
import type { Table } from "../table/rules";
import type { ImportKind } from "../schema";
import {
  CONTRIBUTION_FIELDS,
  type ContributionField,
  type ContributionMapping,
  contributionMapping,
  type Mapping,
  TRANSFER_FIELDS,
  type TransferField,
  type TransferMapping,
  transferMapping,
} from "./schema";

/** "GMSDonorISO2Code" is read as "gms donor iso2 code". */
const wordsOf = (heading: string): string =>
  folded(heading.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")).replace(
    /[_\-./()]+/g,
    " ",
  );

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

/** The first free column whose heading sounds like the field. */
function guessColumns<Field extends string>(
  fields: readonly Field[],
  sound: Readonly<Record<Field, RegExp>>,
  headings: readonly string[],
): Record<Field, string> {
  const taken = new Set<string>();
  const guesses = fields.map((field) => {
    const found = headings.find((heading) => !taken.has(heading) && sound[field].test(wordsOf(heading))) ?? "";
    taken.add(found);
    return [field, found] as const;
  });
  return Object.fromEntries(guesses) as Record<Field, string>;
}

const cellsOf = ({ headings, rows }: Table, heading: string) => {
  const at = headings.indexOf(heading);
  return at < 0 ? [] : rows.map((row) => row[at] ?? "");
};

const UNSAID = { source: "", lateReason: "", names: [], addUnknown: false };

/** How the columns of a file are read unless somebody says otherwise: by the sound of the headings. */
export function guessContributionMapping(table: Table): ContributionMapping {
  const columns = guessColumns(CONTRIBUTION_FIELDS, CONTRIBUTION_WORDS, table.headings);
  const constants = { currency: columns.currency ? "" : "USD", kind: "" as const, title: "" };
  const dayFormat = guessDayFormat(cellsOf(table, columns.day));
  return { ...UNSAID, kind: "contributions", dayFormat, columns, constants };
}

/** The same for a file of transfers. */
export function guessTransferMapping(table: Table): TransferMapping {
  const columns = guessColumns(TRANSFER_FIELDS, TRANSFER_WORDS, table.headings);
  const dayFormat = guessDayFormat(cellsOf(table, columns.day));
  return { ...UNSAID, kind: "transfers", dayFormat, columns, constants: { kind: columns.kind ? "" : "transfer" } };
}

export const guessMapping = (kind: ImportKind, table: Table): Mapping =>
  kind === "contributions" ? guessContributionMapping(table) : guessTransferMapping(table);

/** The shape a mapping of a kind of file has. */
export const mappingFor = (kind: ImportKind) => (kind === "contributions" ? contributionMapping : transferMapping);

/** The columns that say whose money it is: a name, and perhaps a country code beside it. */
export const namedIn = (mapping: Mapping) =>
  mapping.kind === "contributions"
    ? { name: mapping.columns.donor, code: mapping.columns.countryCode }
    : { name: mapping.columns.organisation, code: "" };

/** An earlier mapping fits a file in which every column it names is there. */
export const fits = (
  { columns }: { columns: Readonly<Record<string, string>> },
  headings: readonly string[],
): boolean => Object.values(columns).every((heading) => heading === "" || headings.includes(heading));
