import { ENTRY_KINDS, type EntryKind } from "@/lib/contributions/rules";
import { type EntryPart, entryPart } from "@/lib/contributions/schema";
import { OPENING_DAY } from "@/lib/fund/rules";
import { type Day, formatDay } from "@/lib/kernel/dates";
import { toDecimal, money } from "@/lib/kernel/money";
import type { ContributionField, ContributionMapping } from "../mapping/schema";
import type { Party } from "../names/rules";
import type { Remark, Verdict } from "../schema";
import { type AmountCell, folded, readAmountCell, readDayCell } from "../table/cells/rules";
import type { Table } from "../table/rules";

/** What rows are read against. `targets` are thematic areas and regions by folded spelling; `origin` names file and import. */
export type Known = {
  readonly today: Day;
  readonly firstOpenDay: Day | null;
  readonly parties: ReadonlyMap<string, Party>;
  readonly targets: ReadonlyMap<string, string>;
  readonly origin: string;
};

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
  readonly isEmpty: boolean;
};

type Column = ContributionField;
type Row = { readonly row: number; readonly cells: readonly string[]; readonly get: (field: Column) => string };
type Draft = { readonly kind: EntryKind; readonly column: Column; readonly amount: NonNullable<AmountCell> };

const KIND_WORDS: Readonly<Record<EntryKind, RegExp>> = {
  pledge: /^(pledges?|pledged|announced|announcement)$/,
  commitment: /^(commitments?|committed|signed|agreement|saa)$/,
  deposit: /^(deposits?|deposited|paid|payment|received|receipt|cash)$/,
};

const kindOf = (word: string): EntryKind | undefined => ENTRY_KINDS.find((kind) => KIND_WORDS[kind].test(folded(word)));

/** Collects what there is to say about one row. */
function remarksOn(mapping: ContributionMapping) {
  const said: Remark[] = [];
  const say = (tone: Remark["tone"], sentence: string, field?: Column) => {
    const column = (field && mapping.columns[field]) || null;
    if (!said.some((one) => one.sentence === sentence && one.column === column)) said.push({ tone, sentence, column });
  };
  return { said, say };
}
type Say = ReturnType<typeof remarksOn>["say"];

/** The amounts of a row that say something, each with its kind. */
function draftsOf({ get }: Row, { columns, constants }: ContributionMapping, say: Say): Draft[] {
  const kind = kindOf(get("kind")) ?? (columns.kind ? undefined : constants.kind || undefined);
  const named = [
    ...ENTRY_KINDS.map((one) => ({ kind: one, column: one })),
    ...(columns.amount ? [{ kind, column: "amount" as const }] : []),
  ];
  return named.flatMap(({ kind: own, column }) => {
    const text = get(column);
    const amount = readAmountCell(text);
    if (amount === undefined) say("error", `“${text}” is no amount.`, column);
    if (!amount || !/[1-9]/.test(amount.decimal)) return [];
    if (own) return [{ kind: own, column, amount }];
    say("error", `“${get("kind")}” is neither pledge, commitment nor deposit.`, "kind");
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

/** What a cell holds as plain decimal; what cannot be read stays as it is and is refused where it belongs. */
const plain = (text: string): string => {
  const amount = readAmountCell(text);
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

function targetOf(row: Row, amount: string, known: Known, say: Say) {
  const text = row.get("target");
  if (text === "" || /^(none|unearmarked)$/i.test(text)) return [];
  const target = known.targets.get(folded(text));
  if (!target) say("error", `“${text}” is no thematic area and no region of the reference data.`, "target");
  return target ? [{ target, amount }] : [];
}

/** The amount as an entry, by the same rules as the form; a day before the Fund opened is said, not refused. */
function entryOf(
  draft: Draft,
  row: Row,
  mapping: ContributionMapping,
  day: Day,
  known: Known,
  say: Say,
): EntryPart | null {
  const currency = (row.get("currency") || mapping.constants.currency).toUpperCase();
  const amountUsd = plain(row.get("amountUsd"));
  const amount = draft.amount.decimal;
  const isLate = known.firstOpenDay !== null && day < known.firstOpenDay;
  const stand = day < OPENING_DAY ? OPENING_DAY : day;
  const parsed = entryPart.safeParse({
    ...{ amount, currency, amountUsd, isLate },
    rate: row.get("rate") || (currency === "USD" ? "" : rateFrom(amountUsd, amount)),
    rateOn: stand,
    effectiveOn: stand,
    feeUsd: draft.kind === "deposit" ? plain(row.get("fee")) : "",
    note: [row.get("note"), `Row ${row.row} of ${known.origin}.`].filter(Boolean).join(" "),
    earmarks: targetOf(row, amount, known, say),
  });
  if (parsed.success) return { ...parsed.data, effectiveOn: day, rateOn: day };
  for (const { path, message } of parsed.error.issues) say("error", message, FIELD_OF[String(path[0])] ?? draft.column);
  return null;
}

function dayOfRow(row: Row, mapping: ContributionMapping, known: Known, say: Say): Day | null {
  const text = row.get("day");
  const day = readDayCell(text, mapping.dayFormat);
  if (day === null) say("error", text ? `“${text}” is no day in the format chosen.` : "The day is missing.", "day");
  else if (day > known.today)
    say("error", `${formatDay(day)} is still to come: nothing is booked before it has happened.`, "day");
  else if (known.firstOpenDay !== null && day < known.firstOpenDay)
    say("warning", "The books are closed for this day: it goes into the open period as a late fact.", "day");
  if (day !== null && day < OPENING_DAY)
    say("warning", `This day is before the Fund opened on ${formatDay(OPENING_DAY)}.`, "day");
  return day;
}

const NEGATIVE =
  "An amount below zero takes something back: reverse the entry it belongs to, in its contribution. An import only adds.";

/** What tells an amount from others: its own identifier, or donor, day, kind and amount. */
function naturalOf({
  kind,
  amount,
  currency,
  day,
  row,
}: {
  kind: EntryKind;
  amount: string;
  currency: string;
  day: Day;
  row: Row;
}) {
  const id = row.get("rowId");
  return id
    ? `id:${id}:${kind}`
    : `row:${folded(row.get("donor"))}|${day}|${kind}|${toDecimal(money(amount, currency))} ${currency}`;
}

function partsOf(row: Row, mapping: ContributionMapping, known: Known, say: Say): Part[] {
  const drafts = draftsOf(row, mapping, say);
  if (drafts.length === 0) return [];
  const day = dayOfRow(row, mapping, known, say);
  return drafts.flatMap((draft) => {
    if (draft.amount.isNegative) say("error", NEGATIVE, draft.column);
    const entry = day && !draft.amount.isNegative ? entryOf(draft, row, mapping, day, known, say) : null;
    if (!entry || !day) return [];
    const { amount, currency } = entry;
    return [{ kind: draft.kind, entry, natural: naturalOf({ kind: draft.kind, amount, currency, day, row }) }];
  });
}

const NO_PARTY = "is not known here: choose who it is, or add it as a new organisation.";

function readRow(row: Row, mapping: ContributionMapping, known: Known, width: number): Reading {
  const { said, say } = remarksOn(mapping);
  const donor = row.get("donor");
  const isEmpty = row.cells.every((cell) => cell === "");
  const party = known.parties.get(folded(donor)) ?? null;
  if (!isEmpty && row.cells.length !== width)
    say(
      "error",
      `This row has ${row.cells.length} cells and the headings are ${width}: a text with a comma in it stands in quotation marks.`,
    );
  const parts = isEmpty ? [] : partsOf(row, mapping, known, say);
  if (parts.length > 0 && !party) say("error", donor ? `“${donor}” ${NO_PARTY}` : "The donor is missing.", "donor");
  const year = parts[0]?.entry.effectiveOn.slice(0, 4) ?? "";
  const title = (row.get("title") || mapping.constants.title || `Contribution ${year}`).slice(0, 200);
  return { row: row.row, party, title, agreement: row.get("agreement") || null, parts, remarks: said, isEmpty };
}

/** Gives equal amounts of one file their number, so that two gifts alike stay two, here and in the next file. */
function numbered(readings: readonly Reading[]): Reading[] {
  const seen = new Map<string, number>();
  return readings.map((reading) => {
    const remarks = [...reading.remarks];
    const parts = reading.parts.map((part) => {
      const times = (seen.get(part.natural) ?? 0) + 1;
      seen.set(part.natural, times);
      if (times > 1 && part.natural.startsWith("id:"))
        remarks.push({ tone: "error", sentence: "This identifier stands in the file twice.", column: null });
      return { ...part, natural: `${part.natural}#${times}` };
    });
    return { ...reading, parts, remarks };
  });
}

/** Reads every row of a file; nothing is known of the books yet. */
export function readRows(table: Table, mapping: ContributionMapping, known: Known): Reading[] {
  const at = new Map(table.headings.map((heading, index) => [heading, index]));
  const readings = table.rows.map((cells, index) => {
    const get = (field: Column) => cells[at.get(mapping.columns[field]) ?? -1] ?? "";
    return readRow({ row: index + 2, cells, get }, mapping, known, table.headings.length);
  });
  return numbered(readings);
}

/** Amounts by what the books say of them: here already, or to be booked. */
export function verdictOf({ remarks, parts }: Pick<Reading, "remarks" | "parts">, here: number): Verdict {
  if (remarks.some(({ tone }) => tone === "error")) return "error";
  if (parts.length === 0) return "skipped";
  if (here === parts.length) return "duplicate";
  return remarks.some(({ tone }) => tone === "warning") ? "warning" : "new";
}
