import { expect, test } from "vitest";
import { guessContributionMapping } from "@/lib/imports/mapping/rules";
import { contributionMapping } from "@/lib/imports/mapping/schema";
import { verdictOf } from "@/lib/imports/reading/rules";
import { type KnownTargets, readRows } from "@/lib/imports/rows/rules";
import { readTable } from "@/lib/imports/table/rules";

const KNOWN: KnownTargets = {
  today: "2026-11-24",
  firstOpenDay: "2023-01-01",
  parties: new Map([["norway", { organisationId: "1", name: "Norway" }]]),
  targets: new Map([["area 4", "area:4"]]),
  origin: "file.csv, import I-2026-001",
};

async function read(text: string, change: Record<string, unknown> = {}) {
  const table = await readTable("file.csv", Buffer.from(text));
  const mapping = contributionMapping.parse({ ...guessContributionMapping(table), source: "Test", ...change });
  return readRows(table, mapping, KNOWN).map((reading) => ({
    ...reading,
    verdict: verdictOf(reading, 0),
    said: reading.remarks.map(({ column, sentence }) => `${column ?? ""}: ${sentence}`).join(" "),
  }));
}

test("a bare number in a text file is refused, with what to do", async () => {
  const [row] = await read("Donor,Date,Deposit\nNorway,45292,500");
  expect(row?.verdict).toBe("error");
  expect(row?.said).toContain("“45292” is a bare number, as spreadsheets count days");
});

test("headings of real files are understood without help", async () => {
  const table = await readTable(
    "cbpf.csv",
    Buffer.from(
      "FiscalYear,GMSDonorName,GMSDonorISO2Code,PooledFundName,PaidAmt,PledgeAmt,LPaidAmt,LCurrencyCode\n2014,Norway,NO,Afghanistan,1,0,2,GBP",
    ),
  );
  expect(guessContributionMapping(table)).toMatchObject({
    dayFormat: "year-end",
    constants: { currency: "USD" },
    columns: {
      donor: "GMSDonorName",
      countryCode: "GMSDonorISO2Code",
      day: "FiscalYear",
      deposit: "PaidAmt",
      pledge: "PledgeAmt",
      title: "PooledFundName",
      currency: "",
    },
  });
});

test("a row becomes an entry for each amount, with where it comes from", async () => {
  const [row] = await read('Donor,Date,Pledged,Paid,Earmark\nNorway,2024-01-31,"2,000.00",500.5,Area 4');
  expect(row?.verdict).toBe("new");
  expect(
    row?.parts.map(({ kind, entry }) => [kind, entry.amount, entry.effectiveOn, entry.note, entry.earmarks]),
  ).toEqual([
    [
      "pledge",
      "2000.00",
      "2024-01-31",
      "Row 2 of file.csv, import I-2026-001.",
      [{ target: "area:4", amount: "2000.00" }],
    ],
    [
      "deposit",
      "500.50",
      "2024-01-31",
      "Row 2 of file.csv, import I-2026-001.",
      [{ target: "area:4", amount: "500.50" }],
    ],
  ]);
});

test.each([
  ["Atlantis,2024-01-31,5", "Donor: “Atlantis” is not known here"],
  [",2024-01-31,5", "Donor: The donor is missing."],
  ["Norway,31 Foo,5", "Date: “31 Foo” is no day in the format chosen."],
  ["Norway,,5", "Date: The day is missing."],
  ["Norway,2027-01-01,5", "Date: 1 January 2027 is still to come"],
  ["Norway,2024-01-31,five", "Paid: “five” is no amount in USD."],
  ["Norway,2024-01-31,€5", "Paid: “€5” is no amount in USD."],
  ["Norway,2024-01-31,-5", "Paid: An amount below zero takes something back"],
  ["Norway,2024-01-31,5.123", "Paid: USD has at most two decimals."],
  ["Norway,2024-01-31,5,6", "This row has 4 cells and the headings are 3"],
])("a row that cannot be booked says why and where: %s", async (line, sentence) => {
  const [row] = await read(`Donor,Date,Paid\n${line}`);
  expect(row?.verdict).toBe("error");
  expect(row?.said).toContain(sentence);
});

test.each([
  ["1000,2000,USD,", "error"],
  ["1000,1000.01,USD,", "error"],
  ["1000,1000,USD,", "new"],
  ["1000,1050,EUR,1.05", "new"],
  ["1000,1050.01,EUR,1.05", "error"],
])("a fee above its deposit is an error of its row: %s", async (line, verdict) => {
  const [row] = await read(`Donor,Date,Paid,Fee,Currency,Rate\nNorway,2024-01-31,${line}`);
  expect(row).toMatchObject({ verdict, said: verdict === "new" ? "" : "Fee: The fee is more than the deposit." });
});

test("a row with several amounts and one value in USD is an error: nobody says which amount it belongs to", async () => {
  const file = "Donor,Date,Committed,Paid,Currency,Amount in USD\nNorway,2024-01-31,1000,500,EUR,1100";
  const [row] = await read(file);
  expect([row?.verdict, row?.said]).toEqual(["error", expect.stringContaining("one value in USD")]);
});

test("a day in a closed period needs the file's reason, and the row's own note is then not published", async () => {
  const file = "Donor,Date,Paid,Note\nNorway,2022-12-31,5,Call Kari about this";
  const [refused] = await read(file);
  expect([refused?.verdict, refused?.said]).toEqual(["error", expect.stringContaining("The books are closed")]);
  expect(refused?.remarks).toHaveLength(1);
  const [late] = await read(file, { lateReason: "Filed late." });
  expect([late?.verdict, late?.parts[0]?.entry.note]).toEqual(["warning", "Filed late."]);
});

test("a day in a closed period, and one before the Fund opened, are said", async () => {
  const file = "Donor,Date,Paid\nNorway,2022-12-31,5\nNorway,2014-12-31,5";
  const [late, old] = await read(file, { lateReason: "Filed late." });
  expect([late?.verdict, late?.parts[0]?.entry.isLate]).toEqual(["warning", true]);
  expect(late?.said).toContain("late fact");
  expect(old?.said).toContain("before the Fund opened on 1 May 2019");
  expect(old?.parts[0]?.entry.effectiveOn).toBe("2014-12-31");
});

test("the first open day is not late", async () => {
  const [row] = await read("Donor,Date,Paid\nNorway,2023-01-01,5");
  expect([row?.verdict, row?.parts[0]?.entry.isLate]).toEqual(["new", false]);
});

test("an amount below zero is booked in no way", async () => {
  const [row] = await read("Donor,Date,Paid\nNorway,2024-01-31,-5");
  expect(row?.parts).toEqual([]);
});

test("the fee of a row is its deposit's, and no other amount bears one", async () => {
  const [row] = await read("Donor,Date,Committed,Paid,Fee\nNorway,2024-01-31,1000,500,7");
  expect(row?.parts.map(({ kind, entry }) => [kind, entry.feeUsd])).toEqual([
    ["commitment", null],
    ["deposit", "7.00"],
  ]);
});

test("zeros and empty lines are nothing to book", async () => {
  const rows = await read("Donor,Date,Paid\nNorway,2024-01-31,0.00\n\nNorway,2024-01-31,5");
  expect(rows.map(({ row, verdict }) => [row, verdict])).toEqual([
    [2, "skipped"],
    [3, "skipped"],
    [4, "new"],
  ]);
});

test("two gifts alike are told apart by their number, in whatever order they stand", async () => {
  const rows = await read("Donor,Date,Paid\nNorway,2024-01-31,5\nNorway,2024-01-31,5.00\nNorway,2024-01-31,6");
  const keys = rows.flatMap(({ parts }) => parts.map(({ natural }) => natural));
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]?.endsWith("#1") && keys[1]?.endsWith("#2")).toBe(true);
});

test("amounts of one row and donors of one day are told apart, also by an identifier", async () => {
  const naturals = async (text: string) =>
    (await read(text)).flatMap(({ parts }) => parts.map(({ natural }) => natural));
  const alike = await naturals("Donor,Date,Committed,Paid,Title\nNorway,2024-01-31,5,5,T\nSweden,2024-01-31,5,5,T");
  expect(new Set(alike.map((natural) => natural.replace(/#.*/, ""))).size).toBe(4);
  const [named] = await read("Transaction id,Donor,Date,Committed,Paid\nT1,Norway,2024-01-31,5,5");
  expect([named?.verdict, new Set(named?.parts.map(({ natural }) => natural)).size]).toEqual(["new", 2]);
});

test("a row that says nothing else than an earlier one is pointed at, and booked as another", async () => {
  const rows = await read(
    "Donor,Date,Paid,Agreement\nNorway,2024-01-31,5,N-1\nNorway,2024-01-31,5.00,N-1\nNorway,2024-01-31,5,N-2",
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["new", "warning", "new"]);
  expect(rows[1]?.said).toContain("Row 2 says the same.");
});

test("an identifier that stands twice is an error", async () => {
  const rows = await read("Transaction id,Donor,Date,Paid\nT1,Norway,2024-01-31,5\nT1,Norway,2024-02-01,6");
  expect(rows.map(({ verdict }) => verdict)).toEqual(["new", "error"]);
});

test("an amount in another currency takes its rate, or the USD value it was booked at", async () => {
  const [rated, valued, neither] = await read(
    "Donor,Date,Paid,Currency,Rate,USD value\nNorway,2024-01-31,100,EUR,1.1,\nNorway,2024-01-31,100,EUR,,108.35\nNorway,2024-01-31,100,EUR,,",
  );
  expect(rated?.parts[0]?.entry).toMatchObject({ amountUsd: "110.00", rate: "1.1" });
  expect(valued?.parts[0]?.entry).toMatchObject({ amountUsd: "108.35", rate: "1.0835" });
  expect(neither?.said).toContain("Enter how many USD one EUR is worth.");
});
