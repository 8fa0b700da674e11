import "server-only";
import { addDays } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import type { PunoSums } from "./delivery";

/** What was recorded up to the end of a day; everything without reporting dates. */
const upTo = (clocks: ReportingDates | undefined): Prisma.Sql =>
  clocks
    ? Prisma.sql`AND effective_on <= ${clocks.asOf}::date AND recorded_at < ${addDays(clocks.knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`
    : Prisma.empty;

/** What the books say of each organisation in a programme, by its id. USD. */
export async function punoSums(
  tx: Pick<Tx, "$queryRaw">,
  noteId: string,
  clocks?: ReportingDates,
): Promise<Map<string, PunoSums>> {
  const rows = await tx.$queryRaw<{ id: string; transferred: string; refunded: string; expenditure: string }[]>`
    SELECT puno_id::text AS id,
      coalesce(sum(amount) FILTER (WHERE account = 'transfers'), 0)::numeric(18,2)::text AS transferred,
      coalesce(-sum(amount) FILTER (WHERE account = 'refunds'), 0)::numeric(18,2)::text AS refunded,
      coalesce(sum(amount) FILTER (WHERE account = 'expenditure'), 0)::numeric(18,2)::text AS expenditure
    FROM ledger_lines WHERE note_id = ${noteId}::uuid AND currency = 'USD' AND puno_id IS NOT NULL
      AND account IN ('transfers', 'refunds', 'expenditure') ${upTo(clocks)}
    GROUP BY puno_id`;
  return new Map(
    rows.map(({ id, transferred, refunded, expenditure }) => [
      id,
      { transferred: usd(transferred), refunded: usd(refunded), expenditure: usd(expenditure) },
    ]),
  );
}
