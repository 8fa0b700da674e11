import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { given, part, setStage } from "@/tests/integration/contributions/stage";
import { insertLines, insertSet, NOW, type Row, together, WRITER } from "./by-hand";

let contributionId: string;
let donorId: string;
let otherId: string;

beforeAll(async () => {
  const { cast, donorId: idOf } = await setStage();
  [donorId, otherId] = [idOf("norway"), idOf("germany")];
  contributionId = (await given(cast.fmuOfficer, donorId, { pledge: part() })).id;
  const closing = { closedThrough: "2024-05-09", confirmed: true };
  await closePeriod(cast.administrativeAgent, closing);
});

/** A deposit of EUR 100 worth USD 110 with a fee of USD 1.10, and the sets that are told to be its own. */
async function deposit(
  sets: readonly (readonly Row[])[],
  { donor = donorId, at = NOW, id = randomUUID() as string, more = "SELECT 1", occurred = "" } = {},
): Promise<number> {
  const entry = `INSERT INTO contribution_entries (id, contribution_id, donor_id, kind, amount, currency, rate, rate_on, amount_usd, fee_usd,
      effective_on, recorded_at, recorded_by_id, request_key)
    VALUES ('${id}', '${contributionId}', '${donorId}', 'deposit', 100, 'EUR', 1.1, '2024-05-10', 110, 1.10, '2024-05-10', ${NOW}, ${WRITER}, gen_random_uuid())`;
  const written = sets.flatMap((rows) => {
    const set = randomUUID();
    const lines = insertLines(set, rows, { at })
      .replace("category)", "category, donor_id)")
      .replaceAll(/(\w+), NULL, NULL\)/g, `$1, NULL, NULL, '${donor}')`);
    return [
      insertSet(set, { at, occurred, act: "contribution.deposit", subject: `'contribution-entry', '${id}'` }),
      lines,
    ];
  });
  await together(entry, ...written, more);
  return db.contributionEntry.count({ where: { id } });
}

/** The same deposit, right in all but what is said of its earmarks. */
const earmarked = async (area: string, booked: readonly Row[]) => {
  const id = randomUUID();
  return deposit([booked, eur("100")], {
    id,
    more: `INSERT INTO earmarks (id, entry_id, area_number, amount, amount_usd) VALUES (gen_random_uuid(), '${id}', ${area}, 50, 55)`,
  });
};

const usd = (deposited: string, fee: string, cash: string): readonly Row[] => [
  ["deposits", "USD", deposited],
  ["agent_fee", "USD", fee],
  ["cash_with_agent", "USD", cash],
];
const eur = (amount: string): readonly Row[] => [
  ["deposits", "EUR", `-${amount}`],
  ["deposits_contra", "EUR", amount],
];
const RIGHT = usd("-110", "1.10", "108.90");

test("an entry stands in the books with its value, its fee and its amount in its own currency", async () => {
  expect(await deposit([RIGHT, eur("100")])).toBe(1);
});

test.each<[string, () => Promise<number>]>([
  ["in no set", () => deposit([])],
  ["at another value", () => deposit([usd("-5", "1.10", "3.90"), eur("100")])],
  ["with another fee", () => deposit([usd("-110", "1", "109"), eur("100")])],
  ["twice", () => deposit([RIGHT, RIGHT, eur("100")])],
  ["without its own currency", () => deposit([RIGHT])],
  ["with another amount in its own currency", () => deposit([RIGHT, eur("100.01")])],
  ["under another donor", () => deposit([RIGHT, eur("100")], { donor: otherId })],
  ["as a late fact, which it is not", () => deposit([RIGHT, eur("100")], { occurred: "2024-05-09" })],
  ["at another moment", () => deposit([RIGHT, eur("100")], { at: "'2024-05-11T10:00:00Z'" })],
])("no entry is kept that stands in the books %s", async (_, act) => {
  await expect(act()).rejects.toThrow("contribution_entries_posted");
});

const inArea = (area: string): readonly Row[] => [
  ["deposits", "USD", "-55", `${area}, NULL, NULL`],
  ["deposits", "USD", "-55"],
  ["agent_fee", "USD", "1.10"],
  ["cash_with_agent", "USD", "108.90"],
];

test("an earmark stands in the books in its own pool", async () => {
  expect(await earmarked("4", inArea("4"))).toBe(1);
});

test.each<[string, () => Promise<unknown>, string]>([
  ["that the books do not know", () => earmarked("4", RIGHT), "earmarks_posted"],
  ["of another pool", () => earmarked("4", inArea("3")), "earmarks_posted"],
  ["that only the books know", () => deposit([inArea("4"), eur("100")]), "earmarks_posted"],
  ["added to an entry that stands", () => together(earmarkOfPledge("1")), "earmarks_posted"],
  ["that is in USD and worth another amount", () => together(earmarkOfPledge("1.0001")), "earmarks_usd_is_usd"],
])("no earmark is kept %s", async (_, act, rule) => {
  await expect(act()).rejects.toThrow(rule);
});

const earmarkOfPledge = (amount: string) =>
  `INSERT INTO earmarks (id, entry_id, area_number, amount, amount_usd)
   SELECT gen_random_uuid(), id, 4, ${amount}, 1 FROM contribution_entries WHERE kind = 'pledge'`;
