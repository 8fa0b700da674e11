import { expect, test } from "vitest";
import { usd } from "@/lib/kernel/money";
import { MEASURE_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import { MEASURES } from "@/lib/reconciliation/reconciliation.schema";
import { compareBooks, countStates, keyOf, type Note, type Stated } from "@/lib/reconciliation/statement-cells";
import { readStatement as readWith, type StatementChoices } from "@/lib/reconciliation/statement-lines";

const UNASKED: StatementChoices = { notation: "", factor: "" };
const readStatement = (
  table: Parameters<typeof readWith>[0],
  level: Parameters<typeof readWith>[1],
  choices: Partial<StatementChoices> = {},
) => readWith(table, level, { ...UNASKED, ...choices });

const stated = (label: string, amount: string, year: number | null = 2024): Stated => ({
  subject: label,
  label,
  year,
  measure: "deposits",
  amount: usd(amount),
});
const note = (difference: string): Note => ({
  kind: "timing",
  text: "Booked in January.",
  by: "Ann",
  at: new Date(0),
  difference: usd(difference),
});

test("figures agree to the cent or are open, the largest difference first; below a dollar from whole dollars it is rounding", () => {
  const ours = [stated("A", "10.00"), stated("B", "4.01"), stated("C", "7.00"), stated("D", "1.00")];
  const theirs = [stated("A", "10.00"), stated("B", "5.00"), stated("C", "9.00"), stated("E", "100.00")];
  const cells = compareBooks(ours, theirs, new Map());
  expect(cells.map(({ label, state, isRounding }) => [label, state, isRounding])).toEqual([
    ["E", "open", false],
    ["C", "open", false],
    ["D", "open", false],
    ["B", "explained", true],
    ["A", "agreed", false],
  ]);
  expect(countStates(cells)).toEqual({ open: 3, explained: 1, agreed: 1 });
});

test("a figure stated with its cents was not rounded: it agrees to the cent or is open", () => {
  for (const theirs of ["4.01", "4.10"]) {
    const [cell] = compareBooks([stated("A", "5.00")], [stated("A", theirs)], new Map());
    expect([cell?.state, cell?.isRounding]).toEqual(["open", false]);
  }
});

test("lines of one figure are added up before they are compared", () => {
  const [cell] = compareBooks([stated("A", "10.00")], [stated("A", "4.00"), stated("A", "6.00")], new Map());
  expect(cell?.state).toBe("agreed");
});

test("a note explains the difference it was written for, and no other", () => {
  const key = keyOf(stated("A", "0"));
  const of = (ours: string) =>
    compareBooks([stated("A", ours)], [stated("A", "10.00")], new Map([[key, note("5.00")]]))[0];
  expect(of("15.00")?.state).toBe("explained");
  expect(of("16.00")?.state).toBe("open");
  expect(of("14.00")?.state).toBe("open");
  expect(of("10.00")?.state).toBe("agreed");
});

test("a statement is read by the sound of its headings, or says which rows it cannot read", () => {
  const table = {
    headings: ["Contributor", "Year", "Deposits (USD)", "Remarks"],
    rows: [["Norway", "FY 2023", "1,000.50", ""]],
  };
  expect(readStatement(table, "donors")).toEqual([
    { label: "Norway", year: 2023, measure: "deposits", amount: usd("1000.50") },
  ]);
  const broken = {
    ...table,
    rows: [
      ["Norway", "2023", "many", ""],
      ["Sweden", "soon", "5", ""],
    ],
  };
  expect(() => readStatement(broken, "donors")).toThrow(
    /Row 2, Deposits \(USD\): “many” is not a valid USD amount\. Row 3: “soon” is no year\./,
  );
});

test("accounts of the Fund are told apart by their names", () => {
  const names = [
    "Contributor deposits",
    "Fund earned interest",
    "Interest from PUNOs",
    "AA fee",
    "Direct costs",
    "Bank charges",
    "Transfers to other funds",
    "Transfers to PUNOs",
    "Refunds",
    "Balance with AA",
  ];
  const table = { headings: ["Account", "Amount"], rows: names.map((name) => [name, "1.00"]) };
  expect(readStatement(table, "fund").map(({ measure }) => measure)).toEqual([
    "deposits",
    "fund-interest",
    "puno-interest",
    "agent-fee",
    "direct-costs",
    "bank-charges",
    "transfers-to-funds",
    "transfers",
    "refunds",
    "cash-with-agent",
  ]);
});

const account = (name: string) =>
  readStatement({ headings: ["Account", "Amount"], rows: [[name, "1.00"]] }, "fund").map(({ measure }) => measure);

test.each([
  ["Refunds by organisations", "refunds"],
  ["Interest from organisations of the Fund", "puno-interest"],
  ["Fund earned interest", "fund-interest"],
  ["Administrative Agent’s fee", "agent-fee"],
  ["Expenditures", "expenditure"],
  ["Amounts spent", "expenditure"],
  ["DEPOSITS_RECEIVED", "deposits"],
])("“%s” is the account %s", (name, measure) => {
  expect(account(name)).toEqual([measure]);
});

test.each([
  "Indirect costs",
  "Refunds of interest",
  "Unspent balance",
  "Contributions receivable",
  "Contribution commitments",
  "Transfers, net of refunds",
  "Interest on deposits",
  "Amounts unpaid",
])("“%s” is taken for no account and named", (name) => {
  expect(() => account(name)).toThrow(`Row 2: “${name}” is no account of the Fund.`);
});

test("a column of another measure is not taken for a donor's deposits", () => {
  const headings = [
    "Donor",
    "Year",
    "Deposits",
    "AA fee on deposits",
    "Contributions receivable",
    "Refunds of deposits",
  ];
  const rows = [["Norway", "2023", "100.00", "1.00", "7.00", "3.00"]];
  expect(readStatement({ headings, rows }, "donors")).toEqual([
    { label: "Norway", year: 2023, measure: "deposits", amount: usd("100.00") },
  ]);
});

test.each([
  ["an amount cut in two", [["Norway", "2023", "1", "000.00"]], /^Row 2 has 4 cells and the headings are 3: an amount/],
  ["a total without a year", [["Total", "", "5.00"]], /^Row 2: the year is missing\.$/],
  ["an amount of nobody", [["", "2023", "5.00"]], /^Row 2 names nobody\.$/],
])("%s is named, not taken for a figure", (_, rows, sentence) => {
  expect(() => readStatement({ headings: ["Donor", "Year", "Deposits"], rows }, "donors")).toThrow(sentence);
});

test("rows that say nothing, and expenditure whose year nobody knows, are no error", () => {
  const headings = ["Organisation", "Year", "Expenditure"];
  const rows = [["IOM", "", "5.00"], ["Source: the agent"], ["", "", "", ""]];
  expect(readStatement({ headings, rows }, "organisations")).toEqual([
    { label: "IOM", year: null, measure: "expenditure", amount: usd("5.00") },
  ]);
});

test("two columns that sound like one figure are named, not added up", () => {
  const table = { headings: ["Donor", "Paid", "Received in 2023"], rows: [["Norway", "5.00", "5.00"]] };
  expect(() => readStatement(table, "donors")).toThrow("“Paid” and “Received in 2023” sound like one figure");
});

test("an amount without an account is named", () => {
  const table = {
    headings: ["Account", "Amount"],
    rows: [
      ["Deposits", "5.00"],
      ["", "7.00"],
    ],
  };
  expect(() => readStatement(table, "fund")).toThrow("Row 3 names no account.");
});

test.each(MEASURES.fund)("the account %s is read by the name it has here", (measure) => {
  const table = { headings: ["Account", "Amount"], rows: [[MEASURE_LABELS[measure], "5"]] };
  expect(readStatement(table, "fund")).toMatchObject([{ measure }]);
});

const deposits = (heading: string, ...figures: string[]) => ({
  headings: ["Donor", "Year", heading],
  rows: figures.map((figure) => ["Norway", "2023", figure]),
});

test("a statement asks how its figures are written where they can be read in two ways", () => {
  const table = deposits("Deposits", "250.000");
  expect(() => readStatement(table, "donors")).toThrow(
    "“250.000” in column “Deposits” can mean 250 or 250,000. Choose the number format.",
  );
  expect(readStatement(table, "donors", { notation: "comma" })[0]?.amount).toEqual(usd("250000"));
  expect(readStatement(table, "donors", { notation: "point" })[0]?.amount).toEqual(usd("250"));
  const decided = deposits("Deposits", "250.000", "1.250.000", "12.500");
  expect(readStatement(decided, "donors").map(({ amount }) => amount)).toEqual([
    usd("250000"),
    usd("1250000"),
    usd("12500"),
  ]);
});

test("a statement asks for the factor of a unit in its headings, and refuses another currency", () => {
  const table = deposits("Deposits (USD million)", "1.25");
  expect(() => readStatement(table, "donors")).toThrow(
    "The heading “Deposits (USD million)” names a unit. Choose the factor of its amounts.",
  );
  expect(readStatement(table, "donors", { factor: "1000000" })[0]?.amount).toEqual(usd("1250000"));
  expect(() => readStatement(deposits("Deposits (EUR)", "5"), "donors")).toThrow(
    "The heading “Deposits (EUR)” names EUR. Enter the figures of a statement in USD.",
  );
});
