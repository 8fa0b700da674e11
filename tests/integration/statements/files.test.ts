import { beforeAll, expect, test } from "vitest";
import { statementPdf } from "@/components/statements/pdf/document";
import { KIND_LABELS } from "@/lib/contributions/contribution.labels";
import { formatDay, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { formatMoney, money, usd } from "@/lib/kernel/money";
import {
  BASIS_LABELS,
  exchangeSentence,
  methodOf,
  stateOfEntry,
  UNEARMARKED_LABEL,
} from "@/lib/statements/statement.labels";
import { findStatement } from "@/lib/statements/statement.queries";
import type { Statement, StatementContribution, StatementEntry } from "@/lib/statements/statement";
import { bare, pagesOf, rowsOf, screenOf } from "./forms";
import { approve, note, setStatementStage } from "./stage";

const CLOCKS = { asOf: "2024-12-31", knownOn: today() };
const SLUGS = ["germany", "norway", "france", "beyond"] as const;

const statements = new Map<string, Statement>();

/** The statements of three donors, and Germany's once more was allocated out of a pool than anybody paid into it. */
beforeAll(async () => {
  const { cast } = await setStatementStage();
  const keep = async (name: string, slug: string) => {
    const found = await findStatement(cast.auditor, slug, CLOCKS);
    if (found) statements.set(name, found);
  };
  for (const slug of ["germany", "norway", "france"]) await keep(slug, slug);
  // Only a record carried over is charged to a pool whatever it holds.
  const older = await note(cast.agency, "Older record");
  await db.conceptNote.update({ where: { id: older }, data: { source: "An older record" } });
  await approve(cast.fmuHead, older, [{ source: { area: 5, region: null }, amount: usd("5000") }]);
  await keep("beyond", "germany");
});

function statementOf(slug: string): Statement {
  const found = statements.get(slug);
  if (!found) throw new Error(`${slug} has no statement.`);
  return found;
}

const inUsd = (amount: string) => formatMoney(usd(amount));
const dayValue = (day: string) => new Date(`${day}T00:00:00Z`);

/** Every total of the page with the words beside it. */
const totalsOf = ({ totals, direct, notional, supported, unallocated, exchangeDifference }: Statement) => [
  ["Pledged", totals.pledged],
  ["Committed", totals.committed],
  ["Deposited", totals.deposited],
  ["Receivable", totals.receivable],
  ["AA fee", totals.fee],
  ["Net deposits", totals.net],
  ["Direct support", direct.allocated],
  ["Notional support", notional.allocated],
  ["Supported", supported.allocated],
  ["Unallocated", unallocated],
  ...(exchangeDifference === null ? [] : [["Exchange difference", exchangeDifference]]),
];

const ofDeposit = ({ kind }: StatementEntry, amounts: readonly string[]) => (kind === "deposit" ? amounts : []);

/** The cells of an entry in their order; the page says "at" before a rate. */
function entryCells(entry: StatementEntry, at: string): string[] {
  const { kind, effectiveOn, amount, currency, rate, rateOn, amountUsd, feeUsd, netUsd, earmarks } = entry;
  return [
    KIND_LABELS[kind],
    ...stateOfEntry(entry),
    formatDay(effectiveOn),
    formatMoney(money(amount, currency)),
    ...(currency === "USD" ? [] : [`${at}${rate} of ${formatDay(rateOn)}`]),
    ...[amountUsd, ...ofDeposit(entry, [feeUsd, netUsd])].map(inUsd),
    ...(earmarks.length === 0
      ? [UNEARMARKED_LABEL]
      : earmarks.map(({ label, amountUsd: bound }) => `${label}: ${inUsd(bound)}`)),
  ];
}

const closingOf = ({ receivable, exchangeDifference }: StatementContribution) =>
  `Receivable: ${inUsd(receivable)}. ${exchangeDifference === null ? "" : exchangeSentence(exchangeDifference)}`;

/** Every line of the tables, cell after cell, as a reader of the page or of the PDF reads it. */
function linesOf({ pools, support, totals, supported, unallocated, contributions }: Statement, at: string): string[] {
  const given = contributions.flatMap((one) => [
    ...one.entries.map((entry) => entryCells(entry, at)),
    [closingOf(one)],
  ]);
  return [
    ...support.map((one) => [
      one.reference,
      one.title,
      BASIS_LABELS[one.basis],
      one.label,
      ...[one.allocatedOfPool, one.allocated, one.transferred, one.expenditure].map(inUsd),
    ]),
    ["All programmes", ...[supported.allocated, supported.transferred, supported.expenditure].map(inUsd)],
    ...pools.map((pool) => [
      pool.label,
      BASIS_LABELS[pool.basis],
      ...[pool.gross, pool.fee, pool.net, pool.netOfAll].map(inUsd),
      pool.percent === null ? "None" : `${pool.percent} %`,
      inUsd(pool.supported),
      inUsd(pool.unallocated),
    ]),
    ["All pools", ...[totals.deposited, totals.fee, totals.net, supported.allocated, unallocated].map(inUsd)],
    ...given,
  ].map((cells) => bare(cells.join("")));
}

test.each(SLUGS)("the PDF of %s prints every figure of the page, the two days and the method in full", async (slug) => {
  const statement = statementOf(slug);
  const pages = await pagesOf(statement);
  const all = bare(pages.join(" "));
  for (const [label = "", amount = ""] of totalsOf(statement)) expect(all).toContain(bare(`${label}${inUsd(amount)}`));
  for (const line of linesOf(statement, "")) expect(all).toContain(line);
  for (const { text } of methodOf(statement)) expect(all).toContain(bare(text));
  expect(pages.join(" ")).toContain(
    `${statement.fundName} Statement of ${statement.donor.name} As of 31 December 2024, as known on`,
  );
  pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
});

test("an amount of thousands of millions stands on one line of the PDF", async () => {
  const statement = statementOf("germany");
  const amount = "5394816457.73";
  const pools = statement.pools.map((pool) => ({ ...pool, netOfAll: amount }));
  const totals = { ...statement.totals, net: amount };
  const all = (await pagesOf({ ...statement, pools, totals })).join(" ");
  // In the summary, in the line of totals, and in each pool.
  expect(all.split(inUsd(amount))).toHaveLength(pools.length + 3);
});

test.each(SLUGS)("the page of %s shows the same figures and the same method", (slug) => {
  const statement = statementOf(slug);
  const all = bare(screenOf(statement));
  for (const [label = "", amount = ""] of totalsOf(statement)) expect(all).toContain(bare(`${label}${inUsd(amount)}`));
  for (const line of linesOf(statement, "at ")) expect(all).toContain(line);
  for (const { text } of methodOf(statement)) expect(all).toContain(bare(text));
});

test.each(SLUGS)("the workbook of %s holds the totals of the page, the days and the method", async (slug) => {
  const statement = statementOf(slug);
  const about = (await rowsOf(statement, "About")).map(({ What, Value: value }) => [What, value] as const);
  const values = new Map(about);
  for (const [label = "", amount = ""] of totalsOf(statement))
    expect(values.get(`${label} (USD)`)).toBe(Number(amount));
  expect(values.get("As of")).toEqual(dayValue("2024-12-31"));
  for (const { title, text } of methodOf(statement)) expect(values.get(`Method: ${title}`)).toBe(text);
  expect(about.filter(([what]) => String(what).startsWith("Method:"))).toHaveLength(methodOf(statement).length);
});

test.each(SLUGS)("the workbook of %s holds the programmes and pools of the page, and their sums", async (slug) => {
  const { support, supported, pools, totals, unallocated } = statementOf(slug);
  const table = {
    Programmes: await rowsOf(statementOf(slug), "Programmes"),
    Pools: await rowsOf(statementOf(slug), "Pools"),
  };
  const column = (sheet: keyof typeof table, header: string) => table[sheet].map((row) => row[header]);
  const sums = [
    ["This donor’s part (USD)", "allocated"],
    ["Of it transferred (USD)", "transferred"],
    ["Of it spent (USD)", "expenditure"],
  ] as const;
  for (const [header, key] of sums)
    expect(column("Programmes", header)).toEqual([...support, supported].map((one) => Number(one[key])));
  expect(column("Programmes", "Programme")).toEqual([...support.map(({ reference }) => reference), "All"]);
  const ofPools = [
    ["Deposits (USD)", "gross", totals.deposited],
    ["AA fee (USD)", "fee", totals.fee],
    ["Net deposits (USD)", "net", totals.net],
    ["Supported (USD)", "supported", supported.allocated],
    ["Unallocated (USD)", "unallocated", unallocated],
  ] as const;
  for (const [header, key, total] of ofPools)
    expect(column("Pools", header)).toEqual([...pools.map((pool) => pool[key]), total].map(Number));
});

test.each(SLUGS)("the workbook of %s holds each contribution's receivable and exchange difference", async (slug) => {
  const { contributions, totals, exchangeDifference } = statementOf(slug);
  const rows = await rowsOf(statementOf(slug), "Contributions");
  const all = { reference: "All", receivable: totals.receivable, exchangeDifference };
  expect(rows.map((row) => [row["Contribution"], row["Receivable (USD)"], row["Exchange difference (USD)"]])).toEqual(
    [...contributions, all].map((one) => [
      one.reference,
      Number(one.receivable),
      one.exchangeDifference === null ? null : Number(one.exchangeDifference),
    ]),
  );
});

test.each(SLUGS)("the workbook of %s holds each entry; fee and net are of deposits only and add up", async (slug) => {
  const { contributions, totals } = statementOf(slug);
  const rows = await rowsOf(statementOf(slug), "Entries");
  const entries = contributions.flatMap((one) => one.entries);
  const of = (entry: StatementEntry, amount: string) => (entry.kind === "deposit" ? Number(amount) : null);
  expect(rows).toHaveLength(entries.length);
  entries.forEach((entry, index) =>
    expect(rows[index]).toMatchObject({
      Kind: KIND_LABELS[entry.kind],
      Date: dayValue(entry.effectiveOn),
      Currency: entry.currency,
      Amount: Number(entry.amount),
      "USD value": Number(entry.amountUsd),
      "Rate (USD per unit)": entry.currency === "USD" ? null : Number(entry.rate),
      "Date of rate": entry.currency === "USD" ? null : dayValue(entry.rateOn),
      "AA fee (USD)": of(entry, entry.feeUsd),
      "Net (USD)": of(entry, entry.netUsd),
      "Recorded on": dayValue(entry.recordedOn),
    }),
  );
  const sum = (header: string) => rows.reduce((total, row) => total + Math.round(Number(row[header] ?? 0) * 100), 0);
  expect([sum("AA fee (USD)"), sum("Net (USD)")]).toEqual(
    [totals.fee, totals.net].map((amount) => Math.round(Number(amount) * 100)),
  );
});

test("what was allocated beyond all deposits is named in the method, and only where there is such a pool", () => {
  expect(statementOf("germany").beyondDeposits).toEqual([]);
  const { beyondDeposits } = statementOf("beyond");
  expect(beyondDeposits).toEqual([expect.stringContaining("5")]);
  const words = (slug: string) => methodOf(statementOf(slug)).map(({ title }) => title);
  expect(words("beyond")).toEqual([...words("germany"), "Allocated beyond deposits"]);
});

test("the PDF embeds its fonts", async () => {
  const file = Buffer.from(await statementPdf(statementOf("germany"))).toString("latin1");
  expect(file).toMatch(/BaseFont \/\w+\+SourceSans3-Regular/);
  expect(file).toMatch(/BaseFont \/\w+\+SourceSerif4-SemiBold/);
  expect(file).not.toContain("Helvetica");
});

test("names in scripts that the fonts of the site do not hold are set in fonts that do", async () => {
  const statement = statementOf("france");
  const [first] = statement.contributions;
  const contributions = first
    ? [
        { ...first, title: "日本国" },
        { ...first, title: "الدعم" },
      ]
    : [];
  const named = { ...statement, donor: { ...statement.donor, name: "대한민국" }, contributions };
  const file = Buffer.from(await statementPdf(named)).toString("latin1");
  for (const font of ["NotoSansKR", "NotoSansHans", "NotoSansArabic"])
    expect(file).toMatch(new RegExp(`BaseFont /\\w+\\+${font}`));
  expect((await pagesOf(named)).join(" ")).toContain("Statement of 대한민국");
});

test("a title that begins like a formula is text in the workbook", async () => {
  const statement = statementOf("france");
  const [first] = statement.contributions;
  const named = { ...statement, contributions: first ? [{ ...first, title: "=1+1" }] : [] };
  expect((await rowsOf(named, "Entries")).map((row) => row["Title"])).toEqual(["'=1+1", "'=1+1"]);
});
