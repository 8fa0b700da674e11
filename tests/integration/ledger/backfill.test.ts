import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, MIGRATIONS } from "../../../scripts/database/migrate.ts";
import type { Server } from "../../../scripts/database/postgres.ts";
import { createDatabase, databaseUrl } from "../../../scripts/support/prepare.ts";
import { throwAwayServer } from "../../../scripts/support/throw-away.ts";

/** The first migration that keeps the books; everything before it is what an older installation has. */
const FIRST_OF_THE_BOOKS = "20261124000000_keep_the_books";

const name = `backfill_${process.pid}`;
const older = fs.mkdtempSync(path.join(os.tmpdir(), "mptf-older-"));
let server: Server;
let db: pg.Client;

const PERSON = "'00000000-0000-7000-8000-000000000001'";
const DONOR = "'00000000-0000-7000-8000-000000000002'";
const GIVEN = "'00000000-0000-7000-8000-000000000003'";
const entryId = (index: number) => `'00000000-0000-7000-8000-00000000010${index}'`;
const noteId = (index: number) => `'00000000-0000-7000-8000-00000000020${index}'`;
const AT = "'2024-02-01T09:00:00Z'";

const entry = (index: number, kind: string, amount: string, more: { eur?: string; fee?: string; reverses?: number }) =>
  `INSERT INTO contribution_entries (id, contribution_id, donor_id, kind, amount, currency, rate, rate_on, amount_usd, fee_usd,
     effective_on, recorded_at, recorded_by_id, note, reverses_id, request_key)
   VALUES (${entryId(index)}, ${GIVEN}, ${DONOR}, '${kind}', ${more.eur ?? amount}, '${more.eur ? "EUR" : "USD"}', ${more.eur ? "1.1" : "1"},
     '2024-01-31', ${amount}, ${more.fee ?? "0"}, '2024-01-31', ${AT}, ${PERSON}, ${more.reverses ? "'Wrong'" : "NULL"},
     ${more.reverses ? entryId(more.reverses) : "NULL"}, gen_random_uuid())`;

const earmark = (index: number, area: number, amount: string) =>
  `INSERT INTO earmarks (id, entry_id, area_number, amount, amount_usd) VALUES (gen_random_uuid(), ${entryId(index)}, ${area}, ${amount}, ${amount})`;

const note = (index: number, stage: string) =>
  `INSERT INTO concept_notes (id, reference, programme_reference, stage, title, amount_usd, government_partners, created_by_id, created_at, updated_at, stage_since)
   VALUES (${noteId(index)}, 'CN-2024-00${index}', ${stage === "invited" ? "NULL" : `'MPTF-2024-00${index}'`}, '${stage}', 'Note ${index}', 2000000,
     '{}', ${PERSON}, ${AT}, ${AT}, '2024-01-31')`;
const change = (index: number, moved: string, stage: string, detail = "{}") =>
  `INSERT INTO stage_changes (note_id, move, to_stage, amount_usd, detail, decision_id, effective_on, at, actor_id)
   VALUES (${noteId(index)}, '${moved}', '${stage}', 2000000, '${detail}', ${stage === "funded" ? GIVEN : "NULL"}, '2024-01-31', ${AT}, ${PERSON})`;
const approved = (index: number, area: string) =>
  `INSERT INTO decision_items (decision_id, note_id, outcome, amount_usd, source_area) VALUES (${GIVEN}, ${noteId(index)}, 'approved', 2000000, ${area})`;

/** Deposits of which one divides its fee unevenly, a promise in euro, a reversal, and notes at each end of the money's way. */
const PAST = [
  `INSERT INTO organisations (id, slug, created_at) VALUES (${DONOR}, 'norway', ${AT})`,
  "INSERT INTO thematic_areas (number) VALUES (1), (2), (3)",
  `INSERT INTO contributions (id, reference, donor_id, title, source, created_at) VALUES (${GIVEN}, 'C-2024-001', ${DONOR}, 'Given', 'Test', ${AT})`,
  entry(1, "commitment", "110.00", { eur: "100.00" }),
  entry(2, "deposit", "100.00", { fee: "1.00" }),
  earmark(2, 1, "33.33"),
  earmark(2, 2, "33.33"),
  earmark(2, 3, "33.34"),
  entry(3, "deposit", "50.00", { fee: "0.50" }),
  entry(4, "deposit", "-50.00", { fee: "-0.50", reverses: 3 }),
  entry(5, "pledge", "22.00", { eur: "20.00" }),
  entry(6, "pledge", "-22.00", { eur: "-20.00", reverses: 5 }),
  `INSERT INTO decisions (id, number, decided_on, mode, text, recorded_at, recorded_by_id) VALUES (${GIVEN}, 'SC-2024-01', '2024-01-31', 'meeting', 'Approved.', ${AT}, ${PERSON})`,
  note(1, "invited"),
  change(1, "invite", "invited"),
  `INSERT INTO programme_documents (note_id, source_area, updated_at) VALUES (${noteId(1)}, 2, ${AT})`,
  note(2, "active"),
  change(2, "approve", "funded"),
  change(2, "activate", "active"),
  approved(2, "NULL"),
  note(3, "financially_closed"),
  change(3, "approve", "funded"),
  change(3, "close-financially", "financially_closed", '{"refundedUsd": "250000.00"}'),
  approved(3, "1"),
];

beforeAll(async () => {
  for (const one of fs.readdirSync(MIGRATIONS).filter((folder) => /^\d/.test(folder) && folder < FIRST_OF_THE_BOOKS))
    fs.cpSync(path.join(MIGRATIONS, one), path.join(older, one), { recursive: true });
  server = await throwAwayServer("integration");
  const url = databaseUrl(server.url, name);
  await createDatabase(server.url, name, { replace: true });
  await migrate(url, { folder: older, log: () => {} });
  db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query(["BEGIN", ...PAST, "COMMIT"].join(";\n"));
  await migrate(url, { log: () => {} });
});

afterAll(async () => {
  await db.end();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await server.release();
  fs.rmSync(older, { recursive: true });
});

const ask = async (sql: string) => (await db.query<Record<string, unknown>>(sql)).rows;

test("what was recorded before the books were kept stands in them, each entry as it was", async () => {
  const sums = await ask(
    `SELECT account::text, currency, area_number AS area, sum(amount)::numeric(18,2)::text AS amount FROM ledger_lines
      GROUP BY 1, 2, 3 HAVING sum(amount) <> 0 ORDER BY 1, 2, 3 NULLS FIRST`,
  );
  expect(sums.map(({ account, currency, area, amount }) => [account, currency, area, amount])).toEqual([
    ["agent_fee", "USD", 1, "0.33"],
    ["agent_fee", "USD", 2, "0.33"],
    ["agent_fee", "USD", 3, "0.34"],
    ["allocated", "USD", null, "2000000.00"],
    ["allocated", "USD", 1, "1750000.00"],
    ["allocated_contra", "USD", null, "-3750000.00"],
    ["cash_with_agent", "USD", null, "99.00"],
    ["committed", "EUR", null, "100.00"],
    ["committed", "USD", null, "110.00"],
    ["committed_contra", "EUR", null, "-100.00"],
    ["committed_contra", "USD", null, "-110.00"],
    ["deposits", "USD", 1, "-33.33"],
    ["deposits", "USD", 2, "-33.33"],
    ["deposits", "USD", 3, "-33.34"],
    ["reserved", "USD", 2, "2000000.00"],
    ["reserved_contra", "USD", null, "-2000000.00"],
  ]);
});

test("every set is balanced, a reversal is the mirror of its set, and the totals are those of the lines", async () => {
  expect(await ask("SELECT set_id FROM ledger_lines GROUP BY set_id HAVING sum(amount) <> 0")).toEqual([]);
  const mirrors = await ask(
    `SELECT m.act, o.act AS of, l.currency, sum(l.amount)::numeric(18,2)::text AS amount FROM ledger_sets m
      JOIN ledger_sets o ON o.id = m.reverses_id JOIN ledger_lines l ON l.set_id IN (m.id, o.id)
      GROUP BY 1, 2, 3 ORDER BY 1, 3`,
  );
  expect(mirrors).toEqual([
    { act: "contribution.deposit-reversed", of: "contribution.deposit", currency: "USD", amount: "0.00" },
    { act: "contribution.pledge-reversed", of: "contribution.pledge", currency: "EUR", amount: "0.00" },
    { act: "contribution.pledge-reversed", of: "contribution.pledge", currency: "USD", amount: "0.00" },
  ]);
  expect(await ask("SELECT 1 FROM ledger_sets WHERE act LIKE '%-reversed' AND reverses_id IS NULL")).toEqual([]);
  const kept =
    "SELECT account::text, sum(amount)::text AS amount FROM ledger_totals WHERE grain = 'year' GROUP BY 1 ORDER BY 1";
  const counted = "SELECT account::text, sum(amount)::text AS amount FROM ledger_lines GROUP BY 1 ORDER BY 1";
  expect(await ask(kept)).toEqual(await ask(counted));
});
