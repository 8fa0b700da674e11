import { expect, test } from "vitest";
import type { Remark } from "@/lib/imports/import.schema";
import { guessTransferMapping } from "@/lib/imports/mapping/mapping-guess";
import { transferMapping } from "@/lib/imports/mapping/mapping.schema";
import { readTable } from "@/lib/imports/reader/table";
import { verdictOf } from "@/lib/imports/rows/row-remarks";
import {
  type KnownProgramme,
  type KnownTransfers,
  readTransfers,
  withinApproved,
} from "@/lib/imports/rows/transfer-rows";
import { usd } from "@/lib/kernel/money";

const programme = (change: Partial<KnownProgramme> = {}): KnownProgramme => ({
  noteId: "n1",
  reference: "MPTF-2021-001",
  isClosed: false,
  approvedOn: "2021-05-01",
  organisationIds: ["iom"],
  ...change,
});

const KNOWN: KnownTransfers = {
  latest: "2026-11-24",
  firstOpenDay: null,
  began: "2026-01-01",
  origin: "file.csv, import I-2026-001",
  parties: new Map([
    ["iom", { organisationId: "iom", name: "IOM" }],
    ["unhcr", { organisationId: "unhcr", name: "UNHCR" }],
  ]),
  programmes: new Map([
    ["mptf-2021-001", [programme()]],
    ["mptf-2020-001", [programme({ reference: "MPTF-2020-001", isClosed: true })]],
    ["safe return", [programme(), programme({ noteId: "n2" })]],
  ]),
};

async function read(text: string, change: Partial<KnownTransfers> = {}) {
  const table = await readTable("file.csv", Buffer.from(text));
  const mapping = transferMapping.parse({ ...guessTransferMapping(table), source: "Gateway" });
  return readTransfers(table, mapping, { ...KNOWN, ...change }).map((reading) => ({
    ...reading,
    verdict: verdictOf(reading, 0),
    said: reading.remarks.map(({ column, sentence }) => `${column ?? ""}: ${sentence}`).join(" "),
  }));
}

test("a row becomes a transfer or, said or below zero, a refund, with where it comes from", async () => {
  const rows = await read(
    "Participating organization,Transfer date,Amount,Type,Project\n" +
      'IOM,2022-03-01,"1,000,000.50",Transfer,MPTF-2021-001\nUNHCR,2023-01-31,250,Refund,\nIOM,2023-02-01,-5,Transfer,',
  );
  expect(rows.map(({ verdict, parts: [part] }) => [verdict, part?.kind, part?.entry.amountUsd, part?.noteId])).toEqual([
    ["new", "transfer", "1000000.50", "n1"],
    ["new", "refund", "250.00", null],
    ["new", "refund", "5.00", null],
  ]);
  expect(rows[0]?.parts[0]?.entry.words).toBe("Row 2 of file.csv, import I-2026-001.");
  expect(rows[2]?.said).toContain("Below zero: read as a refund.");
});

test.each([
  ["IOM,2026-01-01,5,Transfer,", "Transfer date: From 1 January 2026 on transfers and refunds are recorded here"],
  ["IOM,2022-01-01,5,Transfer,MPTF-1999-001", "Project: “MPTF-1999-001” is no programme of the Fund"],
  ["IOM,2022-01-01,5,Transfer,Safe return", "Project: More than one programme is called “Safe return”"],
  ["IOM,2022-01-01,5,Transfer,MPTF-2020-001", "Project: MPTF-2020-001 is financially closed"],
  ["UNHCR,2022-01-01,5,Transfer,MPTF-2021-001", "Project: UNHCR does not take part in MPTF-2021-001."],
  ["IOM,2021-04-30,5,Transfer,MPTF-2021-001", "Project: This day is before the approval of MPTF-2021-001"],
  ["Atlantis,2022-01-01,5,Transfer,", "Participating organization: “Atlantis” is not known here"],
  ["IOM,2022-01-01,€5,Transfer,", "Amount: “€5” is not a valid USD amount."],
  ["IOM,2022-01-01,5.0051,Transfer,", "Amount: USD has at most two decimals."],
  ["IOM,2022-01-01,5.005,Transfer,", "Amount: “5.005” in column “Amount” can mean 5.005 or 5,005."],
  ["IOM,2022-01-01,5,Loan,", "Type: “Loan” is neither transfer nor refund."],
])("a row that cannot be booked is an error that says why: %s", async (row, sentence) => {
  const [read1] = await read(`Participating organization,Transfer date,Amount,Type,Project\n${row}`);
  expect(read1?.verdict).toBe("error");
  expect(read1?.said).toContain(sentence);
});

const sent = (row: number, amountUsd: string, change: Record<string, unknown> = {}) => ({
  row,
  verdict: "new" as const,
  remarks: [] as Remark[],
  parts: [
    {
      kind: "transfer" as const,
      noteId: "n1",
      entry: { effectiveOn: "2022-01-01", amountUsd, isLate: false, words: "" },
    },
  ],
  ...change,
});
const leftFor = (left: string, ...rows: ReturnType<typeof sent>[]) =>
  withinApproved(rows, new Map([["n1", usd(left)]])).map(({ row, verdict, remarks }) => [
    row,
    verdict,
    remarks[0]?.sentence,
  ]);

test("transfers of a file stay within what is left of their programme, row by row", () => {
  const beyond = "USD 0.50 of the amount approved for this programme is left to transfer.";
  expect(leftFor("10.50", sent(2, "10"), sent(3, "0.51"), sent(4, "0.50"), sent(5, "0.01"))).toEqual([
    [2, "new", undefined],
    [3, "error", beyond],
    [4, "new", undefined],
    [5, "error", expect.stringContaining("USD 0.00 of the amount approved")],
  ]);
});

test("refunds, rows of no programme and rows that are not booked take nothing of what is left", () => {
  const [part] = sent(2, "7").parts;
  const rows = [
    sent(2, "7", { parts: [{ ...part, kind: "refund" }] }),
    sent(3, "7", { parts: [{ ...part, noteId: null }] }),
    sent(4, "7", { verdict: "error" }),
    sent(5, "7"),
  ];
  expect(leftFor("7", ...rows).map(([, verdict]) => verdict)).toEqual(["new", "new", "error", "new"]);
});

test("a file without a column of kinds asks whether its amounts are transfers or refunds", async () => {
  const table = await readTable(
    "file.csv",
    Buffer.from("Organization,Transfer date,Nature,Amount\nIOM,2022-01-01,refund,5"),
  );
  const asked = transferMapping.safeParse({ ...guessTransferMapping(table), source: "Gateway" });
  expect(asked.error?.issues.map(({ path }) => path.join("."))).toEqual(["constants.kind"]);
});
