import pg from "pg";
import type { Actor } from "@/lib/access/permissions";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { sumByYear, sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { listEntries, sumEntries } from "@/lib/contributions/entries/entry.queries";
import { type EntryFilter, entryFilter } from "@/lib/contributions/entries/entry.schema";
import { listExchangeDifferences } from "@/lib/contributions/exchange-difference.queries";
import { findEarmarks } from "@/lib/earmarks/earmark.queries";
import { listSets, sumLines } from "@/lib/journal/journal.queries";
import { journalFilter } from "@/lib/journal/journal.schema";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { readSettings } from "@/lib/kernel/env";
import { findFundStatus } from "@/lib/status/status.queries";

/**
 * How the overview's totals and the list of contributions behave when there are a thousand times more contributions.
 * Measures and prints; asserts nothing, because a machine's mood is no defect.
 */
const SIZES = [1_000, 1_000_000] as const;
const TODAY = "2026-06-18";
const RUNS = 15;

const NOW = { asOf: today(), knownOn: today() };
/** Told from the lines themselves: the stored totals know today only. */
const YESTERDAY = { asOf: today(), knownOn: addDays(today(), -1) };

const A_YEAR_OF_DEPOSITS = { account: "deposits", from: "2023-02-15", asOf: "2024-02-14" };

const reader: Actor = {
  id: "00000000-0000-0000-0000-000000000001",
  name: "Bench",
  roles: ["auditor"],
  organisationId: null,
};
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Rows up to a size, as the owner and without triggers: one rebuild and one analysis afterwards replace them. */
const GROW = [
  "SET session_replication_role = replica",
  `CREATE TEMP TABLE donors AS SELECT row_number() OVER () - 1 AS place, id FROM (
     SELECT DISTINCT organisation_id AS id FROM organisation_versions WHERE type = 'member_state') m`,
  `CREATE TEMP TABLE made AS SELECT n, uuidv7() AS contribution_id, uuidv7() AS entry_id, d.id AS donor_id,
     (ARRAY['pledge', 'commitment', 'deposit'])[1 + n % 3]::entry_kind AS kind,
     DATE '2019-05-01' + (n::bigint * 7919 % 2600)::int AS effective_on, (n::bigint * 104729 % 100000000 + 100)::numeric / 100 AS amount
   FROM generate_series($FROM + 1, $TO) AS s(n) JOIN donors d ON d.place = n % (SELECT count(*) FROM donors)`,
  `INSERT INTO contributions (id, reference, donor_id, title, source, created_at)
   SELECT contribution_id, 'B-2026-' || n, donor_id, 'Measured ' || n, 'Bench', now() FROM made`,
  `INSERT INTO contribution_entries (id, contribution_id, donor_id, kind, amount, currency, rate, rate_on, amount_usd, fee_usd,
     effective_on, recorded_at, recorded_by_id, request_key)
   SELECT entry_id, contribution_id, donor_id, kind, amount, 'USD', 1, effective_on, amount,
     CASE WHEN kind = 'deposit' THEN round(amount / 100, 2) ELSE 0 END, effective_on, now(), uuidv7(), uuidv7() FROM made`,
  `INSERT INTO earmarks (id, entry_id, area_number, amount, amount_usd)
   SELECT uuidv7(), entry_id, 1 + n % 5, round(amount / 2, 2), round(amount / 2, 2) FROM made WHERE n % 10 = 0`,
  "SELECT post_unposted_entries()",
  "SELECT rebuild_ledger_totals()",
  "DROP TABLE made, donors",
  "SET session_replication_role = origin",
  "VACUUM ANALYZE contributions, contribution_entries, earmarks, ledger_sets, ledger_lines, ledger_totals",
];

async function grow(from: number, to: number): Promise<void> {
  const owner = new pg.Client({ connectionString: readSettings().DATABASE_OWNER_URL });
  await owner.connect();
  try {
    for (const sql of GROW) await owner.query(sql.replace("$FROM", String(from)).replace("$TO", String(to)));
  } finally {
    await owner.end();
  }
}

/** The middle of several runs, in milliseconds, after one that warms up. */
async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

/** The address of the page so many pages on, or of the last there is. */
async function pageAfter(filter: EntryFilter, pages: number): Promise<EntryFilter> {
  let here = filter;
  for (let page = 1; page < pages; page++) {
    const { next } = await listEntries(reader, here);
    if (!next) break;
    here = { ...filter, after: next };
  }
  return here;
}

const address = (given: Record<string, string>) => entryFilter.parse(given);

async function measures(): Promise<[name: string, work: () => Promise<unknown>][]> {
  const lists = await Promise.all(
    (["date", "amount", "donor"] as const).map(async (sort) => {
      const first = address({ sort });
      const hundredth = await pageAfter(first, 100);
      return [
        [`List by ${sort}, first page`, () => listEntries(reader, first)],
        [`List by ${sort}, 100th page (or last)`, () => listEntries(reader, hundredth)],
      ] satisfies [string, () => Promise<unknown>][];
    }),
  );
  const one = await db.contribution.findFirstOrThrow({ select: { id: true } });
  return [
    ["Overview: totals by donor", () => sumContributions(TODAY)],
    ["Overview: totals by year", () => sumByYear(TODAY)],
    ...lists.flat(),
    ["List: totals without filter", () => sumEntries(reader, address({}))],
    ["List: totals of one donor", () => sumEntries(reader, address({ donor: "germany" }))],
    ["List: totals of one text", () => sumEntries(reader, address({ text: "Measured 77" }))],
    ["List: totals of one reference", () => sumEntries(reader, address({ text: "B-2026-77" }))],
    ["List: totals of nothing", () => sumEntries(reader, address({ text: "Unmeasured" }))],
    ["List: first page of one reference", () => listEntries(reader, address({ text: "B-2026-77" }))],
    ["List: totals without earmark", () => sumEntries(reader, address({ earmark: "none" }))],
    ["One contribution", () => findContribution(reader, one.id)],
    ["Fund status", () => findFundStatus(NOW)],
    ["Fund status as known yesterday", () => findFundStatus(YESTERDAY)],
    ["Earmarks", () => findEarmarks(reader, NOW)],
    ["Earmarks as known yesterday", () => findEarmarks(reader, YESTERDAY)],
    ["Exchange differences", () => listExchangeDifferences(reader, NOW)],
    ["Ledger, first page", () => listSets(reader, journalFilter.parse({}))],
    ["Ledger, totals without filter", () => sumLines(reader, journalFilter.parse({}))],
    ["Ledger, totals of a year of deposits", () => sumLines(reader, journalFilter.parse(A_YEAR_OF_DEPOSITS))],
  ];
}

async function main(): Promise<void> {
  const found = new Map<string, number[]>();
  let reached = 0;
  for (const size of SIZES) {
    say(`Filling up to ${size.toLocaleString("en")} contributions…`);
    await grow(reached, size);
    reached = size;
    for (const [name, work] of await measures()) found.set(name, [...(found.get(name) ?? []), await median(work)]);
  }
  say(
    `\n${"Milliseconds, median of " + RUNS}`.padEnd(44) +
      SIZES.map((size) => size.toLocaleString("en").padStart(12)).join("") +
      "ratio".padStart(10),
  );
  for (const [name, [small = 0, large = 0]] of found)
    say(
      name.padEnd(43) +
        [small, large].map((time) => time.toFixed(2).padStart(12)).join("") +
        `× ${(large / small).toFixed(1)}`.padStart(10),
    );
}

await main();
process.exit(0);
