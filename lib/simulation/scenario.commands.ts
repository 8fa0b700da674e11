import "server-only";
import { z } from "zod";
import { defineCommand, NOTHING } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import type { Prisma } from "@/prisma/generated/client";
import { saveScenarioInput } from "./simulation.schema";

/** What of an answer the audit keeps; the answer itself stands in the scenario. */
const summary = z.object({ status: z.string(), fundedCount: z.number().optional(), fundedUsd: z.string().optional() });

/** Keeps a question with the answer that was worked out, under a name. */
export const saveScenario = defineCommand({
  input: saveScenarioInput,
  permission: "simulation.save",
  ...NOTHING,
  async apply({ tx, actor, input: { name, question, answer }, now }) {
    const data = {
      name,
      asOf: dateOf(question.asOf),
      knownOn: dateOf(question.knownOn),
      question,
      answer: answer as Prisma.InputJsonObject,
      savedAt: now,
      savedById: actor.id,
    };
    const { id } = await tx.simulationScenario.create({ data, select: { id: true } });
    const { status, fundedCount = null, fundedUsd = null } = summary.parse(answer);
    return {
      value: { id },
      event: {
        name: "scenario.saved",
        subjectType: "scenario",
        subjectId: id,
        after: { name, asOf: question.asOf, knownOn: question.knownOn, status, fundedCount, fundedUsd },
      },
    };
  },
});
