import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import type { Answer } from "./answer";
import { answerShape } from "./answer.schema";
import type { QuestionWords } from "./simulation.labels";
import { withWords } from "./simulation.queries";
import { type Question, questionInput } from "./simulation.schema";

const ROW = { id: true, name: true, asOf: true, knownOn: true, savedAt: true, question: true, answer: true } as const;

/** A saved scenario as it was worked out then. */
export type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly asOf: Day;
  readonly knownOn: Day;
  readonly savedAt: Date;
  readonly question: Question;
  readonly answer: Answer;
};

type Found = Omit<Scenario, "asOf" | "knownOn" | "question" | "answer"> & {
  asOf: Date;
  knownOn: Date;
  question: unknown;
  answer: unknown;
};

export const scenarioOf = ({ id, name, savedAt, asOf, knownOn, question, answer }: Found): Scenario => ({
  id,
  name,
  savedAt,
  asOf: dayOf(asOf),
  knownOn: dayOf(knownOn),
  question: questionInput.parse(question),
  answer: answerShape.parse(answer),
});

const NEWEST = 200;

/** The newest scenarios, at most 200. */
export async function listScenarios(actor: Actor): Promise<Scenario[]> {
  authorize(actor, "simulation.run");
  const found = await db.simulationScenario.findMany({ select: ROW, orderBy: { id: "desc" }, take: NEWEST });
  return found.map(scenarioOf);
}

/** A scenario with what its question asks for, in words. */
export type AskedScenario = Scenario & { readonly words: QuestionWords };

/** The scenarios of these identifiers in their order; what does not exist is left out. */
export async function findScenarios(actor: Actor, ids: readonly string[]): Promise<AskedScenario[]> {
  authorize(actor, "simulation.run");
  const asked = ids.filter((id) => z.uuid().safeParse(id).success);
  const found = await db.simulationScenario.findMany({ where: { id: { in: asked } }, select: ROW });
  const byId = new Map((await withWords(found.map(scenarioOf))).map((one) => [one.id, one]));
  return asked.flatMap((id) => byId.get(id) ?? []);
}

export type ScenarioRecord = AskedScenario & { readonly papers: readonly { number: string; title: string }[] };

/** One scenario with the papers it is attached to; null where it does not exist. */
export async function findScenario(actor: Actor, id: string): Promise<ScenarioRecord | null> {
  const [scenario] = await findScenarios(actor, [id]);
  if (!scenario) return null;
  const attached = await db.committeePaperScenario.findMany({
    where: { scenarioId: id },
    select: { paper: { select: { number: true, title: true } } },
    orderBy: { paper: { number: "asc" } },
  });
  return { ...scenario, papers: attached.map(({ paper }) => paper) };
}
