import { folded, readAmountCell } from "@/lib/imports/table/cells/rules";
import type { Table } from "@/lib/imports/table/rules";
import { type Usd, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Level, type Measure, MEASURES } from "../schema";

/** One figure as the statement writes it. */
export type Line = {
  readonly label: string;
  readonly year: number | null;
  readonly measure: Measure;
  readonly amount: Usd;
};

const SUBJECT: Readonly<Record<Level, RegExp>> = {
  donors: /donor|contributor|partner|name/,
  organisations: /organi[sz]ation|agency|puno|partner|name/,
  fund: /account|line|item|name|description/,
};

/** Special ones before plain ones: the first that fits is meant. Whole words only: "indirect" is not "direct". */
const SOUND: Readonly<Record<Measure, RegExp>> = {
  "transfers-to-funds": /\btransfers? to (other )?funds?\b/,
  "puno-interest":
    /\b(punos?|organi[sz]ations?|agency|agencies)\b.*\binterest\b|\binterest\b.*\b(punos?|organi[sz]ations?|agency|agencies)\b/,
  "fund-interest": /\bfunds?\b.*\binterest\b|\binterest\b.*\bfunds?\b/,
  "other-income": /\bother (income|sources)\b/,
  "agent-fee": /\b(agent|aa|administrative)\b.*\bfees?\b|^fees? of the (administrative )?(agent|aa)\b/,
  "direct-costs": /\bdirect costs?\b/,
  "bank-charges": /\bbank charges?\b/,
  "cash-with-agent": /\bbalance\b.*\b(agent|aa)\b|\bcash\b(?!.*\btransfer)/,
  pledges: /\bpledge[ds]?\b/,
  commitments: /\bcommit(ted|ments?)\b/,
  refunds: /\brefund(s|ed)?\b/,
  transfers: /\btransfer(s|red)?\b/,
  expenditure: /\bexpend(ed|itures?)\b|\bspent\b/,
  deposits: /\b(deposit(s|ed)?|paid|received|contributions?)\b/,
};

/** Of two amounts, or of what came of an amount: none of the plain measures. */
const DERIVED = /\b(interest|fees?|net|receivables?|outstanding)\b/;
const PLAIN: readonly string[] = ["pledges", "commitments", "refunds", "transfers", "expenditure", "deposits"];

/** The measure a heading or the name of an account sounds like; none where it sounds like one of another level. */
function measureOf(text: string, level: Level): Measure | undefined {
  const words = folded(text).replaceAll("_", " ");
  const [found = ""] = Object.entries(SOUND).find(([, sound]) => sound.test(words)) ?? [];
  if (PLAIN.includes(found) && DERIVED.test(words)) return undefined;
  return MEASURES[level].find((measure) => measure === found);
}

const refused = (sentence: string) => new Refusal("invalid", sentence, { file: sentence });

/** Amounts that cannot be read, by row; all are named before anything is kept. */
function amountOf(text: string, row: number, heading: string, wrong: string[]): Usd | null {
  const cell = readAmountCell(text, "USD");
  if (cell === null) return null;
  if (cell === undefined || (cell.decimal.split(".")[1]?.length ?? 0) > 2) {
    wrong.push(`Row ${row}, ${heading}: “${text}” is no amount in USD.`);
    return null;
  }
  return usd(`${cell.isNegative ? "-" : ""}${cell.decimal}`);
}

function yearOf(text: string, row: number, wrong: string[]): number | null {
  const [year] = /\b(19|20)\d{2}\b/.exec(text) ?? [];
  if (text !== "" && !year) wrong.push(`Row ${row}: “${text}” is no year.`);
  return year ? Number(year) : null;
}

type Columns = { subject: number; year: number; measures: readonly { at: number; measure: Measure }[] };

function columnsOf({ headings }: Table, level: Level): Columns {
  const find = (sound: RegExp) => headings.findIndex((heading) => sound.test(folded(heading)));
  const subject = find(SUBJECT[level]);
  const year = find(/year/);
  const measures = headings.flatMap((heading, at) => {
    const measure = at === subject || at === year ? undefined : measureOf(heading, level);
    return measure ? [{ at, measure }] : [];
  });
  if (subject < 0) throw refused("No column says what the lines are about: check the headings.");
  const twice = measures.find(({ measure }, index) => measures.slice(0, index).some((one) => one.measure === measure));
  const alike = measures.flatMap(({ at, measure }) => (measure === twice?.measure ? [`“${headings[at]}”`] : []));
  if (twice) throw refused(`The columns ${alike.join(" and ")} sound like one figure: leave in the one that is meant.`);
  return { subject, year, measures };
}

/** A row with more cells than headings holds an amount cut in two at its comma: "1,000.00" would be read as 1. */
function refuseWide({ headings, rows }: Table, wrong: string[]): void {
  for (const [index, row] of rows.entries())
    if (row.slice(headings.length).some((cell) => cell !== ""))
      wrong.push(
        `Row ${index + 2} has ${row.length} cells and the headings are ${headings.length}: an amount with a comma in it stands in quotation marks.`,
      );
}

function linesOfFund(table: Table, { subject }: Columns, wrong: string[]): Line[] {
  const at = table.headings.findIndex((heading) => /amount|usd|value|total/.test(folded(heading)));
  if (at < 0) throw refused("No column holds the amounts: call it Amount.");
  return table.rows.flatMap((row, index) => {
    const label = row[subject] ?? "";
    const amount = amountOf(row[at] ?? "", index + 2, table.headings[at] ?? "", wrong);
    const measure = measureOf(label, "fund");
    if (label && !measure) wrong.push(`Row ${index + 2}: “${label}” is no account of the Fund.`);
    if (amount && !label) wrong.push(`Row ${index + 2} names no account.`);
    return amount && measure ? [{ label, year: null, measure, amount }] : [];
  });
}

/** Our books know the year of everything but expenditure: a figure without one is held against nothing, such as a total. */
function linesOfNames(table: Table, columns: Columns, wrong: string[]): Line[] {
  return table.rows.flatMap((row, index) => {
    const label = row[columns.subject] ?? "";
    const stated = columns.year < 0 ? null : (row[columns.year] ?? "");
    const year = stated === null ? null : yearOf(stated, index + 2, wrong);
    const lines = columns.measures.flatMap(({ at, measure }): Line[] => {
      const amount = amountOf(row[at] ?? "", index + 2, table.headings[at] ?? "", wrong);
      return amount ? [{ label, year, measure, amount }] : [];
    });
    if (lines.length > 0 && label === "") wrong.push(`Row ${index + 2} names nobody.`);
    if (stated === "" && lines.some(({ measure }) => measure !== "expenditure"))
      wrong.push(`Row ${index + 2}: the year is missing.`);
    return lines;
  });
}

/** The figures of a statement. Refuses, naming every row, what cannot be read. */
export function readStatement(table: Table, level: Level): Line[] {
  const columns = columnsOf(table, level);
  const wrong: string[] = [];
  if (level !== "fund" && columns.measures.length === 0)
    throw refused("No column holds figures that can be compared: check the headings.");
  refuseWide(table, wrong);
  const lines = level === "fund" ? linesOfFund(table, columns, wrong) : linesOfNames(table, columns, wrong);
  if (wrong.length > 0)
    throw refused(`${wrong.slice(0, 10).join(" ")}${wrong.length > 10 ? ` And ${wrong.length - 10} more.` : ""}`);
  if (lines.length === 0) throw refused("The statement holds no figures.");
  return lines;
}
