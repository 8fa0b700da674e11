import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { guessContributionMapping } from "@/lib/imports/mapping/mapping-guess";
import { contributionMapping } from "@/lib/imports/mapping/mapping.schema";
import { distinctNames } from "@/lib/imports/organisation-matching";
import { readTable } from "@/lib/imports/reader/table";
import { type KnownTargets, readRows } from "@/lib/imports/rows/contribution-rows";
import { verdictOf } from "@/lib/imports/rows/row-remarks";

const KNOWN: KnownTargets = {
  latest: "2026-11-24",
  firstOpenDay: "2023-01-01",
  parties: new Map([["norway", { organisationId: "1", name: "Norway" }]]),
  targets: new Map([["area 4", "area:4"]]),
  origin: "file.csv, import I-2026-001",
  rates: {
    tolerance: "0.05",
    onRecord: (currency, day) => ({
      onRecord: currency === "EUR" ? { currency, source: "ecb", rateOn: day, usdPerUnit: "1.0835" } : null,
      average: null,
    }),
  },
};

/** What a person answers unless a test says otherwise: amounts are in USD, rates are USD per unit. */
async function read(text: string, change: Record<string, unknown> = {}, name = "file.csv") {
  const table = await readTable(name, Buffer.from(text));
  const guess = guessContributionMapping(table);
  const constants = { ...guess.constants, currency: guess.columns.currency ? "" : "USD" };
  const quotedAs = guess.columns.rate ? "usd_per_unit" : "";
  const mapping = contributionMapping.parse({ ...guess, constants, quotedAs, source: "Test", ...change });
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

test.each([
  ["a reversed direction", "\u202e", "202E"],
  ["an escape character", "\u001b", "001B"],
])("a cell with %s is an error of its row and column", async (_, character, code) => {
  const rows = await read(
    `Donor,Date,Deposit,Title\nNorway,2024-01-31,500,Ti${character}tle\nNorway,2024-02-01,5,Good`,
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["error", "new"]);
  expect(rows[0]?.said).toContain(`Title: Character 3 (U+${code}) is invisible or incomplete and cannot be saved.`);
});

test("a name that cannot be saved is not offered as a new organisation", () => {
  const rows = [["Nor\u202eway"], ["Sweden"]];
  expect(distinctNames(rows, 0, -1)).toEqual([{ name: "Sweden", code: "" }]);
});

test("a file with a null character or half of a character is refused with a sentence", async () => {
  await expect(read("Donor,Date,Deposit\nNor\0way,2024-01-31,500")).rejects.toMatchObject({
    fields: { file: "The file holds a character that cannot be kept: save it as UTF-8." },
  });
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
    constants: { currency: "" },
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

test.each([
  ["Commitment (EUR thousand)", "commitment", "EUR"],
  ["Deposits in USD million", "deposit", "USD"],
  ["Pledged", "pledge", ""],
])("proposes the column and the currency of the heading “%s”", async (heading, field, currency) => {
  const guess = guessContributionMapping(
    await readTable("file.csv", Buffer.from(`Donor,Date,${heading}\nNorway,2024-01-31,5`)),
  );
  expect([guess.columns[field as "pledge"], guess.constants.currency]).toEqual([heading, currency]);
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
  ["Norway,2027-01-01,5", "Date: 1 January 2027 is in the future."],
  ["Norway,2024-01-31,five", "Paid: “five” is not a valid USD amount."],
  ["Norway,2024-01-31,€5", "Paid: “€5” is not a valid USD amount."],
  ["Norway,2024-01-31,-5", "Paid: An amount below zero reverses something"],
  ["Norway,2024-01-31,5.1234", "Paid: USD has at most two decimals."],
  [
    "Norway,2024-01-31,5.123",
    "Paid: “5.123” in column “Paid” can mean 5.123 or 5,123. Choose how amounts are written.",
  ],
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
  expect([row?.verdict, row?.said]).toEqual(["error", expect.stringContaining("several amounts and one USD value")]);
});

test("a day in a closed period needs the file's reason, and the row's own note is then not published", async () => {
  const file = "Donor,Date,Paid,Note\nNorway,2022-12-31,5,Call Kari about this";
  const [refused] = await read(file);
  expect([refused?.verdict, refused?.said]).toEqual(["error", expect.stringContaining("The books are closed")]);
  expect(refused?.remarks).toHaveLength(1);
  const [late] = await read(file, { lateReason: "Filed late." });
  expect([late?.verdict, late?.parts[0]?.entry.note]).toEqual(["new", "Filed late."]);
});

test("a day in a closed period, and one before the Fund opened, are said", async () => {
  const file = "Donor,Date,Paid\nNorway,2022-12-31,5\nNorway,2014-12-31,5";
  const [late, old] = await read(file, { lateReason: "Filed late." });
  expect([late?.verdict, late?.parts[0]?.entry.isLate]).toEqual(["new", true]);
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

test("an amount in another currency takes its rate, or the USD value it was recorded at", async () => {
  const [rated, valued, neither] = await read(
    "Donor,Date,Paid,Currency,Rate,USD value\nNorway,2024-01-31,100,EUR,1.1,\nNorway,2024-01-31,100,EUR,,108.35\nNorway,2024-01-31,100,EUR,,",
  );
  expect(rated?.parts[0]?.entry).toMatchObject({ amountUsd: "110.00", rate: "1.1" });
  expect(valued?.parts[0]?.entry).toMatchObject({ amountUsd: "108.35", rate: "1.0835" });
  expect([neither?.verdict, neither?.said]).toEqual([
    "error",
    "Rate: No exchange rate and no USD value. The rate on record is 1.0835 USD per EUR: choose to use rates on record.",
  ]);
});

describe("amounts", () => {
  const paid = (cells: readonly string[], change = {}) =>
    read(`Donor,Date,Paid\n${cells.map((cell) => `Norway,2024-01-31,"${cell}"`).join("\n")}`, change);
  const amounts = (rows: Awaited<ReturnType<typeof paid>>) => rows.map(({ parts }) => parts[0]?.entry.amount);

  test("are read as the whole column shows: a point for thousands does not divide by a thousand", async () => {
    expect(amounts(await paid(["250.000", "1.250.000", "12.500"]))).toEqual(["250000.00", "1250000.00", "12500.00"]);
    expect(amounts(await paid(["250,000", "17.5"]))).toEqual(["250000.00", "17.50"]);
  });

  test("that can be read in two ways are errors until a person chooses", async () => {
    const [open] = await paid(["250.000"]);
    expect([open?.verdict, open?.said]).toEqual([
      "error",
      "Paid: “250.000” in column “Paid” can mean 250 or 250,000. Choose how amounts are written.",
    ]);
    expect(amounts(await paid(["250.000"], { notation: "comma" }))).toEqual(["250000.00"]);
    expect(amounts(await paid(["250.000"], { notation: "point" }))).toEqual(["250.00"]);
  });

  test("are multiplied by the factor chosen for the unit in their heading, exactly", async () => {
    const file = "Donor,Date,Committed (USD million)\nNorway,2024-01-31,1.250001";
    const columns = { ...guessContributionMapping(await readTable("file.csv", Buffer.from(file))).columns };
    const mapped = { columns: { ...columns, commitment: "Committed (USD million)" } };
    await expect(read(file, mapped)).rejects.toThrow("names a unit");
    const [row] = await read(file, { ...mapped, factors: { ...NO_FACTORS, commitment: "1000000" } });
    expect(row?.parts[0]?.entry.amount).toBe("1250001.00");
  });

  test("of a heading that names another currency are refused", async () => {
    const file = "Donor,Date,Paid EUR\nNorway,2024-01-31,5";
    const columns = guessContributionMapping(await readTable("file.csv", Buffer.from(file))).columns;
    await expect(read(file, { columns: { ...columns, deposit: "Paid EUR" } })).rejects.toThrow("names EUR, not USD");
  });

  test("that are numbers of a workbook have one reading", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Paid");
    sheet.addRows([
      ["Donor", "Date", "Paid"],
      ["Norway", "2024-01-31", 250.25],
      ["Norway", "2024-02-29", "250.000"],
      ["Norway", "2024-03-31", "1.250.000"],
    ]);
    const table = await readTable("file.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
    const guess = guessContributionMapping(table);
    const mapping = contributionMapping.parse({
      ...guess,
      source: "Test",
      constants: { ...guess.constants, currency: "EUR" },
      useRatesOnRecord: true,
    });
    const rows = readRows(table, mapping, KNOWN);
    expect(rows.map(({ parts }) => parts[0]?.entry.amount)).toEqual(["250.25", "250000.00", "1250000.00"]);
  });
});

const NO_FACTORS = { pledge: "", commitment: "", deposit: "", amount: "", amountUsd: "", fee: "" };

describe("a row that holds money is never left out as empty", () => {
  const file = (line: string) => `Donor,Date,Paid,Currency,Amount in USD,Fee\n${line}`;

  test("without an original amount it is recorded in USD, as a warning", async () => {
    for (const amount of ["", "0", "0.00", "-"]) {
      const [row] = await read(file(`Norway,2024-01-31,${amount},GBP,1234.50,`));
      expect([row?.verdict, row?.said]).toEqual([
        "warning",
        "Amount in USD: No original amount. Recorded as USD 1,234.50.",
      ]);
      expect(row?.parts.map(({ kind, entry }) => [kind, entry.amount, entry.currency, entry.amountUsd])).toEqual([
        ["deposit", "1234.50", "USD", "1234.50"],
      ]);
    }
  });

  test("with a USD value and several empty columns of amounts it is an error", async () => {
    const [row] = await read("Donor,Date,Pledged,Paid,Amount in USD\nNorway,2024-01-31,,0,1234.50");
    expect([row?.verdict, row?.said]).toEqual(["error", expect.stringContaining("several columns of amounts")]);
  });

  test("with a fee alone it is an error", async () => {
    const [row] = await read(file("Norway,2024-01-31,,USD,,7.50"));
    expect([row?.verdict, row?.said]).toEqual(["error", "Fee: This row has a fee but no deposit."]);
  });

  test("with an amount and another USD value, both in USD, it is an error", async () => {
    const [row] = await read(file("Norway,2024-01-31,1000,USD,900,"));
    expect([row?.verdict, row?.said]).toEqual(["error", expect.stringContaining("both are in USD")]);
  });
});

describe("the rate of a row", () => {
  const file = (currency: string, rate: string, value = "") =>
    `Donor,Date,Paid,Currency,exchangeRate,Amount in USD\nNorway,2024-01-31,1000000,${currency},${rate},${value}`;

  test.each([
    ["EUR", "1.0835", "", "1083500.00"],
    ["EUR", "1.13", "", "1130000.00"],
    ["EUR", "", "1083500", "1083500.00"],
    ["EUR", "1,0835", "", "1083500.00"],
  ])("within 5% of the rate on record is read without a remark: %s %s %s", async (currency, rate, value, amountUsd) => {
    const [row] = await read(file(currency, `"${rate}"`, value));
    expect([row?.verdict, row?.said, row?.parts[0]?.entry.amountUsd]).toEqual(["new", "", amountUsd]);
  });

  test("in units per USD is read as such where a person says so", async () => {
    const [row] = await read(file("EUR", "0.922934933"), { quotedAs: "units_per_usd" });
    expect([row?.verdict, row?.parts[0]?.entry.amountUsd]).toEqual(["new", "1083500.00"]);
  });

  test.each([
    ["0.92", "", "exchangeRate: This rate looks inverted."],
    ["", "922900", "Amount in USD: The rate of the booked USD value, 0.9229, looks inverted."],
  ])("that is inverted is an error that offers the rate on record: %s %s", async (rate, value, sentence) => {
    const [row] = await read(file("EUR", rate, value));
    expect(row?.verdict).toBe("error");
    expect(row?.said).toContain(sentence);
    expect(row?.said).toContain("1.0835 USD per EUR (ECB)");
  });

  test("that differs needs a reason for its currency, and its rows stay warnings", async () => {
    const [open] = await read(file("EUR", "10.835"));
    expect([open?.verdict, open?.questions]).toEqual(["error", [{ currency: "EUR", kind: "differs", rate: "10.835" }]]);
    const rates = [{ currency: "EUR", rate: "", note: "Rate of the contract", confirmed: false }];
    const [answered] = await read(file("EUR", "10.835"), { rates });
    expect([answered?.verdict, answered?.parts[0]?.entry.rateNote]).toEqual(["warning", "Rate of the contract"]);
  });

  test("that cannot be compared needs a source and a confirmation, once for its currency", async () => {
    const [open] = await read(file("KES", "0.0077"));
    expect([open?.verdict, open?.questions]).toEqual(["error", [{ currency: "KES", kind: "unknown", rate: "0.0077" }]]);
    const answer = { currency: "KES", rate: "", note: "Bank letter", confirmed: true };
    const [answered] = await read(file("KES", "0.0077"), { rates: [answer] });
    expect([answered?.verdict, answered?.parts[0]?.entry.rateNote]).toEqual(["new", "Bank letter"]);
    const [unconfirmed] = await read(file("KES", "0.0077"), { rates: [{ ...answer, confirmed: false }] });
    expect(unconfirmed?.verdict).toBe("error");
  });

  test("on record is used where a row has none, only once a person chose so", async () => {
    const [used] = await read(file("EUR", ""), { useRatesOnRecord: true });
    expect([used?.verdict, used?.parts[0]?.entry.rate, used?.parts[0]?.entry.amountUsd]).toEqual([
      "new",
      "1.0835",
      "1083500.00",
    ]);
    const [none] = await read(file("KES", ""), { useRatesOnRecord: true });
    expect(none?.questions).toEqual([{ currency: "KES", kind: "no-rate", rate: null }]);
  });

  test("of a row in USD is 1, or the row is an error", async () => {
    const [one] = await read(file("USD", "1.00"));
    expect(one?.verdict).toBe("new");
    const [other] = await read(file("USD", "1.0835"));
    expect([other?.verdict, other?.said]).toEqual(["error", expect.stringContaining("This row is in USD")]);
  });

  test("has no value until a person says how the file quotes rates", async () => {
    await expect(read(file("EUR", "0.92"), { quotedAs: "" })).rejects.toThrow(
      "Choose how the rates of the file are quoted.",
    );
  });
});

test("everything a mapping leaves open is asked at the same time", async () => {
  const table = await readTable(
    "file.csv",
    Buffer.from("Donor,Date,Deposit (EUR thousand),Rate\nNorway,03/04/2024,5,1.1"),
  );
  const asked = contributionMapping.safeParse({ ...guessContributionMapping(table), source: "" });
  expect(asked.error?.issues.map(({ path }) => path.join("."))).toEqual([
    "source",
    "dayFormat",
    "quotedAs",
    "factors.deposit",
  ]);
});
