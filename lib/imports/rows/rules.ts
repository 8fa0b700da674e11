import { ENTRY_KINDS, type EntryKind } from "@/lib/contributions/rules";
import { type EntryPart, entryPart } from "@/lib/contributions/schema";
import { OPENING_DAY } from "@/lib/fund/rules";
import type { Day } from "@/lib/kernel/dates";
import { toDecimal, money } from "@/lib/kernel/money";
import type { ContributionField, ContributionMapping } from "../mapping/schema";
import type { Party } from "../names/rules";
import {
  dayOfRow,
  type Known,
  numbered,
  remarksOn,
  type Row as AnyRow,
  rowsOf,
  type Say,
  wordsOf,
} from "../reading/rules";
import type { Remark } from "../schema";
import { type AmountCell, folded, readAmountCell } from "../table/cells/rules";
import type { Table } from "../table/rules";

/** `targets` are thematic areas and regions by folded spelling. */
export type KnownTargets = Known & { readonly targets: ReadonlyMap<string, string> };

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
};

type Column = ContributionField;
type Row = AnyRow<Column>;
type Draft = { readonly kind: EntryKind; readonly column: Column; readonly amount: NonNullable<AmountCell> };

const KIND_WORDS: Readonly<Record<EntryKind, RegExp>> = {
  pledge: /^(pledges?|pledged|announced|announcement)$/,
  commitment: /^(commitments?|committed|signed|agreement|saa)$/,
  deposit: /^(deposits?|deposited|paid|payment|received|receipt|cash)$/,
};

const kindOf = (word: string): EntryKind | undefined => ENTRY_KINDS.find((kind) => KIND_WORDS[kind].test(folded(word)));

const currencyOf = (row: Row, { constants }: ContributionMapping) =>
  (row.get("currency") || constants.currency).toUpperCase();

/** The amounts of a row that say something, each with its kind. */
function draftsOf(row: Row, mapping: ContributionMapping, say: Say<Column>): Draft[] {
  const { columns, constants } = mapping;
  const currency = currencyOf(row, mapping);
  const kind = kindOf(row.get("kind")) ?? (columns.kind ? undefined : constants.kind || undefined);
  const named = [
    ...ENTRY_KINDS.map((one) => ({ kind: one, column: one })),
    ...(columns.amount ? [{ kind, column: "amount" as const }] : []),
  ];
  return named.flatMap(({ kind: own, column }) => {
    const text = row.get(column);
    const amount = readAmountCell(text, currency);
    if (amount === undefined) say("error", `“${text}” is no amount in ${currency || "a currency"}.`, column);
    if (!amount || !/[1-9]/.test(amount.decimal)) return [];
    if (own) return [{ kind: own, column, amount }];
    say("error", `“${row.get("kind")}” is neither pledge, commitment nor deposit.`, "kind");
    return [];
  });
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

/** What a cell in USD holds as plain decimal; what cannot be read stays as it is and is refused where it belongs. */
const plain = (text: string): string => {
  const amount = readAmountCell(text, "USD");
  return amount && !amount.isNegative ? amount.decimal : text;
};

/** Amount ÷ USD value, where the file states the USD value and no rate. */
function rateFrom(amountUsd: string, amount: string): string {
  const scale = 10n ** 12n;
  const digits = (text: string) => {
    const [whole = "0", decimals = ""] = text.split(".");
    return BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, "0").slice(0, 4));
  };
  if (!/^\d+(\.\d{1,4})?$/.test(amountUsd) || digits(amount) === 0n) return "";
  const scaled = (digits(amountUsd) * scale) / digits(amount);
  return `${scaled / scale}.${(scaled % scale).toString().padStart(12, "0")}`.replace(/\.?0+$/, "");
}

function targetOf(row: Row, amount: string, known: KnownTargets, say: Say<Column>) {
  const text = row.get("target");
  if (text === "" || /^(none|unearmarked)$/i.test(text)) return [];
  const target = known.targets.get(folded(text));
  if (!target) say("error", `“${text}” is no thematic area and no region of the reference data.`, "target");
  return target ? [{ target, amount }] : [];
}

type Reader = {
  readonly row: Row;
  readonly mapping: ContributionMapping;
  readonly known: KnownTargets;
  readonly say: Say<Column>;
};

/** The amount as an entry, by the same rules as the form; a day before the Fund opened is said, not refused. */
function entryOf(draft: Draft, day: Day, { row, mapping, known, say }: Reader): EntryPart | null {
  const currency = currencyOf(row, mapping);
  const amountUsd = plain(row.get("amountUsd"));
  const amount = draft.amount.decimal;
  const isLate = known.firstOpenDay !== null && day < known.firstOpenDay && mapping.lateReason !== "";
  const stand = day < OPENING_DAY ? OPENING_DAY : day;
  const parsed = entryPart.safeParse({
    ...{ amount, currency, amountUsd, isLate },
    rate: row.get("rate") || (currency === "USD" ? "" : rateFrom(amountUsd, amount)),
    rateOn: stand,
    effectiveOn: stand,
    feeUsd: draft.kind === "deposit" ? plain(row.get("fee")) : "",
    note: wordsOf(row, isLate, mapping, known.origin),
    earmarks: targetOf(row, amount, known, say),
  });
  if (parsed.success) return { ...parsed.data, effectiveOn: day, rateOn: day };
  for (const { path, message } of parsed.error.issues) say("error", message, FIELD_OF[String(path[0])] ?? draft.column);
  return null;
}

const NEGATIVE =
  "An amount below zero takes something back: reverse the entry it belongs to, in its contribution. An import only adds.";
const ONE_VALUE =
  "This row has several amounts and one value in USD: which of them it belongs to is not said. Leave the column out, or give each amount its row.";

/** What tells an amount from others: its own identifier, or donor, day, kind and amount. */
function naturalOf(row: Row, kind: EntryKind, day: Day, { amount, currency }: EntryPart) {
  const id = row.get("rowId");
  return id
    ? `id:${id}:${kind}`
    : `row:${folded(row.get("donor"))}|${day}|${kind}|${toDecimal(money(amount, currency))} ${currency}`;
}

function partsOf(reader: Reader): Part[] {
  const { row, mapping, known, say } = reader;
  const drafts = draftsOf(row, mapping, say);
  if (drafts.length === 0) return [];
  if (drafts.length > 1 && row.get("amountUsd") !== "") say("error", ONE_VALUE, "amountUsd");
  const day = dayOfRow(row.get("day"), mapping, known, say);
  return drafts.flatMap((draft) => {
    if (draft.amount.isNegative) say("error", NEGATIVE, draft.column);
    const entry = day && !draft.amount.isNegative ? entryOf(draft, day, reader) : null;
    if (!entry || !day) return [];
    return [{ kind: draft.kind, entry, natural: naturalOf(row, draft.kind, day, entry) }];
  });
}

const NO_PARTY = "is not known here: choose who it is, or add it as a new organisation.";

function readRow(row: Row, mapping: ContributionMapping, known: KnownTargets, width: number): Reading {
  const { said, say } = remarksOn(row, mapping.columns, width);
  const donor = row.get("donor");
  const party = known.parties.get(folded(donor)) ?? null;
  const parts = row.isEmpty ? [] : partsOf({ row, mapping, known, say });
  if (parts.length > 0 && !party) say("error", donor ? `“${donor}” ${NO_PARTY}` : "The donor is missing.", "donor");
  const year = parts[0]?.entry.effectiveOn.slice(0, 4) ?? "";
  const title = (row.get("title") || mapping.constants.title || `Contribution ${year}`).slice(0, 200);
  return { row: row.row, party, title, agreement: row.get("agreement") || null, parts, remarks: said };
}

/** Reads every row of a file of contributions; nothing is known of the books yet. */
export const readRows = (table: Table, mapping: ContributionMapping, known: KnownTargets): Reading[] =>
  numbered(
    rowsOf(table, mapping.columns).map((row) => readRow(row, mapping, known, table.headings.length)),
    ({ title, agreement }) => `${title}|${agreement ?? ""}`,
  );
