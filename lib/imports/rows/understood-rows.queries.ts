import "server-only";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";
import { feesOf } from "@/lib/contributions/contribution.steps";
import { db } from "@/lib/kernel/db";
import { USD } from "@/lib/kernel/money";
import type { Judged } from "./row-references.steps";

/** One amount of a row as it will be recorded; decimal strings. */
export type UnderstoodPart = {
  kind: string;
  party: string;
  day: string;
  amount: string;
  currency: string;
  /** USD per unit; null for USD. */
  rate: string | null;
  amountUsd: string;
  /** The fee recorded with a deposit; null for other kinds. */
  feeUsd: string | null;
  /** Targets ("area:4", "region:europe") and amounts in the currency of the row. */
  earmarks: { target: string; amount: string }[];
  /** Reference of the programme that a transfer names. */
  programme: string | null;
};

/** The fee that each deposit among the amounts will carry, by amount. */
async function readFees(amounts: readonly Judged["all"][number][]) {
  const bases = amounts.flatMap((amount) => {
    const kind = ENTRY_KINDS.find((one) => one === amount.kind);
    return kind === "deposit"
      ? [{ amount, basis: { kind, entry: { ...amount.entry, feeUsd: amount.entry.feeUsd ?? null } } }]
      : [];
  });
  const fees =
    bases.length > 0
      ? await feesOf(
          db,
          bases.map(({ basis }) => basis),
        )
      : [];
  return new Map(bases.map(({ amount }, index) => [amount, fees[index] ?? null]));
}

async function readProgrammes(amounts: readonly Judged["all"][number][]) {
  const ids = [...new Set(amounts.flatMap(({ noteId }) => noteId ?? []))];
  if (ids.length === 0) return new Map<string, string | null>();
  const notes = await db.conceptNote.findMany({
    where: { id: { in: ids } },
    select: { id: true, programmeReference: true },
  });
  return new Map(notes.map(({ id, programmeReference }) => [id, programmeReference]));
}

/** What will be recorded of each row, in the order of the rows. */
export async function describeRows(rows: readonly Judged[]): Promise<UnderstoodPart[][]> {
  const amounts = rows.flatMap(({ all }) => all);
  const [fees, programmes] = [await readFees(amounts), await readProgrammes(amounts)];
  return rows.map(({ party, all }) =>
    all.map((one): UnderstoodPart => {
      const { effectiveOn: day, amountUsd, currency = USD, amount = amountUsd, rate, earmarks = [] } = one.entry;
      return {
        kind: one.kind,
        party: party?.name ?? "",
        day,
        amount,
        currency,
        amountUsd,
        rate: currency === USD ? null : (rate ?? null),
        feeUsd: fees.get(one) ?? null,
        earmarks: earmarks.map((earmark) => ({ ...earmark })),
        programme: programmes.get(one.noteId ?? "") ?? null,
      };
    }),
  );
}
