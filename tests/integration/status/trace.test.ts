import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { traceOf } from "@/lib/journal/journal-trace";
import { sumLines } from "@/lib/journal/journal.queries";
import { addressOf, CAUSE_KINDS, journalFilter } from "@/lib/journal/journal.schema";
import { today } from "@/lib/kernel/dates";
import { money, toDecimal } from "@/lib/kernel/money";
import { FIGURES } from "@/lib/ledger/fund-figures";
import { BOOKING_KINDS } from "@/lib/status/bookings/booking-lines";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/booking.commands";
import { findFundStatus } from "@/lib/status/status.queries";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";

let stage: Stage;
const agent = () => stage.cast.administrativeAgent;
const told = (on: string) => ({ requestKey: randomUUID(), on, description: "Statement" });

/** Something on every account, in two years, in two currencies and with something taken back. */
beforeAll(async () => {
  stage = await setStage();
  const yen = { currency: "JPY", amount: "1500000", rate: "0.0067", rateOn: "2023-03-15" };
  for (const [slug, more] of [
    ["norway", { earmarks: [{ target: "area:4", amount: "400" }] }],
    ["spain", yen],
    ["sweden", { effectiveOn: "2024-03-15" }],
  ] as const) {
    const deposit = part({ amount: "1000", ...more });
    const { earmarks: _, ...promise } = { earmarks: [], ...deposit };
    await given(stage.cast.fmuOfficer, stage.donorId(slug), { pledge: promise, commitment: promise, deposit });
  }
  const punoId = stage.donorId("iom");
  const booked: string[] = [];
  for (const [index, kind] of BOOKING_KINDS.entries())
    for (const on of ["2023-06-30", "2024-06-30"]) {
      const amountUsd = `${index + 1}${on.slice(3, 4)}.25`;
      booked.push((await recordBooking(agent(), { ...told(on), kind, amountUsd, punoId })).value.setId);
    }
  await reverseBooking(agent(), { setId: booked[7] ?? "", reason: "Wrong fund" });
  for (const year of ["2023", "2024"]) {
    const lines = [{ category: "4", amountUsd: `${year}.10` }];
    await recordExpenditure(agent(), { ...told(`${year}-12-31`), punoId, year, lines });
  }
});

test.each([
  ["all time", undefined, { asOf: today(), knownOn: today() }],
  ["a period", "2024-01-01", { asOf: "2024-12-31", knownOn: today() }],
  ["what was known before anything was", "2024-01-01", { asOf: "2024-12-31", knownOn: "2020-12-31" }],
] as const)("every amount of the fund status is the total of the ledger it leads to: %s", async (_, from, clocks) => {
  const status = await findFundStatus(clocks, from);
  for (const key of FIGURES)
    for (const column of ["opening", "period", "closing"] as const) {
      if (status.from === null && column !== "closing") continue;
      const filter = journalFilter.parse(traceOf(key, column, status));
      expect(filter.account, key).toBeDefined();
      const [total] = await sumLines(stage.cast.auditor, filter);
      expect(total?.balance ?? "0.00", `${key}, ${column}`).toBe(toDecimal(status[column][key]));
      expect(total?.currency ?? "USD").toBe("USD");
    }
});

test("an address with several accounts says them again, and one with none of the books falls away", () => {
  const filter = journalFilter.parse({ account: "transfers,refunds" });
  expect(filter.account).toEqual(["transfers", "refunds"]);
  expect(addressOf(filter).account).toBe("transfers,refunds");
  expect(journalFilter.parse({ account: "transfers,no-such" }).account).toBeUndefined();
});

test("the total counts the lines that match alone, by currency, and is refused to whoever may not read the ledger", async () => {
  const filter = journalFilter.parse({ account: "deposits", donor: "spain" });
  expect(await sumLines(stage.cast.auditor, filter)).toEqual([
    { currency: "USD", lines: 1, debit: "0.00", credit: "10050.00", balance: "10050.00" },
    { currency: "JPY", lines: 1, debit: "0", credit: "1500000", balance: "1500000" },
  ]);
  await expect(sumLines(stage.cast.donor, filter)).rejects.toMatchObject({ code: "forbidden" });
});

test.each<[string, Record<string, string>]>([
  ["all of it", {}],
  ["from a day within a month", { from: "2023-03-16" }],
  ["up to a day within a month", { asOf: "2024-03-14" }],
  ["a few days over a year's end", { from: "2023-12-31", asOf: "2024-03-15" }],
  ["a span that ends before it begins", { from: "2024-06-30", asOf: "2023-06-30" }],
  ["up to the last day there is", { asOf: "9999-12-31" }],
  ["one donor", { donor: "sweden" }],
  ["one organisation's transfers", { account: "transfers,refunds,spent", puno: "iom", from: "2024-01-01" }],
])("the totals kept and the lines themselves tell the same of the ledger: %s", async (_, address) => {
  const kept = await sumLines(stage.cast.auditor, journalFilter.parse(address));
  const files = await Promise.all(
    CAUSE_KINDS.map((cause) => sumLines(stage.cast.auditor, journalFilter.parse({ ...address, cause }))),
  );
  const told = files.flat();
  for (const { currency, ...row } of kept) {
    const own = told.filter((total) => total.currency === currency);
    expect(own.reduce((sum, { lines }) => sum + lines, 0)).toBe(row.lines);
    for (const side of ["debit", "credit", "balance"] as const)
      expect(
        own.reduce((sum, total) => sum + money(total[side], currency).minor, 0n),
        `${side}, ${currency}`,
      ).toBe(money(row[side], currency).minor);
  }
  expect(new Set(kept.map(({ currency }) => currency))).toEqual(new Set(told.map(({ currency }) => currency)));
});
