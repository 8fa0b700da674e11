import { type Day, formatDay } from "@/lib/kernel/dates";
import { formatMoney, subtract, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import { isZero } from "../amount-columns";
import type { Remark, Verdict } from "../import.schema";
import {
  TRANSFER_AMOUNTS,
  type TransferField,
  type TransferMapping,
  type TransferWord,
} from "../mapping/mapping.schema";
import type { Party } from "../organisation-matching";
import { folded } from "../reader/cells";
import type { Table } from "../reader/table";
import { isSelected } from "./import-totals";
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

/** A programme a file may name; `organisationIds` is null where its record does not say who takes part. */
export type KnownProgramme = {
  readonly noteId: string;
  readonly reference: string;
  readonly isClosed: boolean;
  readonly approvedOn: Day | null;
  readonly organisationIds: readonly string[] | null;
};

/** `programmes` stand under every folded spelling, more than one where a title is not unique; see `booksBegan`. */
export type KnownTransfers = Known & {
  readonly began: Day;
  readonly programmes: ReadonlyMap<string, readonly KnownProgramme[]>;
};

/** One amount ready to be booked; `natural` tells it from every other row of the same source. USD decimal string. */
export type Part = {
  readonly kind: TransferWord;
  readonly noteId: string | null;
  readonly entry: {
    readonly effectiveOn: Day;
    readonly amountUsd: string;
    readonly isLate: boolean;
    readonly words: string;
  };
  readonly natural: string;
};

export type Reading = {
  readonly row: number;
  readonly party: Party | null;
  readonly parts: readonly Part[];
  readonly remarks: readonly Remark[];
};

type Row = AnyRow<TransferField>;
type Reader = {
  readonly row: Row;
  readonly columns: AmountColumns<"amount">;
  readonly mapping: TransferMapping;
  readonly known: KnownTransfers;
  readonly say: Say<TransferField>;
};

const KIND_WORDS: Readonly<Record<TransferWord, RegExp>> = {
  transfer: /^(transfers?|transferred|disbursements?|payments?|paid)$/,
  refund: /^(refunds?|refunded|returns?|returned)$/,
};

/** What the amount is; one below zero is a refund, however the row calls it. */
function kindOf({ row, mapping: { columns, constants }, say }: Reader, isNegative: boolean): TransferWord | null {
  const word = folded(row.get("kind"));
  const said = columns.kind
    ? (["transfer", "refund"] as const).find((one) => KIND_WORDS[one].test(word))
    : constants.kind || undefined;
  if (!said) say("error", `“${row.get("kind")}” is neither transfer nor refund.`, "kind");
  else if (isNegative && said === "transfer") say("note", "Below zero: read as a refund.", "amount");
  return said ? (isNegative ? "refund" : said) : null;
}

/** The columns of amounts of a file of transfers, in USD. */
export const columnsOfTransfers = (rows: readonly Row[], mapping: TransferMapping): AmountColumns<"amount"> =>
  amountColumnsOf(rows, mapping.columns, TRANSFER_AMOUNTS, mapping, () => USD);

/** The amount of a row in USD; null where it has none or one that cannot be recorded, which is then said. */
function amountOf({ row, columns, say }: Reader) {
  const read = columns.get("amount")?.read(amountCell(row, "amount", USD)) ?? null;
  if (read === null) return null;
  if ("error" in read) {
    say("error", read.error, "amount");
    return null;
  }
  return isZero(read.amount) ? null : { amountUsd: read.amount, isNegative: read.isNegative };
}

/** The programme a row names; undefined where it names one that cannot take the amount, which is said. */
function programmeOf({ row, known, say }: Reader, party: Party | null, day: Day | null): string | null | undefined {
  const text = row.get("programme");
  if (text === "") return null;
  const [programme, ...others] = known.programmes.get(folded(text)) ?? [];
  const refuse = (sentence: string) => {
    say("error", sentence, "programme");
    return undefined;
  };
  if (!programme) return refuse(`“${text}” is no programme of the Fund: use its reference or title.`);
  const { noteId, reference, isClosed, approvedOn, organisationIds } = programme;
  if (others.length > 0) return refuse(`More than one programme is called “${text}”: use its reference.`);
  if (isClosed) return refuse(`${reference} is financially closed: its money is settled.`);
  if (day && approvedOn && day < approvedOn)
    return refuse(`This day is before the approval of ${reference} on ${formatDay(approvedOn)}.`);
  if (party?.organisationId && organisationIds && !organisationIds.includes(party.organisationId))
    return refuse(`${party.name} does not take part in ${reference}.`);
  return noteId;
}

const ownDay = (began: Day) =>
  `From ${formatDay(began)} on transfers and refunds are recorded here, programme by programme: a file brings in older ones only.`;

function partsOf(reader: Reader, party: Party | null): Part[] {
  const { row, mapping, known, say } = reader;
  const amount = amountOf(reader);
  if (!amount) return [];
  const kind = kindOf(reader, amount.isNegative);
  const day = dayOfRow(row.get("day"), mapping, known, say);
  const noteId = programmeOf(reader, party, day);
  if (day && day >= known.began) say("error", ownDay(known.began), "day");
  if (!kind || !day || noteId === undefined) return [];
  const { amountUsd } = amount;
  const isLate = known.firstOpenDay !== null && day < known.firstOpenDay;
  const words = wordsOf(row, isLate, mapping, known.origin).slice(0, 500);
  const id = row.get("rowId");
  const said = [row.get("organisation"), row.get("programme")].map(folded).join("|");
  const natural = id ? `id:${id}:${kind}` : `row:${said}|${day}|${kind}|${amountUsd}`;
  return [{ kind, noteId, natural, entry: { effectiveOn: day, amountUsd, isLate, words } }];
}

function readRow(
  row: Row,
  columns: AmountColumns<"amount">,
  mapping: TransferMapping,
  known: KnownTransfers,
  headings: readonly string[],
): Reading {
  const { said, say } = remarksOn(row, mapping.columns, headings);
  const name = row.get("organisation");
  const party = known.parties.get(folded(name)) ?? null;
  const parts = row.isEmpty ? [] : partsOf({ row, columns, mapping, known, say }, party);
  if (parts.length > 0 && !party)
    say(
      "error",
      name ? `“${name}” is not known here: choose who it is.` : "The organisation is missing.",
      "organisation",
    );
  return { row: row.row, party, parts, remarks: said };
}

type Sendable = {
  readonly row: number;
  readonly verdict: Verdict;
  readonly remarks: readonly Remark[];
  readonly parts: readonly Pick<Part, "kind" | "noteId" | "entry">[];
};

/**
 * Rows to be booked, in their order, as far as what is left of the approved amount of their programme goes (USD, by
 * programme); a transfer beyond it is an error of its row.
 */
export function withinApproved<Judged extends Sendable>(
  rows: readonly Judged[],
  left: ReadonlyMap<string, Usd>,
  selected: ReadonlySet<number> = new Set(),
): Judged[] {
  const rest = new Map(left);
  return rows.map((row) => {
    const [part] = row.parts;
    if (!isSelected(row, selected) || part?.kind !== "transfer" || part.noteId === null) return row;
    const before = rest.get(part.noteId) ?? zero(USD);
    const after = subtract(before, usd(part.entry.amountUsd));
    if (after.minor < 0n) {
      const sentence = `${formatMoney(before)} of the amount approved for this programme is left to transfer.`;
      return { ...row, verdict: "error", remarks: [...row.remarks, { tone: "error", sentence, column: null }] };
    }
    rest.set(part.noteId, after);
    return row;
  });
}

/** Reads every row of a file of transfers and refunds; nothing is known of the books yet. */
export function readTransfers(table: Table, mapping: TransferMapping, known: KnownTransfers): Reading[] {
  const rows = rowsOf(table, mapping.columns);
  const columns = columnsOfTransfers(rows, mapping);
  return numbered(rows.map((row) => readRow(row, columns, mapping, known, table.headings)));
}
