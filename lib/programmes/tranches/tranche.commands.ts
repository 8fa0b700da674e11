import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { loadProgramme, refuseUnlessRunning } from "../money/funded-programme.steps";
import { partsIn, wrongIn } from "./tranche-plan";
import { planTranchesInput } from "./tranche.schema";
import { frameOf, lockTranches } from "./tranche.steps";

const CHANGED = "Somebody else has planned these tranches in the meantime. Keep what you typed and reload the page.";

/**
 * Plans how the approved amount is paid out: a new version of the whole plan, which keeps what is requested already. Amounts
 * in USD; the tranches of each organisation add up to its part of the programme less what it was sent outside requests.
 */
export const planTranches = defineCommand({
  input: planTranchesInput,
  permission: "tranche.plan",
  async load(tx, { noteId }, actor) {
    await lockTranches(tx, noteId);
    return loadProgramme(tx, noteId, actor);
  },

  async apply({ tx, actor, input, subject: programme, now }) {
    const { noteId, version, reason, tranches } = input;
    refuseUnlessRunning(programme);
    const last = programme.tranchePlans[0]?.version ?? 0;
    if (last !== version) throw new Refusal("conflict", CHANGED);
    const parts = partsIn({ tranches });
    const wrong = {
      ...wrongIn(parts, await frameOf(tx, programme)),
      ...(last > 0 && reason === null && { reason: "Say why the plan changes." }),
    };
    if (Object.keys(wrong).length > 0) throw new Refusal("invalid", "The plan does not stand yet.", wrong);

    const plan = await tx.tranchePlan.create({
      data: { noteId, version: last + 1, reason: reason ?? "", plannedAt: now, plannedById: actor.id },
    });
    await tx.tranche.createMany({
      data: parts.map(({ number, organisationId, amount }) => ({
        planId: plan.id,
        number,
        organisationId,
        amountUsd: toDecimal(amount),
        plannedOn: dateOf(tranches[number - 1]?.plannedOn ?? ""),
      })),
    });
    const after = { version: plan.version, tranches: tranches.length, ...(reason && { reason }) };
    return {
      value: { id: noteId, version: plan.version },
      event: { name: "tranche.planned", subjectType: "concept-note", subjectId: noteId, after },
    };
  },
});
