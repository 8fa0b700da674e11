import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { activateProgramme, closeOperationally } from "@/lib/programmes/programme.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { prepareTransfer } from "@/lib/transfers/transfer.commands";
import { ownerQuery } from "@/tests/support/postgres";
import { deposit, organisation, type People, seen, setPeople, type Way, wayOf } from "../concept-notes/way";

export type Stage = { people: People; way: Way; iom: string; unhcr: string };

/** The cast, money in the unearmarked pool, and the two organisations of every programme here. */
export async function setStage(): Promise<Stage> {
  const people = await setPeople();
  await deposit(people, "100000000");
  const [iom, unhcr] = await Promise.all([organisation("iom"), organisation("unhcr")]);
  return { people, way: wayOf(people), iom, unhcr };
}

/** Two tranches of 2,000,000: IOM's part is 1,465,000 and UNHCR's 535,000. */
export const twoTranches = ({ iom, unhcr }: Stage) => [
  {
    plannedOn: today(),
    parts: [
      { organisationId: iom, amountUsd: "1000000" },
      { organisationId: unhcr, amountUsd: "535000" },
    ],
  },
  { plannedOn: addDays(today(), 200), parts: [{ organisationId: iom, amountUsd: "465000" }] },
];

/** A funded programme with its two tranches planned. */
export async function planned(stage: Stage): Promise<string> {
  const noteId = await stage.way.funded();
  await planTranches(stage.people.fmuOfficer, { noteId, version: 0, tranches: twoTranches(stage) });
  return noteId;
}

type Asked = { amountUsd?: string; organisationId?: string; trancheNumber?: number };

/** A request for IOM's part of the first tranche, or as asked; gives its id. */
export async function prepared(stage: Stage, noteId: string, asked: Asked = {}, by?: Actor): Promise<string> {
  const form = { noteId, trancheNumber: 1, organisationId: stage.iom, amountUsd: "1000000", ...asked };
  const { value } = await prepareTransfer(by ?? stage.people.fmuOfficer, { requestKey: randomUUID(), ...form });
  return value.id;
}

/** Takes a funded programme to the end of its activities, today. */
export async function closedOperationally({ people }: Stage, noteId: string): Promise<void> {
  const on = today();
  await activateProgramme(people.administrativeAgent, { ...(await seen(noteId)), signedOn: on, firstTransferOn: on });
  await closeOperationally(people.fmuOfficer, { ...(await seen(noteId)), finalNarrativeOn: on });
}

/** Says of a move that it was made earlier, behind the application's back: no command may act in the past. */
export async function backdate(noteId: string, move: "approve" | "activate", day: string): Promise<void> {
  await ownerQuery("ALTER TABLE stage_changes DISABLE TRIGGER stage_changes_append_only");
  await ownerQuery("UPDATE stage_changes SET effective_on = $1 WHERE note_id = $2 AND move = $3", [day, noteId, move]);
  await ownerQuery("ALTER TABLE stage_changes ENABLE TRIGGER stage_changes_append_only");
}

/** The same person in other roles, as after a change of duties. */
export const inRoles = (actor: Actor, ...roles: Actor["roles"]): Actor => ({ ...actor, roles });

/** Everything an act on a programme's money could leave behind. */
export async function moneyTraces() {
  const [sets, requests, endings, overrides, plans, conditions, reports, facts] = await Promise.all([
    db.ledgerSet.count(),
    db.transferRequest.count(),
    db.transferEnding.count(),
    db.transferOverride.count(),
    db.tranchePlan.count(),
    db.programmeCondition.count(),
    db.programmeReport.count(),
    db.auditFact.count({ where: { name: { not: "access.refused" } } }),
  ]);
  const series = await db.referenceSeries.findMany({ orderBy: [{ series: "asc" }, { year: "asc" }] });
  return { sets, requests, endings, overrides, plans, conditions, reports, facts, series };
}

/** What a programme's accounts stand at, as decimal strings; an account without lines is absent. */
export async function accountsOf(noteId: string): Promise<Record<string, string>> {
  const rows = await db.ledgerLine.groupBy({ by: ["account"], where: { noteId }, _sum: { amount: true } });
  return Object.fromEntries(rows.map(({ account, _sum }) => [account, _sum.amount?.toFixed(2) ?? "0.00"]));
}

/** The act is refused as told, and no money moves. */
export async function isRefused(act: () => Promise<unknown>, refusal: Record<string, unknown>) {
  const before = await moneyTraces();
  await expect(act()).rejects.toMatchObject(refusal);
  expect(await moneyTraces()).toEqual(before);
}

/** The names of the facts that an act leaves in the audit, the oldest first. */
export const factsAfter = async (act: () => Promise<unknown>) => {
  const last = await db.auditFact.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  await act();
  const facts = await db.auditFact.findMany({ where: { id: { gt: last?.id ?? 0n } }, orderBy: { id: "asc" } });
  return facts.map(({ name }) => name);
};
