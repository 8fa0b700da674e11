import {
  type AmountNotation,
  notationOfColumn,
  readAmountCell,
  tidy,
  type UnitFactor,
  unitOfHeading,
} from "@/lib/kernel/amount-notation";
import { digitsOf, isCurrency } from "@/lib/kernel/currencies";
import { decimalsOf, money, toDecimal } from "@/lib/kernel/money";

/** What a person chose for the amounts of a file; "" where nothing was chosen. */
export type AmountChoices = {
  readonly notation: AmountNotation | "";
  readonly factors: Readonly<Partial<Record<string, UnitFactor | "">>>;
};

/** A cell of a column of amounts. A number of a workbook has one reading; `currency` is "" where none is known. */
export type Cell = { readonly text: string; readonly isNumber: boolean; readonly currency: string };

/** A column whose cells have two readings, with examples. */
export type UndecidedColumn = { readonly heading: string; readonly examples: readonly string[] };

/** An amount that was understood, also zero: its decimals fit its currency. Null where the cell is empty. */
export type AmountRead =
  | { readonly amount: string; readonly isNegative: boolean }
  /** Why the cell is not an amount. */
  | { readonly error: string }
  | null;

export type AmountColumn = {
  readonly undecided: UndecidedColumn | null;
  readonly read: (cell: Cell) => AmountRead;
};

/** "1.25" times 1,000,000 is "1250000": the point moves, so that no digit is lost. */
export function shiftDecimal(decimal: string, factor: UnitFactor): string {
  const places = factor.length - 1;
  const [whole = "", fraction = ""] = decimal.split(".");
  const digits = `${whole}${fraction.padEnd(places, "0").slice(0, places)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(places);
  return rest === "" ? digits : `${digits}.${rest}`;
}

/** Amounts stop below ten million million, far above any fund. */
const WHOLE_DIGITS = 13;

function amountOf(decimal: string, currency: string): AmountRead {
  const [whole = "", fraction = ""] = decimal.split(".");
  if (fraction.length > digitsOf(currency)) return { error: `${currency} has ${decimalsOf(currency)}.` };
  if (whole.replace(/^0+/, "").length > WHOLE_DIGITS) return { error: "This amount is too large to be recorded." };
  return { amount: toDecimal(money(decimal, currency)), isNegative: false };
}

/** "250,000.00" and "250.00", without the currency, which may differ from row to row. */
const bothReadings = (text: string): string[] =>
  (["point", "comma"] as const).flatMap((notation) => {
    const cell = readAmountCell(text, "", notation);
    return cell ? [cell.decimal.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ","))] : [];
  });

/** “250.000” in column “Deposit” can mean 250 or 250,000. */
export const sentenceOfUndecided = ({ heading, examples }: UndecidedColumn): string => {
  const [example = ""] = examples.filter((text) => bothReadings(text).length === 2);
  const other = examples.find((text) => text !== example);
  return example
    ? `“${example}” in column “${heading}” can mean ${bothReadings(example).join(" or ")}.`
    : `Column “${heading}” holds “${examples[0] ?? ""}” and “${other ?? ""}”, which are written in different ways.`;
};

/**
 * How the amounts of one column are read: by the notation that its cells show, else by the one chosen, times the
 * factor chosen for its heading.
 */
export function amountColumn(
  { heading, field }: { readonly heading: string; readonly field: string },
  cells: readonly Cell[],
  { notation: chosen, factors }: AmountChoices,
): AmountColumn {
  const shown = notationOfColumn(cells.filter(({ isNumber }) => !isNumber));
  const notation = shown.kind === "decided" ? shown.notation : chosen;
  const factor = factors[field] || "1";
  const undecided = shown.kind === "asked" ? { heading, examples: shown.examples } : null;

  function readText({ text, currency }: Cell): AmountRead {
    const invalid = {
      error: `“${text}” is not a valid ${currency ? `${currency} amount` : "amount: its currency is missing"}.`,
    };
    if (notation === "") {
      const [point, comma] = (["point", "comma"] as const).map((one) => readAmountCell(text, currency, one));
      if (point && comma && point.decimal !== comma.decimal && undecided)
        return { error: `${sentenceOfUndecided({ heading, examples: [text] })} Choose how amounts are written.` };
      return readDecimal(point ?? comma, invalid, currency);
    }
    return readDecimal(readAmountCell(text, currency, notation), invalid, currency);
  }
  function readDecimal(
    cell: ReturnType<typeof readAmountCell>,
    invalid: { readonly error: string },
    currency: string,
  ): AmountRead {
    if (cell === undefined || (cell && !isCurrency(currency))) return invalid;
    if (cell === null) return null;
    const amount = amountOf(shiftDecimal(cell.decimal, factor), currency);
    return amount && "amount" in amount ? { ...amount, isNegative: cell.isNegative } : amount;
  }
  return {
    undecided,
    read: (cell) => {
      if (!cell.isNumber) return readText(cell);
      const invalid = { error: `“${cell.text}” is not a valid ${cell.currency} amount.` };
      return readDecimal(readAmountCell(cell.text, cell.currency, "point"), invalid, cell.currency);
    },
  };
}

/** Codes of currencies that are also English words in headings. */
const ENGLISH = new Set(["ALL", "TOP"]);

/** Codes of currencies that a heading names: "Deposit EUR" names EUR. */
export const currenciesOfHeading = (heading: string): string[] => {
  const codes: string[] = tidy(heading.replace(/([a-z])([A-Z])/g, "$1 $2")).match(/\b[A-Z]{3}\b/g) ?? [];
  return [...new Set(codes)].filter((code) => isCurrency(code) && !ENGLISH.has(code));
};

/** What to ask about the unit a heading names; null where it names none or a factor was chosen. */
export const missingFactor = (heading: string, chosen: UnitFactor | "" | undefined): string | null =>
  heading !== "" && unitOfHeading(heading) !== null && !chosen
    ? `The heading “${heading}” names a unit. Choose the factor of its amounts.`
    : null;

export const isZero = (amount: string): boolean => !/[1-9]/.test(amount);
