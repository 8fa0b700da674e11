import "server-only";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd, type Usd } from "@/lib/kernel/money";
import { Prisma } from "@/prisma/generated/client";

type Reader = Pick<Tx, "$queryRaw">;

/** The least a running sum of the books stands at on any day from `from` on, in USD. */
async function least(tx: Reader, from: Day, lines: Prisma.Sql): Promise<Usd> {
  const [row] = await tx.$queryRaw<{ least: string | null }[]>`
    WITH day AS (SELECT greatest(effective_on, ${from}::date) AS day, sum(amount) AS change FROM ledger_lines
      WHERE currency = 'USD' AND ${lines} GROUP BY 1),
    standing AS (SELECT day, sum(change) OVER (ORDER BY day) AS held FROM day
      UNION ALL SELECT ${from}::date, 0 WHERE NOT EXISTS (SELECT 1 FROM day WHERE day = ${from}::date))
    SELECT min(held)::numeric(18,2)::text AS least FROM standing`;
  return usd(row?.least ?? "0");
}

/** The least cash the Administrative Agent holds on any day from `from` on. Call `lockPools` first. USD. */
export const leastCash = (tx: Reader, from: Day): Promise<Usd> =>
  least(tx, from, Prisma.sql`account = 'cash_with_agent'`);

/** The least net funding (transfers − refunds) of an organisation on any day from `from` on. USD. */
export const leastFunded = (tx: Reader, noteId: string, organisationId: string, from: Day): Promise<Usd> =>
  least(
    tx,
    from,
    Prisma.sql`account IN ('transfers', 'refunds') AND note_id = ${noteId}::uuid AND puno_id = ${organisationId}::uuid`,
  );
