import ExcelJS from "exceljs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { mapImport, runImport, selectImportRows, uploadImport } from "@/lib/imports/import.commands";
import { checkImport, findImport, findMapping, listImports, listOutcomes } from "@/lib/imports/import.queries";
import { importFilter } from "@/lib/imports/import.schema";
import { guessContributionMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { given, part, setStage, type Stage, traces } from "@/tests/integration/contributions/stage";
import { audited } from "@/tests/support/audited";
import { answered, emptyBooks, selectWarnings } from "./books";

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
  const content = Buffer.from(text);
  const { value } = await uploadImport(actor, { kind: "contributions", fileName: "file.csv", content });
  const guess = guessContributionMapping(await readTable("file.csv", Buffer.from(text)));
  await mapImport(actor, { importId: value.id, revision: 0, mapping: answered(guess, change) });
  return { importId: value.id, revision: 1 };
}
/** Imports a file of which a person has looked at and selected the rows with a warning. */
const bringIn = async (actor: Actor, text: string, mode = "all", change: Record<string, unknown> = {}) =>
  runImport(actor, { ...(await selectWarnings(actor, await upload(actor, text, change))), mode });

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
  const file = { kind: "contributions", fileName: "file.xlsx", content: bytes };
  const { value } = await uploadImport(head, file);
  const guess = guessContributionMapping(await readTable("file.xlsx", bytes));
  await mapImport(head, { importId: value.id, revision: 0, mapping: answered(guess) });
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
        /^2 rows have errors, so nothing was imported: row 5, Donor: “Atlantis” is not known.*row 6, Amount: “five” is not a valid/s,
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
      commitment: part({ amount: "5000000", effectiveOn: "2020-03-01" }),
    });
    await given(head, stage.donorId("norway"), { deposit: part({ amount: "5000000", effectiveOn: "2020-03-01" }) });
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
    const rates = [{ currency: "EUR", rate: "", note: "Statement of the bank", confirmed: true }];
    await bringIn(head, file("1.1"), "all", { rates });
    const { importId } = await upload(head, file("1.2"), { rates });
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

describe("a file with the columns of an earlier one", () => {
  const mappingOfNext = async (text: string) => {
    const content = Buffer.from(text);
    const next = await uploadImport(head, { kind: "contributions", fileName: "next.csv", content });
    return findMapping(head, next.value.id);
  };

  test("is read as that one, and asked again for its source, which may differ", async () => {
    const { value } = await bringIn(head, GOOD);
    const found = await mappingOfNext(`${HEADINGS}\nNorway,2024-05-31,Paid,9,USD,`);
    expect(found).toMatchObject({
      takenFrom: value.reference,
      sources: ["Bank"],
      mapping: { source: "", dayFormat: "year-month-day", columns: { donor: "Donor", amount: "Amount" } },
    });
  });

  test("is asked again for the currency of its amounts and a date format that its cells do not show", async () => {
    await bringIn(head, "Donor,Date,Deposit\nNorway,31/01/2024,5");
    const { mapping } = await mappingOfNext("Donor,Date,Deposit\nNorway,03/04/2024,5");
    expect(mapping).toMatchObject({ dayFormat: "", constants: { currency: "" } });
  });

  test.each(["Donor,Date,Deposit,Currency,Rate\nNorway,2024-01-31,1000,EUR,0.92", "Donor,Deposit\nNorway,5"])(
    "is not read as that one where a column was added or removed: %s",
    async (text) => {
      await bringIn(head, "Donor,Date,Deposit\nNorway,2024-01-31,5");
      const { mapping, takenFrom } = await mappingOfNext(text);
      expect(takenFrom).toBeNull();
      expect(mapping.constants).toMatchObject({ currency: "" });
    },
  );
});

describe("rows with a warning", () => {
  const TWINS = "Donor,Date,Paid\nNorway,2024-01-31,5\nNorway,2024-01-31,5\nSweden,2024-01-31,7";

  test("are never selected by the system: nothing of them is imported until a person selects them", async () => {
    const asked = await upload(head, TWINS);
    await expect(runImport(head, { ...asked, mode: "all" })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("1 row has a warning and is not selected, so nothing was imported (row 3)."),
    });
    await runImport(head, { ...asked, mode: "good" });
    expect(await entries()).toHaveLength(2);
    const { rows } = await listOutcomes(head, asked.importId, importFilter.parse({ show: "unselected" }));
    expect(rows.map(({ row, contribution }) => [row, contribution])).toEqual([[3, null]]);
  });

  test("are imported with the others once selected, and the selection is audited", async () => {
    const asked = await upload(head, TWINS);
    await selectImportRows(head, { ...asked, shown: [2, 3, 4], ticked: [3] });
    await runImport(head, { importId: asked.importId, revision: 2, mode: "all" });
    expect(await entries()).toHaveLength(3);
    const fact = await db.auditFact.findFirstOrThrow({ where: { name: "import.rows-selected" } });
    expect(fact.after).toEqual({ rows: [3] });
  });

  test("lose their selection when the columns are mapped again", async () => {
    const asked = await selectWarnings(head, await upload(head, TWINS));
    const { mapping } = await findMapping(head, asked.importId);
    await mapImport(head, { ...asked, mapping });
    const checked = await checkImport(head, asked.importId, importFilter.parse({}));
    expect(checked?.selected.rows).toBe(2);
  });

  test("cannot be selected by two people at once, nor by somebody who may not import", async () => {
    const asked = await upload(head, TWINS);
    await selectWarnings(head, asked);
    await expect(selectImportRows(stage.cast.fmuOfficer, { ...asked, every: "clear" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(selectImportRows(stage.cast.auditor, { ...asked, revision: 2, every: "clear" })).rejects.toMatchObject(
      { code: "forbidden" },
    );
  });
});

describe("the dry run", () => {
  const checked = async (text: string, filter: Record<string, unknown> = {}, change: Record<string, unknown> = {}) => {
    const { importId } = await upload(head, text, change);
    const found = await checkImport(head, importId, importFilter.parse(filter));
    if (!found) throw new Error("This file is mapped.");
    return found;
  };

  test("shows each amount as it will be recorded", async () => {
    const rates = [{ currency: "EUR", rate: "", note: "Statement of the bank", confirmed: true }];
    const file = "Donor,Date,Paid,Currency,Rate,Earmark\nNorway,2024-01-31,1000.50,EUR,1.0835,Area 4";
    const { rows } = await checked(file, {}, { rates });
    expect(rows[0]?.understood).toEqual([
      {
        kind: "deposit",
        party: "Norway",
        day: "2024-01-31",
        amount: "1000.50",
        currency: "EUR",
        rate: "1.0835",
        amountUsd: "1084.04",
        feeUsd: "10.84",
        earmarks: [{ target: "area:4", amount: "1000.50" }],
        programme: null,
      },
    ]);
  });

  test("adds up the selected rows by kind and currency, and sorts by size where asked", async () => {
    const file = "Donor,Date,Committed,Paid\nNorway,2024-01-31,10,5\nSweden,2024-02-29,,700\nNorway,2024-03-31,,30";
    const { rows, selected } = await checked(file, { sort: "size" });
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 2]);
    expect(selected).toEqual({
      rows: 3,
      totals: [
        { kind: "commitment", currency: "USD", rows: 1, amount: "10.00", amountUsd: "10.00" },
        { kind: "deposit", currency: "USD", rows: 3, amount: "735.00", amountUsd: "735.00" },
      ],
    });
  });

  test("warns of a sum above all deposits to date, and of a row above three times the largest so far", async () => {
    await given(head, stage.donorId("sweden"), { deposit: part({ amount: "1000", effectiveOn: "2024-01-01" }) });
    const fits = await checked("Donor,Date,Paid\nNorway,2024-01-31,1000");
    expect([fits.unusual, fits.rows[0]?.verdict]).toEqual([null, "new"]);
    const large = await checked("Donor,Date,Paid\nNorway,2024-01-31,3000\nNorway,2024-02-29,3000.01");
    expect(large.unusual).toEqual({ added: "3000.00", deposited: "1000.00" });
    expect(
      large.rows.map(({ row, verdict, remarks }) => [row, verdict, remarks.map(({ sentence }) => sentence)]),
    ).toEqual([
      [3, "warning", ["USD 3,000.01 is more than three times the largest deposit recorded so far, USD 1,000.00."]],
      [2, "new", []],
    ]);
  });

  test("asks once for each currency about rates that are not on record", async () => {
    const { rateQuestions } = await checked(
      "Donor,Date,Paid,Currency,Rate\nNorway,2024-01-31,5,KES,0.0077\nNorway,2024-02-29,5,KES,0.0079\nNorway,2024-03-31,5,USD,",
    );
    expect(rateQuestions).toEqual([
      {
        currency: "KES",
        kinds: ["unknown"],
        rows: 2,
        directions: ["KES 1 = USD 0.0077, USD 1 = KES 129.87", "KES 1 = USD 0.0079, USD 1 = KES 126.58"],
      },
    ]);
  });
});

test("a mapping that leaves open how amounts are written is refused at that field", async () => {
  const file = "Donor,Date,Paid\nNorway,2024-01-31,250.000";
  await expect(upload(head, file)).rejects.toMatchObject({
    fields: { notation: "“250.000” in column “Paid” can mean 250 or 250,000. Choose how amounts are written." },
  });
  await bringIn(head, file, "all", { notation: "comma" });
  expect(await entries()).toEqual([expect.stringContaining("deposit 250000.00")]);
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
  await audited(id, (tx) =>
    tx.periodClosing.create({
      data: { closedThrough: new Date("2024-02-10T00:00:00Z"), closedAt: new Date(), closedById: id, note: "Closed" },
    }),
  );
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
