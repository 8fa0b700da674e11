import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { scenarioOf } from "@/lib/simulation/scenario.queries";
import { withWords } from "@/lib/simulation/simulation.queries";

export type PaperRow = { number: string; title: string; meetingOn: Day; scenarioCount: number };

const NEWEST = 200;

/** Papers of the committee, the latest meeting first, at most 200. */
export async function listPapers(actor: Actor): Promise<PaperRow[]> {
  authorize(actor, "paper.read");
  const found = await db.committeePaper.findMany({
    select: { number: true, title: true, meetingOn: true, _count: { select: { scenarios: true } } },
    orderBy: [{ meetingOn: "desc" }, { id: "desc" }],
    take: NEWEST,
  });
  return found.map(({ number, title, meetingOn, _count }) => ({
    number,
    title,
    meetingOn: dayOf(meetingOn),
    scenarioCount: _count.scenarios,
  }));
}

/** A paper with its scenarios; `canOpen` says whether this person may read a scenario's own page. Null: no such paper. */
export async function findPaper(actor: Actor, number: string) {
  authorize(actor, "paper.read");
  const found = await db.committeePaper.findUnique({
    where: { number },
    include: { scenarios: { include: { scenario: true }, orderBy: { attachedAt: "asc" } } },
  });
  if (!found) return null;
  const { title, meetingOn, text, recordedAt, scenarios } = found;
  return {
    number,
    title,
    text,
    recordedAt,
    meetingOn: dayOf(meetingOn),
    canOpen: can(actor, "simulation.run"),
    scenarios: await withWords(scenarios.map(({ scenario }) => scenarioOf(scenario))),
  };
}
