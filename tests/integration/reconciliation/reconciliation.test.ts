import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { toDecimal } from "@/lib/kernel/money";
import { explainDifference, recordReconciliation } from "@/lib/reconciliation/commands";
import { findReconciliation, listReconciliations } from "@/lib/reconciliation/queries";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { emptyBooks } from "@/tests/integration/imports/books";
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

test("a day before, and years the statement does not name, are left out", async () => {
  expect(await seen(await record("Donor;Year;Deposits\nNorway;2023;1000.40", { asOf: "2023-05-31" }))).toEqual([
    "Norway 2023 0.00 1000.40 open",
    "Germany 2023 50.00 0.00 open",
  ]);
});

test("a note explains a difference until the books move on; a newer note takes its place", async () => {
  const id = await record(STATEMENT);
  const sweden = (await findReconciliation(head, id))?.cells.find(({ label }) => label === "Sweden");
  const explain = (text: string) =>
    explainDifference(head, { reconciliationId: id, cell: sweden?.key, kind: "missing", text });
  await explain("The second instalment is not in the statement.");
  expect(await seen(id)).toContain("Sweden 2024 500.00 450.00 explained");

  await given(head, stage.donorId("sweden"), { deposit: part({ amount: "1", effectiveOn: "2024-07-01" }) });
  expect(await seen(id)).toContain("Sweden 2024 501.00 450.00 open");
  await explain("Two instalments are not in the statement.");
  const again = (await findReconciliation(head, id))?.cells.find(({ label }) => label === "Sweden");
  expect([again?.state, again?.note?.text]).toEqual(["explained", "Two instalments are not in the statement."]);
  expect((await listReconciliations(head))[0]?.states).toEqual({ open: 2, explained: 2, agreed: 0 });
});

test("figures that agree have nothing to be explained", async () => {
  const id = await record("Donor;Year;Deposits\nSweden;2024;500");
  const [cell] = (await findReconciliation(head, id))?.cells ?? [];
  const note = { reconciliationId: id, cell: cell?.key, kind: "other", text: "Why" };
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

test("a statement that cannot be read is refused at the file, with its rows, and leaves nothing", async () => {
  await expect(record("Donor;Year;Deposits\nNorway;2023;many")).rejects.toMatchObject({
    fields: { file: "Row 2, Deposits: “many” is no amount in USD." },
  });
  expect(await listReconciliations(head)).toEqual([]);
});

test("notes and figures are never changed, and only whoever works on it writes", async () => {
  await record(STATEMENT);
  await expect(appQuery("UPDATE reconciliation_lines SET amount_usd = 0")).rejects.toThrow();
  await expect(appQuery("DELETE FROM reconciliations")).rejects.toThrow();
  const form = { level: "donors", title: "S", source: "A", asOf: "2024-12-31", typed: STATEMENT };
  await expect(recordReconciliation(stage.cast.auditor, form)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listReconciliations(stage.cast.donor)).rejects.toMatchObject({ code: "forbidden" });
});
