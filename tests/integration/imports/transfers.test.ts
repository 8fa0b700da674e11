import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { mapImport, runImport, uploadImport } from "@/lib/imports/import.commands";
import { checkImport, findMapping, listOutcomes } from "@/lib/imports/import.queries";
import { importFilter } from "@/lib/imports/import.schema";
import { guessTransferMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { recordBooking, reverseBooking } from "@/lib/status/bookings/booking.commands";
import { findFundStatus } from "@/lib/status/status.queries";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";
import { emptyBooks, selectWarnings } from "./books";

let stage: Stage;
let agent: Actor;
beforeAll(async () => {
  stage = await setStage();
  agent = stage.cast.administrativeAgent;
});
beforeEach(emptyBooks);

const HEADINGS = "Organisation,Date,Kind,Amount,Transfer number";
const GOOD = `${HEADINGS}
IOM,2022-01-31,Transfer,"2,000,000.00",T-1
UNHCR,2022-02-28,Transfer,1000000.50,T-2
IOM,2023-03-01,Refund,500.25,T-3`;

async function upload(actor: Actor, text: string, change: Record<string, unknown> = {}) {
  const content = Buffer.from(text);
  const { value } = await uploadImport(actor, { kind: "transfers", fileName: "transfers.csv", content });
  const guess = guessTransferMapping(await readTable("transfers.csv", Buffer.from(text)));
  await mapImport(actor, { importId: value.id, revision: 0, mapping: { ...guess, source: "Gateway", ...change } });
  return { importId: value.id, revision: 1 };
}
/** Imports a file of which a person has looked at and selected the rows with a warning. */
const bringIn = async (actor: Actor, text: string, mode = "all", change: Record<string, unknown> = {}) =>
  runImport(actor, { ...(await selectWarnings(actor, await upload(actor, text, change))), mode });

/** What stands in the books: by account and organisation, without what was taken back. */
async function standing(): Promise<string[]> {
  const sums = await db.ledgerLine.groupBy({
    by: ["account", "punoId"],
    where: { account: { in: ["transfers", "refunds"] } },
    _sum: { amount: true },
  });
  const slugs = new Map((await db.organisation.findMany()).map(({ id, slug }) => [id, slug]));
  return sums
    .filter(({ _sum }) => !_sum.amount?.isZero())
    .map(({ account, punoId, _sum }) => `${slugs.get(punoId ?? "")} ${account} ${_sum.amount?.toFixed(2)}`)
    .sort();
}
const BOOKED = ["iom refunds -500.25", "iom transfers 2000000.00", "unhcr transfers 1000000.50"];

test("a good file is in the books and in the fund's status as it says, once, however often it comes", async () => {
  const { value } = await bringIn(agent, GOOD);
  expect(await standing()).toEqual(BOOKED);
  const { closing } = await findFundStatus({ asOf: today(), knownOn: today() });
  expect([closing.transfers, closing.refunds].map(toDecimal)).toEqual(["3000000.50", "500.25"]);
  const { rows } = await listOutcomes(agent, value.id, importFilter.parse({}));
  for (const { setId } of rows) expect(await db.ledgerSet.count({ where: { id: setId ?? "" } })).toBe(1);
  const fact = await db.auditFact.findFirstOrThrow({ where: { name: "import.run" } });
  expect(fact.after).toMatchObject({ entries: 3, verdicts: { new: 3, error: 0 } });

  await expect(bringIn(agent, GOOD)).rejects.toMatchObject({ code: "not-now" });
  await bringIn(agent, `${GOOD}\nUNHCR,2023-04-30,Transfer,7,T-4`);
  expect(await standing()).toEqual([...BOOKED.slice(0, 2), "unhcr transfers 1000007.50"]);
});

test("a broken file changes nothing and says which rows and why; its good rows come in where only those are asked for", async () => {
  const broken = `${GOOD}\nAtlantis,2022-01-01,Transfer,5,T-5\nIOM,${today()},Transfer,5,T-6`;
  await expect(bringIn(agent, broken)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(
      /^2 rows have errors.*row 5, Organisation: “Atlantis” is not known.*row 6, Date: From/s,
    ),
  });
  expect(await standing()).toEqual([]);
  await bringIn(agent, broken, "good");
  expect(await standing()).toEqual(BOOKED);
});

test("a transfer that comes again with another day is refused", async () => {
  await bringIn(agent, GOOD);
  await expect(bringIn(agent, GOOD.replace("2022-02-28", "2022-03-28"))).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("was imported before with USD 1,000,000.50 on 28 February 2022"),
  });
  expect(await standing()).toEqual(BOOKED);
});

test("a refund is another thing than a transfer of the same organisation, day and amount", async () => {
  await recordBooking(agent, {
    requestKey: crypto.randomUUID(),
    kind: "transfers",
    amountUsd: "500.25",
    punoId: stage.donorId("iom"),
    on: "2023-03-01",
    description: "Ledger of 2023",
  });
  await recordBooking(agent, {
    requestKey: crypto.randomUUID(),
    kind: "transfers",
    amountUsd: "900000",
    punoId: stage.donorId("iom"),
    on: "2020-03-01",
    description: "Ledger of 2020",
  });
  const twins = `${GOOD}\nIOM,2023-04-01,Transfer,7,\nIOM,2023-04-01,Refund,7,\nUNHCR,2022-02-28,Refund,5,T-2`;
  const { importId } = await upload(agent, twins);
  const checked = await checkImport(agent, importId, importFilter.parse({}));
  expect(checked?.rows.map(({ verdict, remarks }) => [verdict, remarks])).toEqual(Array(6).fill(["new", []]));
});

test("an amount recorded by hand is pointed at, and one taken back comes again", async () => {
  const iom = stage.donorId("iom");
  const { value } = await recordBooking(agent, {
    requestKey: crypto.randomUUID(),
    kind: "transfers",
    amountUsd: "2000000",
    punoId: iom,
    on: "2022-01-31",
    description: "Ledger of 2022",
  });
  const { importId } = await upload(agent, GOOD);
  const checked = await checkImport(agent, importId, importFilter.parse({ show: "warning" }));
  expect(checked?.rows.map(({ row, remarks }) => [row, remarks[0]?.sentence])).toEqual([
    [2, "A transfer of this organisation, day and amount stands in the books already: check that it is another."],
  ]);
  await reverseBooking(agent, { setId: value.setId, reason: "Comes with the file" });
  await bringIn(agent, GOOD);
  expect(await standing()).toEqual(BOOKED);
  const set = await db.ledgerSet.findFirstOrThrow({ where: { note: { startsWith: "Row 3" } } });
  await reverseBooking(agent, { setId: set.id, reason: "Wrong amount" });
  await bringIn(agent, GOOD.replace("1000000.50", "1000000.75"));
  expect(await standing()).toEqual([...BOOKED.slice(0, 2), "unhcr transfers 1000000.75"]);
});

test("an identifier that comes with another amount is refused", async () => {
  await bringIn(agent, GOOD);
  await expect(bringIn(agent, GOOD.replace("2,000,000.00", "3,000,000.00"))).rejects.toMatchObject({
    message: expect.stringContaining("was imported before with USD 2,000,000.00"),
  });
});

test("by hand too a transfer is an older record or it goes its own way", async () => {
  const booking = { kind: "transfers", amountUsd: "5", punoId: stage.donorId("iom"), description: "Sent" };
  await expect(
    recordBooking(agent, { ...booking, requestKey: crypto.randomUUID(), on: today() }),
  ).rejects.toMatchObject({ fields: { on: expect.stringContaining("requested and released") } });
});

test("files of transfers are the Administrative Agent's, those of contributions the Fund Management Unit's", async () => {
  await expect(upload(stage.cast.fmuHead, GOOD)).rejects.toMatchObject({ code: "forbidden" });
  const { importId } = await upload(agent, GOOD);
  expect((await findMapping(agent, importId)).mapping).toMatchObject({ kind: "transfers", source: "Gateway" });
  await expect(runImport(stage.cast.fmuHead, { importId, revision: 1, mode: "all" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
