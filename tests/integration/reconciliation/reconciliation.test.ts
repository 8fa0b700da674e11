import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { toDecimal, usd } from "@/lib/kernel/money";
import { type Line } from "@/lib/ledger/accounts";
import { move } from "@/lib/ledger/balanced-lines";
import { explainDifference, recordReconciliation } from "@/lib/reconciliation/reconciliation.commands";
import { findReconciliation, listReconciliations } from "@/lib/reconciliation/reconciliation.queries";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { emptyBooks } from "@/tests/integration/imports/books";
import { postTold } from "@/tests/support/post";
import { appQuery } from "@/tests/support/postgres";

let stage: Stage;
let head: Actor;
beforeAll(async () => {
  stage = await setStage();
  head = stage.cast.fmuHead;
});
beforeEach(async () => {
  await emptyBooks();
  await given(head, stage.donorId("norway"), { deposit: part({ amount: "1000.40", effectiveOn: "2023-06-30" }) });
  await given(head, stage.donorId("sweden"), { deposit: part({ amount: "500", effectiveOn: "2024-06-30" }) });
  await given(head, stage.donorId("germany"), { deposit: part({ amount: "50", effectiveOn: "2023-01-31" }) });
});

const record = async (typed: string, change: Record<string, unknown> = {}) => {
  const form = { level: "donors", title: "Statement", source: "Agent", asOf: "2024-12-31", typed, ...change };
  return (await recordReconciliation(head, form)).value.id;
};
const seen = async (id: string) =>
  (await findReconciliation(head, id))?.cells.map(({ label, year, ours, theirs, state }) =>
    [label, year ?? "", toDecimal(ours), toDecimal(theirs), state].join(" "),
  );

const STATEMENT = "Donor;Year;Deposits\nNorway;2023;1,000.00\nSweden;2024;450.00\nAtlantis;2024;10.00";

test("every donor and year of a statement stands beside our books, also what only one of the two has", async () => {
  expect(await seen(await record(STATEMENT))).toEqual([
    "Germany 2023 50.00 0.00 open",
    "Sweden 2024 500.00 450.00 open",
    "Atlantis 2024 0.00 10.00 open",
    "Norway 2023 1000.40 1000.00 explained",
  ]);
});

test("a name nobody here is known by is said to be one", async () => {
  const typed = `${STATEMENT}\nNot stated;2024;7.00`;
  const cells = (await findReconciliation(head, await record(typed)))?.cells ?? [];
  expect(cells.filter(({ isUnknown }) => isUnknown).map(({ label }) => label)).toEqual(["Atlantis"]);
});

test("a day before, and years the statement does not name, are left out", async () => {
  expect(await seen(await record("Donor;Year;Deposits\nNorway;2023;1000.40", { asOf: "2023-05-31" }))).toEqual([
    "Norway 2023 0.00 1000.40 open",
    "Germany 2023 50.00 0.00 open",
  ]);
});

const spent = (amount: string, year: number, by: { punoId?: string } = { punoId: stage.donorId("iom") }) =>
  move(usd(amount), { account: "expenditure", category: 1, year, ...by }, { account: "spent", ...by });

/** Lines of one act, as the office's own acts would post them. */
const book = (on: string, lines: readonly Line[]) => {
  const act = lines.some(({ account }) => account === "transfers") ? "booking.transfers" : "booking.expenditure";
  return postTold([{ act, subjectType: "booking", subjectId: randomUUID(), on, lines }], head);
};

test("expenditure stands by the year it was spent in, on whatever day its report was booked", async () => {
  await book("2024-04-30", spent("900", 2023));
  await book("2024-06-30", spent("70", 2024));
  const typed = "Organisation;Year;Expenditure\nIOM;2023;900.00\nIOM;2024;60.00";
  const change = { level: "organisations" };
  const known = { ...change, knownOn: "2020-01-01" };
  expect(await seen(await record(typed, change))).toEqual([
    expect.stringMatching(/2024 70.00 60.00 open$/),
    expect.stringMatching(/2023 900.00 900.00 agreed$/),
  ]);
  expect(await seen(await record(typed, { ...change, asOf: "2024-04-29" }))).toHaveLength(2);
  expect((await seen(await record(typed, known)))?.every((line) => line.includes(" 0.00 "))).toBe(true);
  expect(await seen(await record("Organisation;Expenditure\nIOM;970.00", change))).toEqual([
    expect.stringMatching(/ 970.00 970.00 agreed$/),
  ]);
});

test("money that names no organisation is a line of its own", async () => {
  await book("2024-03-01", move(usd("300"), { account: "transfers" }, { account: "cash_with_agent" }));
  await book("2024-04-30", spent("20", 2024, {}));
  const typed = "Organisation;Year;Transfers;Expenditure\nIOM;2024;0.00;0.00";
  expect((await seen(await record(typed, { level: "organisations" })))?.slice(0, 2)).toEqual([
    "Not stated 2024 300.00 0.00 open",
    "Not stated 2024 20.00 0.00 open",
  ]);
  const stated = "Organisation;Year;Transfers\nNot stated;2024;300.00";
  expect(await seen(await record(stated, { level: "organisations" }))).toEqual([
    "Not stated 2024 300.00 300.00 agreed",
  ]);
});

test("a note explains a difference until the books move on; a newer note takes its place", async () => {
  const id = await record(STATEMENT);
  const sweden = (await findReconciliation(head, id))?.cells.find(({ label }) => label === "Sweden");
  const explain = (text: string, difference: string) =>
    explainDifference(head, { reconciliationId: id, cell: sweden?.key, difference, kind: "missing", text });
  await explain("The second instalment is not in the statement.", "50.00");
  expect(await seen(id)).toContain("Sweden 2024 500.00 450.00 explained");

  await given(head, stage.donorId("sweden"), { deposit: part({ amount: "1", effectiveOn: "2024-07-01" }) });
  expect(await seen(id)).toContain("Sweden 2024 501.00 450.00 open");
  await explain("Two instalments are not in the statement.", "51.00");
  const again = (await findReconciliation(head, id))?.cells.find(({ label }) => label === "Sweden");
  expect([again?.state, again?.note?.text]).toEqual(["explained", "Two instalments are not in the statement."]);
  expect((await listReconciliations(head)).rows[0]?.states).toEqual({ open: 2, explained: 2, agreed: 0 });
});

test("a note explains the difference that was shown; one that moved is told and nothing is kept", async () => {
  const id = await record(STATEMENT);
  const shown = (await findReconciliation(head, id))?.cells.find(({ label }) => label === "Sweden");
  await given(head, stage.donorId("sweden"), { deposit: part({ amount: "1", effectiveOn: "2024-07-01" }) });
  const note = { reconciliationId: id, cell: shown?.key, difference: "50.00", kind: "missing", text: "Not in it." };
  await expect(explainDifference(head, note)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^The difference has moved from USD 50.00 to USD 51.00 since you saw it\./),
  });
  expect(await seen(id)).toContain("Sweden 2024 501.00 450.00 open");
  expect(await db.reconciliationNote.count()).toBe(0);
});

test("the list comes page by page, the newest first, and compares the statements of the page only", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count++) ids.unshift(await record(STATEMENT));
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await listReconciliations(head, after, 2);
    for (const { states } of page.rows) expect(states).toEqual({ open: 3, explained: 1, agreed: 0 });
    pages.push(page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  await expect(listReconciliations(head, "damaged")).rejects.toMatchObject({ code: "invalid" });
});

test("figures that agree have nothing to be explained", async () => {
  const id = await record("Donor;Year;Deposits\nSweden;2024;500");
  const [cell] = (await findReconciliation(head, id))?.cells ?? [];
  const note = { reconciliationId: id, cell: cell?.key, difference: "0.00", kind: "other", text: "Why" };
  await expect(explainDifference(head, note)).rejects.toMatchObject({ code: "not-now" });
});

test("the accounts of the Fund are compared with the books", async () => {
  const id = await record("Account;Amount\nDeposits;1,550.40\nAA fee;15.50\nBalance with AA;1534.90\nBank charges;3", {
    level: "fund",
  });
  expect(await seen(id)).toEqual([
    "  0.00 3.00 open",
    expect.stringContaining("1550.40 1550.40 agreed"),
    expect.stringContaining("15.50 15.50 agreed"),
    expect.stringContaining("1534.90 1534.90 agreed"),
  ]);
});

test("a statement that cannot be read is refused where it was given, with its rows, and leaves nothing", async () => {
  const text = "Donor;Year;Deposits\nNorway;2023;many";
  const sentence = "Row 2, Deposits: “many” is not a valid USD amount.";
  await expect(record(text)).rejects.toMatchObject({ fields: { typed: sentence } });
  const file = { typed: "", fileName: "statement.csv", content: Buffer.from(text).toString("base64") };
  await expect(record("", file)).rejects.toMatchObject({ fields: { file: sentence } });
  expect(await listReconciliations(head)).toEqual({ rows: [] });
});

test("notes and figures are never changed, and only whoever works on it writes", async () => {
  await record(STATEMENT);
  await expect(appQuery("UPDATE reconciliation_lines SET amount_usd = 0")).rejects.toThrow();
  await expect(appQuery("DELETE FROM reconciliations")).rejects.toThrow();
  const form = { level: "donors", title: "S", source: "A", asOf: "2024-12-31", typed: STATEMENT };
  await expect(recordReconciliation(stage.cast.auditor, form)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listReconciliations(stage.cast.donor)).rejects.toMatchObject({ code: "forbidden" });
});
