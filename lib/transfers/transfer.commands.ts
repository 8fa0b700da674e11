import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { AuditName, Facts } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import { dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { compare, formatMoney, subtract, usd, USD, zero } from "@/lib/kernel/money";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import { leastCash } from "@/lib/ledger/available-cash.steps";
import { move } from "@/lib/ledger/balanced-lines";
import { lockPools, post, postMirrors } from "@/lib/ledger/posting.steps";
import { refuseDayOf } from "@/lib/programmes/money/approval.steps";
import { loadProgramme, refuseUnlessRunning } from "@/lib/programmes/money/funded-programme.steps";
import { refuseGivenBack } from "@/lib/programmes/money/refund.steps";
import { lockTranches, plannedPart, requestedOf } from "@/lib/programmes/tranches/tranche.steps";
import { blockedSentence, SAME_PERSON } from "./transfer-blocks";
import { prepareTransferInput, reasonedInput, releaseTransferInput } from "./transfer.schema";
import { REQUEST, type Request, standingBlocks } from "./transfer.steps";

const told = (name: AuditName, request: { id: string; reference: string }, after: Facts) => ({
  name,
  subjectType: "transfer" as const,
  subjectId: request.id,
  after: { reference: request.reference, ...after },
});

/** Prepares a request for one organisation's part of a tranche, or some of it. Amount in USD. */
export const prepareTransfer = defineCommand({
  input: prepareTransferInput,
  permission: "transfer.prepare",
  async load(tx, { noteId }, actor) {
    await lockTranches(tx, noteId);
    return loadProgramme(tx, noteId, actor);
  },

  async apply({ tx, actor, input, subject: programme, now }) {
    const { noteId, trancheNumber, organisationId, amountUsd, note } = input;
    refuseUnlessRunning(programme);
    const planned = plannedPart(programme, trancheNumber, organisationId);
    if (planned === null) {
      const sentence = "Choose a tranche and an organisation of the plan.";
      throw new Refusal("invalid", sentence, { trancheNumber: sentence });
    }
    const requested = (await requestedOf(tx, noteId)).find(
      (one) => one.number === trancheNumber && one.organisationId === organisationId,
    );
    const left = subtract(planned, requested?.amount ?? zero(USD));
    if (compare(usd(amountUsd), left) > 0) {
      const sentence = `${formatMoney(left)} are left of this tranche.`;
      throw new Refusal("invalid", sentence, { amountUsd: sentence });
    }
    const year = now.getUTCFullYear();
    const reference = referenceOf("T", year, await takeNumber(tx, "T", year));
    const made = await tx.transferRequest.create({
      data: { ...input, note: note ?? "", reference, preparedAt: now, preparedById: actor.id },
    });
    const after = { programme: programme.programmeReference, trancheNumber, organisationId, amountUsd };
    return { value: { id: made.id, reference }, event: told("transfer.prepared", made, after) };
  },
});

const findRequest = (tx: Tx, transferId: string) =>
  tx.transferRequest.findUnique({ where: { id: transferId }, include: REQUEST });

function refuseEnded({ ending }: Request): void {
  if (ending) throw new Refusal("conflict", `This request was already ${ending.kind}. Reload the page.`);
}

/** The head of the Fund Management Unit sets aside what holds a request back now, and says why, for ever. */
export const overrideBlocks = defineCommand({
  input: reasonedInput,
  permission: "transfer.override",
  load: (tx, { transferId }) => findRequest(tx, transferId),

  async apply({ tx, actor, input, subject: request, now }) {
    refuseEnded(request);
    const blocks = await standingBlocks(tx, request, dayOf(now));
    if (blocks.length === 0) throw new Refusal("not-now", "Nothing holds this request back.");
    await tx.transferOverride.create({
      data: {
        transferId: request.id,
        reason: input.reason,
        recordedAt: now,
        recordedById: actor.id,
        blocks: blocks.map(({ key, sentence }) => ({ key, sentence })),
      },
    });
    const after = { reason: input.reason, blocks: blocks.map(({ sentence }) => sentence) };
    return {
      value: { id: request.id, reference: request.reference },
      event: told("transfer.overridden", request, after),
    };
  },
});

/** Refuses what the Administrative Agent does not hold: on the day itself, or on one after it. */
async function refuseWithoutCash(tx: Tx, amountUsd: string, on: Day): Promise<void> {
  const cash = await leastCash(tx, on);
  if (compare(usd(amountUsd), cash) <= 0) return;
  const held = formatMoney(compare(cash, zero(USD)) < 0 ? zero(USD) : cash);
  const sentence = `The Administrative Agent holds ${held} from that day on, less than this transfer.`;
  throw new Refusal("not-now", sentence, { on: sentence });
}

/**
 * Another person than the preparer releases the request: the books say in the same transaction that the cash left the
 * Administrative Agent for the organisation. Refused while an open condition or a missing report holds it back.
 */
export const releaseTransfer = defineCommand({
  input: releaseTransferInput,
  permission: "transfer.release",
  load: (tx, { transferId }) => findRequest(tx, transferId),

  async apply({ context, tx, actor, input: { on, isLate, note }, subject: { id }, now }) {
    // Whoever else spends waits here, and finds what this one did.
    await lockPools(tx);
    const request = await findRequest(tx, id);
    if (!request) throw new Refusal("not-found", "This record does not exist.");
    refuseEnded(request);
    if (request.preparedById === actor.id) throw new Refusal("forbidden", SAME_PERSON);
    refuseUnlessRunning(request.programme);
    await refuseDayOf(tx, request.noteId, on, now);
    // What holds back now, whatever day the cash left: a day typed earlier gets round nothing.
    const blocks = await standingBlocks(tx, request, dayOf(now));
    if (blocks.length > 0) throw new Refusal("not-now", blockedSentence(blocks));
    const amountUsd = request.amountUsd.toFixed(2);
    await refuseWithoutCash(tx, amountUsd, on);

    const lines = move(
      usd(amountUsd),
      { account: "transfers", noteId: request.noteId, punoId: request.organisationId },
      { account: "cash_with_agent" },
    );
    const act = { act: "transfer.released", subjectType: "transfer", subjectId: id, on, isLate, lines };
    const setId = await post(context, { ...act, ...(note && { note }) }, "on");
    await tx.transferEnding.create({
      data: { transferId: id, kind: "released", endedOn: dateOf(on), setId, ...recorded(actor, now, note ?? "") },
    });
    const after = { amountUsd, on, ...(isLate && { isLate }) };
    return { value: { id, reference: request.reference }, event: told("transfer.released", request, after) };
  },
});

const recorded = (actor: Actor, at: Date, reason: string) => ({ reason, recordedAt: at, recordedById: actor.id });

const endWith = (kind: "withdrawn" | "refused", permission: "transfer.prepare" | "transfer.release") => ({
  input: reasonedInput,
  permission,
  load: (tx: Tx, { transferId }: { transferId: string }) => findRequest(tx, transferId),

  async apply({ tx, actor, input, subject: request, now }: Ending) {
    refuseEnded(request);
    const { reason } = input;
    await tx.transferEnding.create({
      data: { transferId: request.id, kind, endedOn: dateOf(dayOf(now)), ...recorded(actor, now, reason) },
    });
    return {
      value: { id: request.id, reference: request.reference },
      event: told(`transfer.${kind}`, request, { reason }),
    };
  },
});
type Ending = { tx: Tx; actor: Actor; input: { reason: string }; subject: Request; now: Date };

/** The Fund Management Unit takes its request back before it is released. */
export const withdrawTransfer = defineCommand(endWith("withdrawn", "transfer.prepare"));

/** The Administrative Agent does not release the request, and says why. */
export const refuseTransfer = defineCommand(endWith("refused", "transfer.release"));

/** Takes back a release that was wrong from the start, by its mirror in the books; its part of the tranche is free again. */
export const reverseTransfer = defineCommand({
  input: reasonedInput,
  permission: "transfer.release",
  async load(tx, { transferId }) {
    await lockPools(tx);
    return findRequest(tx, transferId);
  },

  async apply({ context, tx, actor, input: { reason }, subject: request, now }) {
    if (!request.ending?.setId || request.reversal)
      throw new Refusal("conflict", "Only a release that stands can be taken back. Reload the page.");
    if (request.programme.stage === "financially_closed") throw new Refusal("not-now", "This programme is closed.");
    const [setId = ""] = await postMirrors(context, [request.ending.setId], { act: "transfer.reversed" }, reason);
    await refuseGivenBack(tx, request.noteId, request.organisationId, dayOf(request.ending.endedOn));
    await tx.transferReversal.create({ data: { transferId: request.id, setId, ...recorded(actor, now, reason) } });
    return {
      value: { id: request.id, reference: request.reference },
      event: told("transfer.reversed", request, { reason, amountUsd: request.amountUsd.toFixed(2) }),
    };
  },
});
