import ExcelJS from "exceljs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { mapImport, runImport, uploadImport } from "@/lib/imports/commands";
import { guessContributionMapping } from "@/lib/imports/mapping/rules";
import { checkImport, findImport, findMapping, listImports, listOutcomes } from "@/lib/imports/queries";
import { importFilter } from "@/lib/imports/schema";
import { reverseEntry } from "@/lib/contributions/commands";
import { readTable } from "@/lib/imports/table/rules";
import { dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { emptyBooks } from "./books";
import { given, part, setStage, type Stage, traces } from "@/tests/integration/contributions/stage";

let stage: Stage;
let head: Actor;
beforeAll(async () => {
  stage = await setStage();
  head = stage.cast.fmuHead;
});
beforeEach(emptyBooks);

const HEADINGS = "Donor,Date,Kind,Amount,Currency,Agreement no";
const GOOD = `${HEADINGS}
Norway,2024-01-31,Commitment,"2,000,000.00",USD,NOR-1
Norway,2024-02-29,Paid,"1,000,000.50",USD,NOR-1
Sweden,2024-03-01,Paid,500,USD,`;
const BROKEN = `${GOOD}
Atlantis,2024-03-01,Paid,5,USD,
Norway,2024-02-30,Paid,five,USD,`;

async function upload(actor: Actor, text: string, change: Record<string, unknown> = {}) {
  const content = Buffer.from(text).toString("base64");
  const { value } = await uploadImport(actor, { kind: "contributions", fileName: "file.csv", content });
  const guess = guessContributionMapping(await readTable("file.csv", Buffer.from(text)));
  await mapImport(actor, { importId: value.id, revision: 0, mapping: { ...guess, source: "Bank", ...change } });
  return { importId: value.id, revision: 1 };
}
const bringIn = async (actor: Actor, text: string, mode = "all", change: Record<string, unknown> = {}) =>
  runImport(actor, { ...(await upload(actor, text, change)), mode });

const entries = async () =>
  (await db.contributionEntry.findMany({ include: { contribution: true }, orderBy: { effectiveOn: "asc" } })).map(
    ({ kind, amount, contribution: { reference } }) => `${reference} ${kind} ${amount.toFixed(2)}`,
  );

test("a good file is booked as it says, rows of one agreement as one contribution, each with its origin", async () => {
  const { value } = await bringIn(head, GOOD);
  const year = new Date().getUTCFullYear();
  expect(await entries()).toEqual([
    `C-${year}-001 commitment 2000000.00`,
    `C-${year}-001 deposit 1000000.50`,
    `C-${year}-002 deposit 500.00`,
  ]);
  const first = await db.contribution.findFirstOrThrow({ orderBy: { reference: "asc" } });
  expect(first.source).toBe(`Bank: file.csv, row 2, import ${value.reference}`);
  const fact = await db.auditFact.findFirstOrThrow({ where: { name: "import.run" } });
  expect(fact.after).toMatchObject({ fileName: "file.csv", entries: 3, verdicts: { new: 3, error: 0 } });
});

test("a day that a workbook holds as a bare number is booked as that day, by the beginning the workbook names", async () => {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = true;
  const sheet = book.addWorksheet("Paid");
  sheet.addRow(HEADINGS.split(","));
  sheet.addRow(["Sweden", 43_830, "Paid", 500, "USD", ""]);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  const file = { kind: "contributions", fileName: "file.xlsx", content: bytes.toString("base64") };
  const { value } = await uploadImport(head, file);
  const guess = guessContributionMapping(await readTable("file.xlsx", bytes));
  await mapImport(head, { importId: value.id, revision: 0, mapping: { ...guess, source: "Bank" } });
  await runImport(head, { importId: value.id, revision: 1, mode: "all" });
  const { effectiveOn } = await db.contributionEntry.findFirstOrThrow();
  expect(dayOf(effectiveOn)).toBe("2024-01-01");
});

describe("a broken file", () => {
  test("changes nothing, and says which rows and why", async () => {
    const asked = await upload(head, BROKEN);
    const before = await traces();
    await expect(runImport(head, { ...asked, mode: "all" })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(
        /^2 rows have errors, so nothing was imported: row 5, Donor: “Atlantis” is not known.*row 6, Amount: “five” is no amount/s,
      ),
    });
    expect(await traces()).toEqual(before);
  });

  test("gives its good rows where only those are asked for, and reports the rest", async () => {
    const { value } = await bringIn(head, BROKEN, "good");
    expect(await entries()).toHaveLength(3);
    const { rows } = await listOutcomes(head, value.id, importFilter.parse({}));
    expect(rows.map(({ row, verdict, contribution }) => [row, verdict, contribution !== null])).toEqual([
      [5, "error", false],
      [6, "error", false],
      [2, "new", true],
      [3, "new", true],
      [4, "new", true],
    ]);
  });
});

describe("what is here already", () => {
  test("changes nothing when it comes again, in the same file or among other rows", async () => {
    await bringIn(head, GOOD);
    const before = await entries();
    await expect(bringIn(head, GOOD)).rejects.toMatchObject({ code: "not-now" });
    await expect(
      bringIn(head, GOOD, "good", { constants: { currency: "", kind: "", title: "Other" } }),
    ).rejects.toMatchObject({ code: "not-now" });
    expect(await entries()).toEqual(before);
    await bringIn(head, `${GOOD}\nNorway,2024-04-30,Paid,7,USD,NOR-1`);
    expect(await entries()).toEqual([...before, expect.stringMatching(/-001 deposit 7\.00$/)]);
  });

  test("is told apart from a second gift alike", async () => {
    const once = `${HEADINGS}\nSweden,2024-03-01,Paid,500,USD,`;
    await bringIn(head, once);
    await bringIn(head, `${once}\nSweden,2024-03-01,Paid,500.00,USD,`);
    expect(await entries()).toHaveLength(2);
  });

  test("is pointed at where somebody recorded it by hand", async () => {
    const { reference } = await given(head, stage.donorId("sweden"), {
      deposit: part({ amount: "500", effectiveOn: "2024-03-01" }),
    });
    const { importId } = await upload(head, GOOD);
    const checked = await checkImport(head, importId, importFilter.parse({ show: "warning" }));
    expect(checked?.rows.map(({ remarks }) => remarks[0]?.sentence)).toEqual([
      `A deposit of this donor, day and amount stands in ${reference} already: check that it is another.`,
    ]);
    const signed = await upload(head, GOOD.replace("Sweden,2024-03-01,Paid", "Sweden,2024-03-01,Commitment"));
    const other = await checkImport(head, signed.importId, importFilter.parse({}));
    expect(other?.rows.map(({ verdict }) => verdict)).toEqual(["new", "new", "new"]);
  });

  test("comes again once its entry was reversed, corrected or as it was, and then stands once", async () => {
    const file = (amount: string) => `Transaction id,Donor,Date,Paid\nT1,Norway,2024-01-31,${amount}`;
    const takeBack = async () => {
      const entry = await db.contributionEntry.findFirstOrThrow({ where: { reversesId: null, reversedBy: null } });
      await reverseEntry(head, { entryId: entry.id, reason: "Wrong amount" });
    };
    await bringIn(head, file("5"));
    await takeBack();
    await bringIn(head, file("6"));
    await expect(bringIn(head, file("6"))).rejects.toMatchObject({ code: "not-now" });
    await expect(bringIn(head, file("7"))).rejects.toMatchObject({ code: "invalid" });
    await takeBack();
    await bringIn(head, file("6"));
    const standing = await db.contributionEntry.findMany({ where: { reversesId: null, reversedBy: null } });
    expect(standing.map(({ amount }) => amount.toFixed(2))).toEqual(["6.00"]);
  });

  test("is joined by what is new of its row: a deposit goes to the commitment it belongs to", async () => {
    const file = (paid: string) => `Transaction id,Donor,Date,Committed,Paid\nT1,Norway,2024-01-31,100,${paid}`;
    await bringIn(head, file(""));
    await bringIn(head, file("100"));
    const year = new Date().getUTCFullYear();
    expect((await entries()).sort()).toEqual([`C-${year}-001 commitment 100.00`, `C-${year}-001 deposit 100.00`]);
  });

  test("is refused under the same identifier with another amount", async () => {
    const file = (amount: string) => `Transaction id,Donor,Date,Paid\nT1,Norway,2024-01-31,${amount}`;
    await bringIn(head, file("5"));
    await expect(bringIn(head, file("6"))).rejects.toMatchObject({
      message: expect.stringContaining("was imported before with USD 5.00"),
    });
  });

  test("is refused under the same identifier with another day", async () => {
    const file = (day: string) => `Transaction id,Donor,Date,Paid\nT1,Norway,${day},5`;
    await bringIn(head, file("2024-01-31"));
    await expect(bringIn(head, file("2025-01-31"))).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("was imported before with USD 5.00 as deposit on 31 January 2024"),
    });
  });

  test("is pointed at where the same amount stands under another agreement", async () => {
    const file = (agreement: string) => `${HEADINGS}\nSweden,2024-03-01,Paid,500,USD,${agreement}`;
    await bringIn(head, file("SWE-1"));
    const said = async (agreement: string) => {
      const { importId } = await upload(head, `${file(agreement)}\nSweden,2024-03-02,Paid,1,USD,${agreement}`);
      const checked = await checkImport(head, importId, importFilter.parse({ show: "duplicate" }));
      return checked?.rows.flatMap(({ remarks }) => remarks.map(({ sentence }) => sentence));
    };
    expect(await said("SWE-1")).toEqual([]);
    expect(await said("SWE-2")).toEqual([
      expect.stringMatching(
        /^The books hold such a deposit under another agreement, in C-\d{4}-001: if this is another/,
      ),
    ]);
  });

  test("keeps the value it was booked at, and another one in a later file is said", async () => {
    const file = (rate: string) => `Donor,Date,Paid,Currency,Rate\nNorway,2024-01-31,100,EUR,${rate}`;
    await bringIn(head, file("1.1"));
    const { importId } = await upload(head, file("1.2"));
    const checked = await checkImport(head, importId, importFilter.parse({}));
    expect(checked?.rows.map(({ verdict, remarks }) => [verdict, remarks[0]?.sentence])).toEqual([
      ["duplicate", "The books hold this deposit at USD 110.00, this file says USD 120.00: as booked it stays."],
    ]);
  });
});

test("of two people who import the same rows at the same moment, nothing is booked twice", async () => {
  const asked = await Promise.all([upload(head, GOOD), upload(stage.cast.fmuOfficer, GOOD)]);
  const done = await Promise.allSettled([
    runImport(head, { ...asked[0], mode: "all" }),
    runImport(stage.cast.fmuOfficer, { ...asked[1], mode: "all" }),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await entries()).toHaveLength(3);
});

test("what is imported is what was looked at: a changed reading is told to the second", async () => {
  const asked = await upload(head, GOOD);
  const { mapping } = await findMapping(head, asked.importId);
  await mapImport(stage.cast.fmuOfficer, { ...asked, mapping });
  await expect(runImport(head, { ...asked, mode: "all" })).rejects.toMatchObject({ code: "conflict" });
});

test("a file with the same columns is read as the one before it", async () => {
  const { value } = await bringIn(head, GOOD);
  const content = Buffer.from(`${HEADINGS}\nNorway,2024-05-31,Paid,9,USD,`).toString("base64");
  const next = await uploadImport(head, { kind: "contributions", fileName: "next.csv", content });
  expect(await findMapping(head, next.value.id)).toMatchObject({
    takenFrom: value.reference,
    mapping: { source: "Bank" },
  });
});

test("only somebody who may revise the reference data adds organisations with a file", async () => {
  await expect(bringIn(stage.cast.fmuOfficer, BROKEN, "good", { addUnknown: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await bringIn(head, BROKEN, "good", { addUnknown: true });
  expect(await db.organisation.count({ where: { slug: "atlantis" } })).toBe(1);
  expect(await db.auditFact.count({ where: { name: "organisation.added" } })).toBe(1);
});

test("a late fact goes into the open period and is marked", async () => {
  const { id } = stage.cast.administrativeAgent;
  await db.periodClosing.create({
    data: { closedThrough: new Date("2024-02-10T00:00:00Z"), closedAt: new Date(), closedById: id, note: "Closed" },
  });
  await expect(bringIn(head, GOOD)).rejects.toMatchObject({ message: expect.stringContaining("The books are closed") });
  await bringIn(head, GOOD, "all", { lateReason: "The agreement was filed late." });
  const late = await db.contributionEntry.findFirstOrThrow({ where: { kind: "commitment" } });
  expect([late.effectiveOn.toISOString().slice(0, 10), late.occurredOn?.toISOString().slice(0, 10)]).toEqual([
    "2024-02-11",
    "2024-01-31",
  ]);
  expect(late.note).toBe("The agreement was filed late.");
});

test("who may upload and import: the Fund Management Unit; read: also the Administrative Agent and the auditor", async () => {
  const { donor, auditor, administrativeAgent } = stage.cast;
  await expect(upload(auditor, GOOD)).rejects.toMatchObject({ code: "forbidden" });
  await expect(upload(administrativeAgent, GOOD)).rejects.toMatchObject({ code: "forbidden" });
  const { importId } = await upload(head, GOOD);
  expect((await listImports(auditor)).rows).toHaveLength(1);
  expect((await findImport(administrativeAgent, importId))?.state).toBe("checked");
  await expect(listImports(donor)).rejects.toMatchObject({ code: "forbidden" });
});
