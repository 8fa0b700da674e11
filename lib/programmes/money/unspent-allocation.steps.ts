import "server-only";
import { allocatedTo } from "@/lib/earmarks/reservation.steps";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { subtract, sum, type Usd, USD, zero } from "@/lib/kernel/money";
import { together } from "./delivery";
import type { Programme } from "./funded-programme.steps";
import { punoSums } from "./puno-sums.steps";

/** True of a programme that was approved before these books. One carried over earlier has its document here. */
export const isOlder = ({ source, document }: Pick<Programme, "source" | "document">): boolean =>
  source !== null && document === null;

/**
 * What a programme leaves of its allocation: what is allocated less what is net funded. One approved before these books
 * whose transfers stand in older records leaves nothing: its money went out before. USD.
 */
export async function unspentAllocation(tx: Tx, programme: Programme): Promise<Usd> {
  const { id } = programme;
  const { transferred, refunded } = together([...(await punoSums(tx, id)).values()]);
  if (isOlder(programme) && transferred.minor === 0n) return zero(USD);
  const allocated = sum(
    (await allocatedTo(tx, id)).map(({ amount }) => amount),
    USD,
  );
  return subtract(allocated, subtract(transferred, refunded));
}

/** From when a closed programme's rest is free: its closing, or the day its money last moved where that came later. */
export async function freeFrom(tx: Pick<Tx, "ledgerLine">, noteId: string, closedOn: Day): Promise<Day> {
  const where = { noteId, account: { in: ["transfers" as const, "refunds" as const] } };
  const { _max } = await tx.ledgerLine.aggregate({ where, _max: { effectiveOn: true } });
  const last = _max.effectiveOn && dayOf(_max.effectiveOn);
  return last !== null && last > closedOn ? last : closedOn;
}
