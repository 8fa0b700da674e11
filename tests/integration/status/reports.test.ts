import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { recordExpenditure } from "@/lib/status/bookings/booking.commands";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";
import { deposit, type Way, wayOf } from "@/tests/support/make";

let stage: Stage;
let way: Way;
let noteId: string;
beforeAll(async () => {
  stage = await setStage();
  way = wayOf(stage.cast);
  await deposit(stage.cast, "3000000");
  noteId = await way.funded();
});

const report = (more: Record<string, unknown> = {}) => ({
  requestKey: randomUUID(),
  on: today(),
  description: "Annual report",
  noteId,
  punoId: stage.donorId("iom"),
  year: "2024",
  lines: [{ category: "3", amountUsd: "70" }],
  ...more,
});
const send = (typed: Record<string, unknown>) => recordExpenditure(stage.cast.administrativeAgent, typed);
const traces = async () => [await db.ledgerSet.count(), await db.ledgerLine.count(), await db.auditFact.count()];

test.each([
  ["another year", () => ({ year: "2023" })],
  ["another category", () => ({ lines: [{ category: "4", amountUsd: "70" }] })],
  ["no programme", () => ({ noteId: "" })],
  ["another organisation", () => ({ punoId: stage.donorId("unhcr") })],
])("a report sent again with %s is refused, never answered as recorded", async (_, more) => {
  const typed = report();
  const { value } = await send(typed);
  expect((await send(typed)).value).toEqual(value);
  const before = await traces();
  await expect(send({ ...typed, ...more() })).rejects.toMatchObject({ code: "conflict" });
  expect(await traces()).toEqual(before);
});

test("a report of a year after its date is refused at the year", async () => {
  const act = send(report({ on: "2024-12-31", year: "2025" }));
  await expect(act).rejects.toMatchObject({
    fields: { year: expect.stringContaining("up to that of the date") as string },
  });
  expect((await send(report({ on: "2024-12-31", year: "2024" }))).value.setId).toBeDefined();
});

test("expenditure of a note that is no approved programme is not found", async () => {
  const draft = await way.draft();
  const before = await traces();
  await expect(send(report({ noteId: draft }))).rejects.toMatchObject({ code: "not-found" });
  expect(await traces()).toEqual(before);
});

test("expenditure of an organisation that does not take part in the programme is refused at the organisation", async () => {
  const act = send(report({ punoId: stage.donorId("ilo") }));
  await expect(act).rejects.toMatchObject({
    fields: { punoId: expect.stringContaining("does not take part") as string },
  });
});
