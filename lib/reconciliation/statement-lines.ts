import {
  type AmountColumn,
  amountColumn,
  currenciesOfHeading,
  missingFactor,
  sentenceOfUndecided,
} from "@/lib/imports/amount-columns";
import { folded } from "@/lib/imports/reader/cells";
import { cellKey, type Table } from "@/lib/imports/reader/table";
import type { AmountNotation, UnitFactor } from "@/lib/kernel/amount-notation";
import { type Usd, usd, USD } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Level, type Measure, MEASURES } from "./reconciliation.schema";

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

/** What a person chose for the figures of a statement; "" where nothing was chosen. */
export type StatementChoices = { readonly notation: AmountNotation | ""; readonly factor: UnitFactor | "" };

/** A column of figures in USD. Refuses a unit without a factor, another currency, and figures with two readings. */
function figuresAt(
  { headings, rows, numbers }: Table,
  at: number,
  { notation, factor }: StatementChoices,
): AmountColumn {
  const heading = headings[at] ?? "";
  const unit = missingFactor(heading, factor);
  if (unit) throw new Refusal("invalid", unit, { factor: unit });
  const [other] = currenciesOfHeading(heading);
  if (other !== undefined && !currenciesOfHeading(heading).includes(USD))
    throw refused(`The heading “${heading}” names ${other}. Enter the figures of a statement in USD.`);
  const cells = rows.map((row, index) => cellOf(row, index, at, numbers));
  const column = amountColumn({ heading, field: "figure" }, cells, { notation, factors: { figure: factor } });
  if (column.undecided && notation === "") {
    const sentence = `${sentenceOfUndecided(column.undecided)} Choose the number format.`;
    throw new Refusal("invalid", sentence, { notation: sentence });
  }
  return column;
}

const cellOf = (row: readonly string[], index: number, at: number, numbers: Table["numbers"]) => ({
  text: row[at] ?? "",
  isNumber: numbers?.has(cellKey(index, at)) ?? false,
  currency: USD,
});

type Figures = { readonly table: Table; readonly choices: StatementChoices; readonly wrong: string[] };

/** Reads the figure of each row in one column; figures that are not amounts are listed, by row. */
function figureReader({ table, choices, wrong }: Figures, at: number): (index: number) => Usd | null {
  const column = figuresAt(table, at, choices);
  return (index) => {
    const read = column.read(cellOf(table.rows[index] ?? [], index, at, table.numbers));
    if (read && "error" in read) wrong.push(`Row ${index + 2}, ${table.headings[at] ?? ""}: ${read.error}`);
    return read && "amount" in read ? usd(`${read.isNegative ? "-" : ""}${read.amount}`) : null;
  };
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

function linesOfFund(figures: Figures, { subject }: Columns): Line[] {
  const { table, wrong } = figures;
  const at = table.headings.findIndex((heading) => /amount|usd|value|total/.test(folded(heading)));
  if (at < 0) throw refused("No column holds the amounts: call it Amount.");
  const figureOf = figureReader(figures, at);
  return table.rows.flatMap((row, index) => {
    const label = row[subject] ?? "";
    const amount = figureOf(index);
    const measure = measureOf(label, "fund");
    if (label && !measure) wrong.push(`Row ${index + 2}: “${label}” is no account of the Fund.`);
    if (amount && !label) wrong.push(`Row ${index + 2} names no account.`);
    return amount && measure ? [{ label, year: null, measure, amount }] : [];
  });
}

/** Our books know the year of everything but expenditure: a figure without one is held against nothing, such as a total. */
function linesOfNames(figures: Figures, columns: Columns): Line[] {
  const { table, wrong } = figures;
  const measures = columns.measures.map(({ at, measure }) => ({ measure, figureOf: figureReader(figures, at) }));
  return table.rows.flatMap((row, index) => {
    const label = row[columns.subject] ?? "";
    const stated = columns.year < 0 ? null : (row[columns.year] ?? "");
    const year = stated === null ? null : yearOf(stated, index + 2, wrong);
    const lines = measures.flatMap(({ measure, figureOf }): Line[] => {
      const amount = figureOf(index);
      return amount ? [{ label, year, measure, amount }] : [];
    });
    if (lines.length > 0 && label === "") wrong.push(`Row ${index + 2} names nobody.`);
    if (stated === "" && lines.some(({ measure }) => measure !== "expenditure"))
      wrong.push(`Row ${index + 2}: the year is missing.`);
    return lines;
  });
}

/** The figures of a statement. Refuses, naming every row, what cannot be read, and asks what can be read in two ways. */
export function readStatement(table: Table, level: Level, choices: StatementChoices): Line[] {
  const columns = columnsOf(table, level);
  const wrong: string[] = [];
  if (level !== "fund" && columns.measures.length === 0)
    throw refused("No column holds figures that can be compared: check the headings.");
  refuseWide(table, wrong);
  const figures = { table, choices, wrong };
  const lines = level === "fund" ? linesOfFund(figures, columns) : linesOfNames(figures, columns);
  if (wrong.length > 0)
    throw refused(`${wrong.slice(0, 10).join(" ")}${wrong.length > 10 ? ` And ${wrong.length - 10} more.` : ""}`);
  if (lines.length === 0) throw refused("The statement holds no figures.");
  return lines;
}
