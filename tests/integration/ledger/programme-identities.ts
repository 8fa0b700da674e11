import { expect } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { findProgrammeMoney, type ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { expectDelivery } from "./fund-identities";
import { cents, Recount } from "./recount";

const minor = (amount: { toFixed(places: number): string } | null): bigint => usd(amount?.toFixed(2) ?? "0").minor;
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, one) => sum + one, 0n);
const APPROVED = ["funded", "active", "operationally_closed", "financially_closed"];
const INDIRECT = 8;

/** Every note with its document, budget, moves, plans and requests, as the tables hold them. */
const readNotes = () =>
  db.conceptNote.findMany({
    where: { stage: { in: ["appraised", "funded", "active", "operationally_closed", "financially_closed"] } },
    include: {
      document: { include: { budgetLines: true } },
      stageChanges: { orderBy: { id: "asc" } },
      tranchePlans: { include: { tranches: true }, orderBy: { version: "desc" } },
      transfers: { include: { ending: true, reversal: true } },
    },
  });
export type Note = Awaited<ReturnType<typeof readNotes>>[number];

/** True where indirect costs are 7 % of the direct ones to the cent, or as near as the amount allows. */
function isSevenPercent(direct: bigint, indirect: bigint): boolean {
  const rounded = (of: bigint) => (7n * of + 50n) / 100n;
  if (indirect === rounded(direct)) return true;
  // Some amounts lie between two cents of direct costs: then no direct costs at all come to them.
  const near = [-2n, -1n, 0n, 1n, 2n].map((cent) => direct + cent);
  return !near.some((of) => of + rounded(of) === direct + indirect) && indirect === rounded(direct) + 1n;
}

/** Identity 10, and its part of 11: the budget adds up to the amount asked for, and each organisation bears its share. */
function expectBudget({ reference, document, stageChanges }: Note): void {
  const lines = document?.budgetLines ?? [];
  const sumOf = (ofIndirect: boolean, organisationId?: string) =>
    total(
      lines
        .filter((line) => (line.category === INDIRECT) === ofIndirect)
        .filter((line) => organisationId === undefined || line.organisationId === organisationId)
        .map((line) => minor(line.amountUsd)),
    );
  const [direct, indirect] = [sumOf(false), sumOf(true)];
  const asked = stageChanges.findLast(({ toStage }) => toStage === "appraised")?.amountUsd ?? null;
  expect(direct + indirect, `11: the budget of ${reference} is its amount`).toBe(minor(asked));
  expect(isSevenPercent(direct, indirect), `10: ${reference}, 7 % of ${direct} is ${indirect}`).toBe(true);
  for (const id of new Set(lines.map(({ organisationId }) => organisationId))) {
    const off = sumOf(true, id) * direct - indirect * sumOf(false, id);
    expect(off > -direct && off < direct, `10: ${reference}, the share of each to the cent`).toBe(true);
  }
}

/** Identity 11: the parts, every plan that was ever made, and what stands requested of it. */
function expectParts(note: Note, money: ProgrammeMoney): void {
  const approved = minor(note.amountUsd);
  const lines = note.document?.budgetLines ?? [];
  const budget = total(lines.map(({ amountUsd }) => minor(amountUsd)));
  const parts = new Map(money.organisations.map(({ id, partUsd }) => [id, usd(partUsd ?? "0").minor]));
  expect(total([...parts.values()]), `11: the parts of ${note.reference} are what was approved`).toBe(approved);
  for (const [id, part] of parts) {
    const own = total(lines.filter((line) => line.organisationId === id).map(({ amountUsd }) => minor(amountUsd)));
    const off = part * budget - approved * own;
    expect(off > -budget && off < budget, `11: ${note.reference}, each part in proportion`).toBe(true);
  }
  for (const { tranches } of note.tranchePlans) {
    for (const [id, part] of parts) {
      const own = tranches.filter(({ organisationId }) => organisationId === id);
      expect(total(own.map(({ amountUsd }) => minor(amountUsd))), "11: each organisation's tranches").toBe(part);
    }
    expect(total(tranches.map(({ amountUsd }) => minor(amountUsd))), "11: all tranches").toBe(approved);
  }
  expectRequests(note);
}

/** No part of the plan that holds is requested twice. */
function expectRequests({ reference, tranchePlans: [plan], transfers }: Note): void {
  const standing = transfers.filter(
    ({ ending, reversal }) => !reversal && (ending === null || ending.kind === "released"),
  );
  for (const { trancheNumber, organisationId } of standing) {
    const isSame = (one: { organisationId: string }, number: number) =>
      number === trancheNumber && one.organisationId === organisationId;
    const asked = standing.filter((one) => isSame(one, one.trancheNumber)).map(({ amountUsd }) => minor(amountUsd));
    const planned = plan?.tranches.find((one) => isSame(one, one.number));
    expect(total(asked) <= minor(planned?.amountUsd ?? null), `11: requests of ${reference}`).toBe(true);
  }
}

/** Identities 4, 5 and 7 of a programme, its organisations and its transfers; true where one spent more than it got. */
function expectMoney(note: Note, money: ProgrammeMoney, books: Recount): boolean {
  const own = books.where(({ noteId }) => noteId === note.id);
  const shown = ({ netFundedUsd, expenditureUsd, balanceUsd, rate, isOver }: ProgrammeMoney["totals"]) => ({
    netFunded: netFundedUsd,
    expenditure: expenditureUsd,
    balance: balanceUsd,
    rate,
    isOver,
  });
  const over = money.organisations.map(({ id, label, ...sums }) =>
    expectDelivery(
      own.where(({ punoId }) => punoId === id),
      shown(sums),
      `${note.reference}, ${label}`,
    ),
  );
  expectDelivery(own, shown(money.totals), `${note.reference}`);
  return over.includes(true);
}

/** 12: what a closed programme was not sent went back to the pools it came from. */
function expectRestReturned({ id, reference }: Note, books: Recount): void {
  const own = books.where(({ noteId }) => noteId === id);
  expect(own.of("allocated"), `12: ${reference} is closed`).toBe(own.of("transfers", "refunds"));
}

/** Identities 7, 10 and 11 of every programme under two clocks; true where an organisation spent more than it was sent. */
export async function expectProgrammesToAgree(reader: Actor, books: Recount, clocks: ReportingDates): Promise<boolean> {
  const notes = await readNotes();
  for (const note of notes) expectBudget(note);
  const over: boolean[] = [];
  for (const note of notes.filter(({ stage }) => APPROVED.includes(stage))) {
    const money = await findProgrammeMoney(reader, note.id, clocks);
    if (!money) throw new Error(`${note.reference} is approved and shows no money.`);
    expectParts(note, money);
    over.push(expectMoney(note, money, books));
    if (note.stage === "financially_closed") expectRestReturned(note, books);
  }
  return over.includes(true);
}

/** What was approved of each programme, in ten-thousandths. */
export async function approvedAmounts(): Promise<Map<string, bigint>> {
  const notes = await db.conceptNote.findMany({ where: { programmeReference: { not: null } } });
  return new Map(notes.map(({ id, amountUsd }) => [id, minor(amountUsd) * 100n]));
}

/** Identity 11 on any day: what was sent stays within what was approved, net of refunds within what is allocated. */
export function expectWithinApproved(
  books: Recount,
  approved: ReadonlyMap<string, bigint>,
  clocks: ReportingDates,
): void {
  for (const noteId of new Set(books.lines.flatMap((line) => line.noteId ?? []))) {
    const own = books.where((line) => line.noteId === noteId);
    const at = `11: ${noteId} ${JSON.stringify(clocks)}, approved ${cents(approved.get(noteId) ?? 0n)}`;
    expect(own.of("transfers"), `${at}: transfers`).toBeLessThanOrEqual(approved.get(noteId) ?? 0n);
    expect(own.of("allocated"), `${at}: allocated`).toBeLessThanOrEqual(approved.get(noteId) ?? 0n);
    expect(own.of("transfers", "refunds"), `${at}: net of refunds`).toBeLessThanOrEqual(own.of("allocated"));
    for (const id of new Set(own.lines.flatMap((line) => line.punoId ?? []))) {
      const net = own.where(({ punoId }) => punoId === id).of("transfers", "refunds");
      expect(net, `${at}: nothing comes back that ${id} was not sent`).toBeGreaterThanOrEqual(0n);
    }
  }
}
