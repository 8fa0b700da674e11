import { randomUUID } from "node:crypto";
import pg from "pg";

export const NOW = "'2024-05-10T10:00:00Z'";

/** Whoever writes the books by hand. */
export const WRITER = "'00000000-0000-7000-8000-0000000000ff'";

/** That somebody did something at this moment. */
export const insertFact = (at = NOW, by = WRITER) =>
  `INSERT INTO audit_facts (at, name, actor_id, subject_type, subject_id) VALUES (${at}, 'booking.recorded', ${by}, 'booking', 'by hand')`;

type Set = {
  on?: string;
  reverses?: string;
  note?: string;
  occurred?: string;
  at?: string;
  act?: string;
  subject?: string;
};

/** One set by hand without anything behind it, as whoever may write the books could. */
export const insertBareSet = (id: string, more: Set = {}) =>
  `INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, occurred_on, recorded_at, recorded_by_id, note, reverses_id)
   VALUES ('${id}', '${more.act ?? "booking.fund-interest"}', ${more.subject ?? "'booking', gen_random_uuid()"}, '${more.on ?? "2024-05-10"}',
     ${more.occurred ? `'${more.occurred}'` : "NULL"}, ${more.at ?? NOW}, ${WRITER}, ${more.note === undefined ? "'Why'" : `'${more.note}'`},
     ${more.reverses ? `'${more.reverses}'` : "NULL"})`;

/** One set by hand, of a booking unless told otherwise, with the fact that somebody made it. */
export const insertSet = (id: string, more: Set = {}) => `${insertBareSet(id, more)}; ${insertFact(more.at)}`;

/** "account", "currency", the amount, and an area, region and category where there are any. */
export type Row = [account: string, currency: string, amount: string, more?: string];
export const insertLines = (id: string, rows: readonly Row[], { on = "2024-05-10", from = 1, at = NOW } = {}) =>
  `INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, area_number, region_slug, category)
   VALUES ${rows
     .map(
       ([account, currency, amount, more = "NULL, NULL, NULL"], index) =>
         `('${id}', ${from + index}, '${account}', '${currency}', ${amount}, '${on}', ${at}, ${more})`,
     )
     .join(", ")}`;

export const BALANCED: readonly Row[] = [
  ["cash_with_agent", "USD", "5.00"],
  ["fund_interest", "USD", "-5.00"],
];

/** What sets money aside by hand, for a note that is told to be invited with this amount. */
export function setAside(noteId: string, amount: string, pool: string, on = "2024-05-10"): string[] {
  const id = randomUUID();
  const rows: Row[] = [
    ["reserved", "USD", amount, `${pool}, NULL, NULL`],
    ["reserved_contra", "USD", `-${amount}`],
  ];
  const lines = insertLines(id, rows, { on });
  return [
    `INSERT INTO stage_changes (note_id, move, to_stage, amount_usd, detail, effective_on, at, actor_id)
     VALUES ('${noteId}', 'invite', 'invited', ${amount}, '{}', '${on}', ${NOW}, ${WRITER})`,
    insertSet(id, { on, act: "programme.reserved", subject: `'concept-note', '${noteId}'` }),
    lines.replace("category)", "category, note_id)").replaceAll(/NULL\)/g, `NULL, '${noteId}')`),
  ];
}

/** Works in a transaction of the application's user, which is committed at the end. */
export async function inTransaction<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    const value = await work(client);
    await client.query("COMMIT");
    return value;
  } finally {
    await client.end();
  }
}

/** Several statements of one transaction, as the application's user. */
export const together = (...statements: string[]) => inOne("DATABASE_URL", statements);

/** The same as the owner, who may have tables of its own. */
export const togetherAsOwner = (...statements: string[]) => inOne("DATABASE_OWNER_URL", statements);

async function inOne(setting: "DATABASE_URL" | "DATABASE_OWNER_URL", statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env[setting] });
  await client.connect();
  try {
    await client.query("BEGIN");
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
