import { ENTRY_KINDS, type EntryKind } from "@/lib/contributions/contribution-entries";
import { type EntryPart, entryPart } from "@/lib/contributions/contribution.schema";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import type { Day } from "@/lib/kernel/dates";
import { formatMoney, money, toDecimal, usd, USD } from "@/lib/kernel/money";
import { type AmountRead, isZero } from "../amount-columns";
import { checkRowRate, type KnownRates, rateOfRow, type RateQuestion } from "../file-rates";
import type { Remark } from "../import.schema";
import { CONTRIBUTION_AMOUNTS, type ContributionField, type ContributionMapping } from "../mapping/mapping.schema";
import type { Party } from "../organisation-matching";
import { folded, readDayCell } from "../reader/cells";
import type { Table } from "../reader/table";
import {
  amountCell,
  type AmountColumns,
  amountColumnsOf,
  dayOfRow,
  type Known,
  numbered,
  remarksOn,
  type Row as AnyRow,
  rowsOf,
  type Say,
  wordsOf,
} from "./row-remarks";

/** `targets` are thematic areas and regions by folded spelling. */
export type KnownTargets = Known & { readonly targets: ReadonlyMap<string, string>; readonly rates: KnownRates };

/** One amount of a row, ready to be booked; `natural` tells it from every other row of the same source. */
export type Part = { readonly kind: EntryKind; readonly entry: EntryPart; readonly natural: string };

export type Reading = {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly party: Party | null;
  readonly title: string;
  /** Rows of one agreement and donor become one contribution. */
  readonly agreement: string | null;
  readonly parts: readonly Part[];
  readonly remarks: readonly Remark[];
  /** What a person has to say about the rates of this row, once for their currency. */
  readonly questions: readonly RateQuestion[];
};

type Column = ContributionField;
type Row = AnyRow<Column>;
type AmountField = (typeof CONTRIBUTION_AMOUNTS)[number];
type Columns = AmountColumns<AmountField>;
type Draft = {
  readonly kind: EntryKind;
  readonly column: Column;
  /** A plain decimal that fits its currency. */
  readonly amount: string;
  readonly currency: string;
  readonly isNegative: boolean;
};

const KIND_WORDS: Readonly<Record<EntryKind, RegExp>> = {
  pledge: /^(pledges?|pledged|announced|announcement)$/,
  commitment: /^(commitments?|committed|signed|agreement|saa)$/,
  deposit: /^(deposits?|deposited|paid|payment|received|receipt|cash)$/,
};

const kindOf = (word: string): EntryKind | undefined => ENTRY_KINDS.find((kind) => KIND_WORDS[kind].test(folded(word)));

const currencyOf = (row: Row, { constants }: ContributionMapping) =>
  (row.get("currency") || constants.currency).toUpperCase();

const isOfUsd = (field: AmountField) => field === "amountUsd" || field === "fee";

/** The columns of amounts of a file of contributions. */
export const columnsOfContributions = (rows: readonly Row[], mapping: ContributionMapping): Columns =>
  amountColumnsOf(rows, mapping.columns, CONTRIBUTION_AMOUNTS, mapping, (row, field) =>
    isOfUsd(field) ? USD : currencyOf(row, mapping),
  );

type Amounts = { readonly columns: Columns; readonly mapping: ContributionMapping };

/** The amount of a cell; null where it is empty or zero. Why it is not an amount is said at the column. */
function readAmount(row: Row, field: AmountField, { columns, mapping }: Amounts, say: Say<Column>) {
  const currency = isOfUsd(field) ? USD : currencyOf(row, mapping);
  const read: AmountRead = columns.get(field)?.read(amountCell(row, field, currency)) ?? null;
  if (!read) return null;
  if ("amount" in read) return isZero(read.amount) ? null : read;
  say("error", read.error, field);
  return undefined;
}

/** The kinds of amounts a row may hold, each with its column; undefined where the row does not say which. */
function namedKinds(row: Row, { columns, constants }: ContributionMapping) {
  const kind = kindOf(row.get("kind")) ?? (columns.kind ? undefined : constants.kind || undefined);
  return [
    ...ENTRY_KINDS.filter((one) => columns[one] !== "").map((one) => ({ kind: one, column: one })),
    ...(columns.amount ? [{ kind, column: "amount" as const }] : []),
  ];
}

/** The amounts of a row that are not zero, each with its kind. */
function draftsOf(row: Row, amounts: Amounts, say: Say<Column>): Draft[] {
  const currency = currencyOf(row, amounts.mapping);
  return namedKinds(row, amounts.mapping).flatMap(({ kind, column }) => {
    const read = readAmount(row, column, amounts, say);
    if (!read) return [];
    if (kind) return [{ kind, column, currency, ...read }];
    say("error", `“${row.get("kind")}” is neither pledge, commitment nor deposit.`, "kind");
    return [];
  });
}

const WHICH_KIND =
  "This row has a USD value but no amount, and several columns of amounts. Enter the amount it belongs to.";

/**
 * A row without an original amount whose USD value is there is recorded in USD. It is a warning, because its currency
 * is not known; it is never left out as empty.
 */
function draftInUsd(row: Row, amounts: Amounts, say: Say<Column>): Draft[] {
  const read = readAmount(row, "amountUsd", amounts, say);
  if (!read) return [];
  const [named, ...others] = namedKinds(row, amounts.mapping);
  if (!named?.kind || others.length > 0) {
    say(
      "error",
      named?.kind ? WHICH_KIND : `“${row.get("kind")}” is neither pledge, commitment nor deposit.`,
      "amountUsd",
    );
    return [];
  }
  say("warning", `No original amount. Recorded as ${formatMoney(usd(read.amount))}.`, "amountUsd");
  return [{ kind: named.kind, column: "amountUsd", currency: USD, ...read }];
}

const FIELD_OF: Readonly<Record<string, Column>> = {
  currency: "currency",
  rate: "rate",
  rateOn: "day",
  amountUsd: "amountUsd",
  feeUsd: "fee",
  effectiveOn: "day",
  note: "note",
  earmarks: "target",
};

function targetOf(row: Row, amount: string, known: KnownTargets, say: Say<Column>) {
  const text = row.get("target");
  if (text === "" || /^(none|unearmarked)$/i.test(text)) return [];
  const target = known.targets.get(folded(text));
  if (!target) say("error", `“${text}” is no thematic area and no region of the reference data.`, "target");
  return target ? [{ target, amount }] : [];
}

const NEGATIVE =
  "An amount below zero reverses something: reverse the entry it belongs to, in its contribution. An import only adds.";
const ONE_VALUE =
  "This row has several amounts and one USD value: which of them it belongs to is not stated. Remove the column, or give each amount its own row.";

type Reader = Amounts & {
  readonly row: Row;
  readonly known: KnownTargets;
  readonly say: Say<Column>;
  readonly ask: (question: RateQuestion) => void;
};

const TWO_VALUES = "The amount and its USD value differ, and both are in USD. Correct one of them.";

/** The booked value in USD that a row states beside its amount; "" where it states none. */
function statedUsd(draft: Draft, reader: Reader): string {
  if (draft.column === "amountUsd") return "";
  const read = readAmount(reader.row, "amountUsd", reader, reader.say);
  if (!read) return "";
  if (read.isNegative) reader.say("error", NEGATIVE, "amountUsd");
  if (draft.currency === USD && read.amount !== draft.amount) reader.say("error", TWO_VALUES, "amountUsd");
  return draft.currency === USD ? "" : read.amount;
}

/** The fee of a deposit as the row states it, "" where it states none. */
function statedFee(draft: Draft, reader: Reader): string {
  if (draft.kind !== "deposit") return "";
  const read = readAmount(reader.row, "fee", reader, reader.say);
  if (read?.isNegative) reader.say("error", "A fee cannot be below zero.", "fee");
  return read ? read.amount : /\d/.test(reader.row.get("fee")) ? "0" : "";
}

/** The amount as an entry, by the same rules as the form; a day before the Fund opened is a warning, not an error. */
function entryOf(draft: Draft, day: Day, reader: Reader): EntryPart | null {
  const { row, mapping, known, say, ask } = reader;
  const { amount, currency } = draft;
  const amountUsd = statedUsd(draft, reader);
  const given = { rateText: row.get("rate"), quotedAs: mapping.quotedAs, amountUsd };
  const rated = rateOfRow({ amount, currency, day }, given, mapping, known.rates);
  if ("error" in rated) {
    say("error", rated.error, "rate");
    if (rated.question) ask(rated.question);
    return null;
  }
  const isLate = known.firstOpenDay !== null && day < known.firstOpenDay && mapping.lateReason !== "";
  const onOrAfterOpening = (one: Day) => (one < OPENING_DAY ? OPENING_DAY : one);
  const parsed = entryPart.safeParse({
    amount,
    currency,
    amountUsd,
    isLate,
    feeUsd: statedFee(draft, reader),
    rate: currency === USD ? "" : rated.rate,
    rateOn: onOrAfterOpening(rated.rateOn),
    effectiveOn: onOrAfterOpening(day),
    note: wordsOf(row, isLate, mapping, known.origin),
    earmarks: targetOf(row, amount, known, say),
  });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      say("error", message, FIELD_OF[String(path[0])] ?? draft.column);
    return null;
  }
  const entry = { ...parsed.data, effectiveOn: day, rateOn: rated.rateOn };
  const { rateNote, remark, question } = checkRowRate(
    entry,
    { day, isDerived: given.rateText === "" && amountUsd !== "" },
    mapping,
    known.rates,
  );
  if (remark) say(remark.tone, remark.sentence, row.get("rate") ? "rate" : amountUsd ? "amountUsd" : draft.column);
  if (question) ask(question);
  return { ...entry, rateNote };
}

/** What tells an amount from others: its own identifier, or donor, day, kind and amount. */
function naturalOf(row: Row, kind: EntryKind, day: Day, { amount, currency }: EntryPart) {
  const id = row.get("rowId");
  return id
    ? `id:${id}:${kind}`
    : `row:${folded(row.get("donor"))}|${day}|${kind}|${toDecimal(money(amount, currency))} ${currency}`;
}

function partsOf(reader: Reader): Part[] {
  const { row, mapping, known, say } = reader;
  const own = draftsOf(row, reader, say);
  const drafts = own.length > 0 ? own : draftInUsd(row, reader, say);
  if (drafts.length === 0) {
    if (readAmount(row, "fee", reader, say)) say("error", "This row has a fee but no deposit.", "fee");
    return [];
  }
  if (own.length > 1 && row.get("amountUsd") !== "") say("error", ONE_VALUE, "amountUsd");
  const day = dayOfRow(row.get("day"), mapping, known, say);
  return drafts.flatMap((draft) => {
    if (draft.isNegative) say("error", NEGATIVE, draft.column);
    const entry = day && !draft.isNegative ? entryOf(draft, day, reader) : null;
    if (!entry || !day) return [];
    return [{ kind: draft.kind, entry, natural: naturalOf(row, draft.kind, day, entry) }];
  });
}

const NO_PARTY = "is not known here: choose who it is, or add it as a new organisation.";

function readRow(row: Row, amounts: Amounts, known: KnownTargets, headings: readonly string[]): Reading {
  const { mapping } = amounts;
  const { said, say } = remarksOn(row, mapping.columns, headings);
  const questions: RateQuestion[] = [];
  const ask = (question: RateQuestion) => questions.push(question);
  const donor = row.get("donor");
  const party = known.parties.get(folded(donor)) ?? null;
  const parts = row.isEmpty ? [] : partsOf({ ...amounts, row, known, say, ask });
  if (parts.length > 0 && !party) say("error", donor ? `“${donor}” ${NO_PARTY}` : "The donor is missing.", "donor");
  const year = parts[0]?.entry.effectiveOn.slice(0, 4) ?? "";
  const title = (row.get("title") || mapping.constants.title || `Contribution ${year}`).slice(0, 200);
  return { row: row.row, party, title, agreement: row.get("agreement") || null, parts, remarks: said, questions };
}

/** Reads every row of a file of contributions; nothing is known of the books yet. */
export function readRows(table: Table, mapping: ContributionMapping, known: KnownTargets): Reading[] {
  const rows = rowsOf(table, mapping.columns);
  const amounts = { mapping, columns: columnsOfContributions(rows, mapping) };
  return numbered(
    rows.map((row) => readRow(row, amounts, known, table.headings)),
    ({ title, agreement }) => `${title}|${agreement ?? ""}`,
  );
}

/** The currencies and days of the rows of which the rates on record are needed. */
export function rateDaysOf(table: Table, mapping: ContributionMapping): { currency: string; on: Day }[] {
  return rowsOf(table, mapping.columns).flatMap((row) => {
    const currency = currencyOf(row, mapping);
    const on = readDayCell(row.get("day"), mapping.dayFormat, table.dayZero);
    return on === null || currency === "" || currency === USD || currency.length !== 3 ? [] : [{ currency, on }];
  });
}
