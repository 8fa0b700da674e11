import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { closePeriod } from "@/lib/ledger/period.commands";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/booking.commands";
import { findFundStatus, findOfficeStatus, listPunoRows } from "@/lib/status/status.queries";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const form = (more: Record<string, unknown> = {}) => ({
  requestKey: randomUUID(),
  kind: "fund_interest",
  amountUsd: "1,250.50",
  on: "2024-03-31",
  description: "Statement of March",
  ...more,
});
const traces = async () => [await db.ledgerSet.count(), await db.ledgerLine.count(), await db.auditFact.count()];
const agent = () => stage.cast.administrativeAgent;

test("a booking is one balanced set with its cause, and one audit fact", async () => {
  const [sets, , facts] = await traces();
  const { value } = await recordBooking(agent(), form());
  const set = await db.ledgerSet.findUniqueOrThrow({ where: { id: value.setId }, include: { lines: true } });
  expect(set).toMatchObject({ act: "booking.fund-interest", note: "Statement of March", recordedById: agent().id });
  expect(set.lines.map(({ account, amount }) => [account, amount.toFixed(2)])).toEqual([
    ["cash_with_agent", "1250.50"],
    ["fund_interest", "-1250.50"],
  ]);
  expect(await traces()).toEqual([(sets ?? 0) + 1, expect.any(Number), (facts ?? 0) + 1]);
});

test("the same form sent twice at once is one booking", async () => {
  const one = form({ kind: "bank_charges", amountUsd: "12" });
  const [first, again] = await Promise.all([recordBooking(agent(), one), recordBooking(agent(), one)]);
  expect(again.value).toEqual(first.value);
  expect(await db.ledgerSet.count({ where: { requestKey: one.requestKey } })).toBe(1);
  expect(await db.auditFact.count({ where: { subjectId: first.value.setId } })).toBe(1);
  await expect(recordBooking(agent(), { ...one, amountUsd: "13" })).rejects.toMatchObject({ code: "conflict" });
});

test.each([
  ["nothing", { amountUsd: "0" }, "amountUsd"],
  ["a negative amount", { amountUsd: "-5" }, "amountUsd"],
  ["a day that has not come", { on: "2099-01-01" }, "on"],
  ["no description", { description: " " }, "description"],
  ["interest of an organisation that is not named", { kind: "puno_interest" }, "punoId"],
])("%s is refused at its field and leaves no trace", async (_, more, field) => {
  const before = await traces();
  await expect(recordBooking(agent(), form(more))).rejects.toMatchObject({
    fields: { [field]: expect.any(String) as string },
  });
  expect(await traces()).toEqual(before);
});

test.each(["fmuHead", "fmuOfficer", "auditor", "donor", "admin"] as const)(
  "a booking is refused to %s",
  async (who) => {
    await expect(recordBooking(stage.cast[who], form())).rejects.toMatchObject({ code: "forbidden" });
  },
);

test("a booking is taken back once, of two at once, and the books are as before", async () => {
  const clocks = { asOf: "2024-12-31", knownOn: today() };
  const before = await findFundStatus(clocks);
  const { value } = await recordBooking(agent(), form({ kind: "direct_costs", amountUsd: "700" }));
  const back = () => reverseBooking(agent(), { setId: value.setId, reason: "Wrong fund" });
  const ends = await Promise.allSettled([back(), back()]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await findFundStatus(clocks)).toEqual(before);
});

test("more spent than funded is recorded and flagged, never refused", async () => {
  const puno = { punoId: stage.donorId("unhcr") };
  await recordBooking(agent(), form({ kind: "transfers", amountUsd: "1000", ...puno }));
  const { kind: _kind, amountUsd: _amount, ...told } = form();
  await recordExpenditure(agent(), { ...told, ...puno, year: "2024", lines: [{ category: "4", amountUsd: "1200" }] });
  const { rows } = await listPunoRows({ asOf: "2024-12-31", knownOn: today() });
  expect(rows).toContainEqual(
    expect.objectContaining({ netFunded: "1000.00", expenditure: "1200.00", delivery: "120.0", isOver: true }),
  );
});

test("a cost above what is there is booked, and the page says what is missing", async () => {
  const { value } = await recordBooking(
    agent(),
    form({ kind: "direct_costs", amountUsd: "5000000", on: "2024-02-01" }),
  );
  const clocks = { asOf: "2024-02-01", knownOn: today() };
  expect((await findOfficeStatus(agent(), clocks)).overdrawn).toEqual([
    { what: "Cash with the Administrative Agent", missing: "5000000.00" },
    { what: "The unearmarked pool", missing: "5000000.00" },
  ]);
  await reverseBooking(agent(), { setId: value.setId, reason: "Wrong fund" });
  expect((await findOfficeStatus(agent(), clocks)).overdrawn).toEqual([]);
});

test("expenditure is told by organisation, year and category together, and its sums are the fund status", async () => {
  const { kind: _kind, amountUsd: _amount, ...told } = form();
  for (const slug of ["iom", "unhcr"])
    await recordExpenditure(agent(), {
      ...told,
      requestKey: randomUUID(),
      punoId: stage.donorId(slug),
      year: "2023",
      lines: [
        { category: "1", amountUsd: "10.50" },
        { category: "4", amountUsd: "0.25" },
      ],
    });
  const clocks = { asOf: "2024-12-31", knownOn: today() };
  const { spent, closing, punos } = await findOfficeStatus(agent(), clocks);
  const names = punos.rows.map(({ organisation }) => organisation);
  expect(names).toHaveLength(2);
  const of2023 = spent.rows.filter(({ year }) => year === 2023);
  expect(of2023.map(({ organisation, category, amount }) => [organisation, category, amount])).toEqual(
    names.flatMap((name) => [
      [name, 1, "10.50"],
      [name, 4, "0.25"],
    ]),
  );
  expect(spent.byCategory.filter(({ year }) => year === 2023).map(({ amount }) => amount)).toEqual(["21.00", "0.50"]);
  expect([spent.total, punos.total.expenditure]).toEqual(Array(2).fill(toDecimal(closing.expenditure)));
});

test("expenditure of a category named twice is refused", async () => {
  const { kind: _kind, amountUsd: _amount, ...told } = form();
  const lines = [1, 1].map((category) => ({ category, amountUsd: "5" }));
  const act = recordExpenditure(agent(), { ...told, punoId: stage.donorId("iom"), year: "2024", lines });
  await expect(act).rejects.toMatchObject({ fields: { lines: "A category stands here once." } });
});

test("a closed period takes a booking only as a late fact, which counts from the first open day", async () => {
  await closePeriod(agent(), { closedThrough: "2024-12-31", confirmed: true });
  await expect(recordBooking(agent(), form())).rejects.toMatchObject({ fields: { on: expect.any(String) as string } });
  const published = await findFundStatus({ asOf: "2024-12-31", knownOn: today() });
  const { value } = await recordBooking(agent(), form({ isLate: true, amountUsd: "3" }));
  const set = await db.ledgerSet.findUniqueOrThrow({ where: { id: value.setId } });
  expect(set.effectiveOn.toISOString().slice(0, 10)).toBe("2025-01-01");
  expect(set.occurredOn?.toISOString().slice(0, 10)).toBe("2024-03-31");
  expect(await findFundStatus({ asOf: "2024-12-31", knownOn: today() })).toEqual(published);
  const { period } = await findFundStatus({ asOf: "2025-12-31", knownOn: today() }, "2025-01-01");
  expect(toDecimal(period.fundInterest)).toBe("3.00");
});
