import "server-only";
import { defineCommand } from "@/lib/command";
import { dayOf } from "@/lib/kernel/dates";
import { compare, formatMoney, negate, usd, USD, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { leastCash } from "@/lib/ledger/available-cash.steps";
import { lockPools, postMirrors } from "@/lib/ledger/posting.steps";
import { refuseDayOf } from "./approval.steps";
import { approvedOf, loadProgramme } from "./funded-programme.steps";
import { recordRefundInput, reverseRefundInput } from "./programme-money.schema";
import { bookRefunds } from "./refund.steps";

/** Records what an organisation gave back before the closure. Amount in USD. */
export const recordRefund = defineCommand({
  input: recordRefundInput,
  permission: "refund.record",
  async load(tx, { noteId }, actor) {
    // Whoever closes the programme at this moment is waited for, and then seen.
    await lockPools(tx);
    return loadProgramme(tx, noteId, actor);
  },

  async apply({ context, tx, input, subject: programme, now }) {
    const { noteId, requestKey, organisationId, amountUsd, on, isLate, note } = input;
    approvedOf(programme);
    if (programme.stage === "financially_closed") throw new Refusal("not-now", "This programme is closed.");
    await refuseDayOf(tx, noteId, on, now);
    const refund = { organisationId, amount: usd(amountUsd), field: "amountUsd" };
    const booking = { on, isLate, note, field: "on", requestKey };
    const [setId = ""] = await bookRefunds(context, noteId, [refund], booking);
    return {
      value: { id: noteId, setId },
      event: {
        name: "refund.recorded",
        subjectType: "concept-note",
        subjectId: noteId,
        after: { organisationId, amountUsd, on, ...(isLate && { isLate }) },
      },
    };
  },
});

/** Takes back a refund that was recorded wrongly, by its mirror in the books. */
export const reverseRefund = defineCommand({
  input: reverseRefundInput,
  permission: "refund.record",
  async load(tx, { noteId, setId }, actor) {
    await lockPools(tx);
    const programme = await loadProgramme(tx, noteId, actor);
    const set = await tx.ledgerSet.findFirst({
      where: { id: setId, act: "refund.recorded", subjectType: "concept-note", subjectId: noteId },
      select: { id: true, effectiveOn: true },
    });
    return programme && set && { programme, set };
  },

  async apply({ context, tx, input, subject: { programme, set } }) {
    // What a closed programme left has gone back to its pools: the refund is part of it.
    if (programme.stage === "financially_closed") throw new Refusal("not-now", "This programme is closed.");
    const sets = await postMirrors(context, [set.id], { act: "refund.reversed" }, input.reason);
    const cash = await leastCash(tx, dayOf(set.effectiveOn));
    if (compare(cash, zero(USD)) < 0) {
      const missing = formatMoney(negate(cash));
      throw new Refusal("not-now", `The money was sent on already: ${missing} would be missing.`);
    }
    return {
      value: { id: programme.id },
      event: {
        name: "refund.reversed",
        subjectType: "concept-note",
        subjectId: programme.id,
        after: { setId: set.id, by: sets[0] ?? "", reason: input.reason },
      },
    };
  },
});
