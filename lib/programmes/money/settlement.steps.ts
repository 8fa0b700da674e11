import "server-only";
import { randomUUID } from "node:crypto";
import type { StepContext } from "@/lib/access/step-context";
import type { Tx } from "@/lib/kernel/db";
import { formatMoney, sum, toDecimal, type Usd, usd, USD } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { move } from "@/lib/ledger/balanced-lines";
import { postAll } from "@/lib/ledger/posting.steps";
import { deliveryOf } from "./delivery";
import type { Closing } from "./programme-money.schema";
import { punoSums } from "./puno-sums.steps";
import { bookRefunds, type Refund } from "./refund.steps";

/** The amounts typed under a name, each with the form's name of its field. */
const typedIn = (lines: Closing["refunds"], name: "amountUsd" | "interestUsd"): Refund[] =>
  lines.flatMap(({ organisationId, [name]: typed }, index) =>
    typed === null ? [] : [{ organisationId, amount: usd(typed), field: `refunds.${index}.${name}` }],
  );

const inAll = (given: readonly Refund[]): Usd =>
  sum(
    given.map(({ amount }) => amount),
    USD,
  );

/** What a closure states comes back, in USD. */
export const statedIn = ({ refunds }: Pick<Closing, "refunds">) => ({
  refundedUsd: toDecimal(inAll(typedIn(refunds, "amountUsd"))),
  interestUsd: toDecimal(inAll(typedIn(refunds, "interestUsd"))),
});

/**
 * Books interest that organisations earned and returned: bookings like those the Administrative Agent enters elsewhere,
 * which is where one that was wrong is taken back. Refuses, at its field, one that was sent nothing.
 */
async function bookInterest(context: StepContext, closing: Closing): Promise<void> {
  const { tx } = context;
  const { noteId, finalFinancialOn: on, isLate, note } = closing;
  const sums = await punoSums(tx, noteId);
  const acts = typedIn(closing.refunds, "interestUsd").map(({ organisationId: punoId, amount, field }) => {
    const sentence = "No transfer to this organisation is on the books: book its interest by itself.";
    if (!sums.get(punoId)?.transferred.minor) throw new Refusal("invalid", sentence, { [field]: sentence });
    const lines = move(amount, { account: "cash_with_agent" }, { account: "puno_interest", noteId, punoId });
    const told = { on, isLate, note: note ?? "Returned with the financial closure of the programme", lines };
    return { act: "booking.puno-interest", subjectType: "booking", subjectId: randomUUID(), ...told };
  });
  if (acts.length > 0) await postAll(context, acts, "finalFinancialOn");
}

/** What organisations hold unspent; refused, at its field, where nobody says how it was settled. USD. */
async function refuseUnsettled(tx: Tx, { noteId, settledOutside }: Closing): Promise<Usd> {
  const held = [...(await punoSums(tx, noteId)).values()].map((sums) => deliveryOf(sums).balance);
  const left = sum(
    held.filter(({ minor }) => minor > 0n),
    USD,
  );
  if (left.minor === 0n || settledOutside !== null) return left;
  const sentence =
    `${formatMoney(left)} would stay with the organisations unspent: record the final expenditure, enter what each ` +
    "refunds, or say here how the rest was settled outside these books.";
  throw new Refusal("invalid", sentence, { settledOutside: sentence });
}

/**
 * Books what organisations give back and return in interest with the closure, and gives what is left with them in USD.
 * Nothing is left silently: afterwards no refund is recorded any more. Locks the pools.
 */
export async function settle(context: StepContext, closing: Closing): Promise<Usd> {
  const { tx } = context;
  const { noteId, finalFinancialOn: on, isLate, note, refunds } = closing;
  const booking = { on, isLate, note, field: "finalFinancialOn" };
  await bookRefunds(context, noteId, typedIn(refunds, "amountUsd"), booking);
  await bookInterest(context, closing);
  return refuseUnsettled(tx, closing);
}
