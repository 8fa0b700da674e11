import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { sumUsd } from "@/lib/contributions/contribution-entries";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { addDays, dateOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { amountIn } from "@/lib/ledger/accounts";
import { sumAccounts } from "@/lib/ledger/ledger.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { findStatement, listStatements } from "@/lib/statements/statement.queries";
import type { Statement } from "@/lib/statements/statement";
import { setStatementStage } from "./stage";

let stage: Awaited<ReturnType<typeof setStatementStage>>;

beforeAll(async () => {
  stage = await setStatementStage();
});

const NOW: ReportingDates = { asOf: today(), knownOn: today() };
const MOMENTS: readonly ReportingDates[] = [
  NOW,
  { asOf: "2024-12-31", knownOn: today() },
  { asOf: "2024-12-31", knownOn: "2024-02-15" },
  { asOf: "2024-01-24", knownOn: "2024-02-15" },
  { asOf: "2024-12-31", knownOn: "2023-12-31" },
];

async function statement(
  slug: string,
  clocks: ReportingDates = NOW,
  actor: Actor = stage.cast.auditor,
): Promise<Statement> {
  const found = await findStatement(actor, slug, clocks);
  if (!found) throw new Error(`${slug} has no statement.`);
  return found;
}

const all = (clocks: ReportingDates) =>
  Promise.all(["germany", "norway", "france"].map((slug) => statement(slug, clocks)));

describe("a statement", () => {
  test("holds every entry with its currency, rate, fee and earmarks, and what the exchange rate did", async () => {
    const { contributions, totals, exchangeDifference } = await statement("germany");
    expect(contributions).toHaveLength(1);
    expect(contributions[0]).toMatchObject({ title: "Annual contribution", receivable: "20000.00" });
    const [commitment, deposit] = contributions[0]?.entries ?? [];
    expect(commitment).toMatchObject({ kind: "commitment", amountUsd: "1100000.00", feeUsd: "0.00" });
    expect(deposit).toMatchObject({
      kind: "deposit",
      effectiveOn: "2024-01-20",
      occurredOn: null,
      recordedOn: "2024-02-01",
      amount: "1000000.00",
      currency: "EUR",
      rate: "1.08",
      rateOn: "2024-01-20",
      amountUsd: "1080000.00",
      feeUsd: "10800.00",
      netUsd: "1069200.00",
      isReversal: false,
      isReversed: false,
      earmarks: [{ amountUsd: "432000.00" }],
    });
    expect(exchangeDifference).toBe("-20000.00");
    expect(totals).toEqual({
      pledged: "0.00",
      committed: "1100000.00",
      deposited: "1080000.00",
      receivable: "20000.00",
      fee: "10800.00",
      net: "1069200.00",
    });
  });

  test("tells direct from notional, and shares transfers and expenditure by the same parts", async () => {
    const { support, pools, direct, notional, supported } = await statement("germany");
    expect(support.map(({ title, basis, allocatedOfPool }) => [title, basis, allocatedOfPool])).toEqual([
      ["Fair recruitment", "direct", "400000.00"],
      ["Border health", "notional", "77777.77"],
      ["Fair recruitment", "notional", "100000.01"],
    ]);
    // 427,680 of 757,680 net in the pool of area 4, and 641,520 of 1,136,520 in the common one.
    expect(pools.map(({ basis, net, netOfAll, percent }) => [basis, net, netOfAll, percent])).toEqual([
      ["direct", "427680.00", "757680.00", "56.45"],
      ["notional", "641520.00", "1136520.00", "56.45"],
    ]);
    expect(support.map(({ allocated }) => allocated)).toEqual(["225783.97", "43902.43", "56446.00"]);
    expect(direct.allocated).toBe("225783.97");
    expect(sumUsd([direct.allocated, notional.allocated])).toBe(supported.allocated);
    expect(support.map(({ transferred }) => transferred)[1]).toBe("0.00");
  });

  test.each(MOMENTS)("adds up under the clocks $asOf and $knownOn", async (clocks) => {
    for (const one of await all(clocks)) {
      expect(sumUsd([one.supported.allocated, one.unallocated])).toBe(one.totals.net);
      expect(sumUsd(one.pools.map(({ net }) => net))).toBe(one.totals.net);
      expect(sumUsd(one.pools.map(({ unallocated }) => unallocated))).toBe(one.unallocated);
      expect(sumUsd(one.support.map(({ allocated }) => allocated))).toBe(one.supported.allocated);
      const entries = one.contributions.flatMap((contribution) => contribution.entries);
      const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
      expect(sumUsd(of("pledge").map(({ amountUsd }) => amountUsd))).toBe(one.totals.pledged);
      expect(sumUsd(of("commitment").map(({ amountUsd }) => amountUsd))).toBe(one.totals.committed);
      expect(sumUsd(of("deposit").map(({ netUsd }) => netUsd))).toBe(one.totals.net);
      expect(sumUsd(one.contributions.map(({ receivable }) => receivable))).toBe(one.totals.receivable);
    }
  });

  test.each(MOMENTS)(
    "over all donors is what the Fund's books say under the clocks $asOf and $knownOn",
    async (clocks) => {
      const statements = await all(clocks);
      const sums = await sumContributions(clocks.asOf, clocks.knownOn);
      const books = await sumAccounts(clocks);
      const of = (part: (one: Statement) => string) => sumUsd(statements.map(part));
      expect(of(({ totals }) => totals.deposited)).toBe(sums.deposited);
      expect(of(({ totals }) => totals.committed)).toBe(sums.committed);
      expect(toDecimal(amountIn(books, "agent_fee"))).toBe(of(({ totals }) => totals.fee));
      const allocated = await db.ledgerLine.aggregate({
        where: {
          account: "allocated",
          effectiveOn: { lte: dateOf(clocks.asOf) },
          recordedAt: { lt: dateOf(addDays(clocks.knownOn, 1)) },
        },
        _sum: { amount: true },
      });
      const expected = clocks.asOf === "2024-01-24" ? "0.00" : (allocated._sum.amount?.toFixed(2) ?? "0.00");
      expect(of(({ supported }) => supported.allocated)).toBe(expected);
    },
  );

  test("over all donors gives each programme its transfers and expenditure to the cent", async () => {
    const rows = (await all(NOW)).flatMap(({ support }) => support).filter(({ noteId }) => noteId === stage.notes.both);
    expect(sumUsd(rows.map(({ transferred }) => transferred))).toBe("250000.00");
    expect(sumUsd(rows.map(({ expenditure }) => expenditure))).toBe("100000.05");
  });

  test("as known before a reversal holds what was known then, and gives every donor the part it had then", async () => {
    const then = await statement("norway", { asOf: "2024-12-31", knownOn: "2024-02-15" });
    const now = await statement("norway", { asOf: "2024-12-31", knownOn: today() });
    expect([then.totals.deposited, now.totals.deposited]).toEqual(["570000.00", "500000.00"]);
    const twice = (one: Statement) => one.contributions.find(({ title }) => title === "Booked twice")?.entries;
    expect(twice(then)).toMatchObject([{ isReversal: false, isReversed: false }]);
    expect(twice(now)).toMatchObject([
      { isReversal: false, isReversed: true },
      { isReversal: true, isReversed: false, amountUsd: "-70000.00" },
    ]);
    const [before, after] = await Promise.all(
      ["2024-02-15", today()].map((knownOn) => statement("germany", { asOf: "2024-12-31", knownOn })),
    );
    expect(before?.notional.allocated).not.toBe(after?.notional.allocated);
    expect(before?.direct.allocated).toBe(after?.direct.allocated);
    expect([before?.supported.transferred, after?.supported.transferred]).toEqual([
      "0.00",
      expect.not.stringMatching(/^0/),
    ]);
  });
});

describe("who may read it", () => {
  test("a donor's focal point reads its own organisation's and finds no other", async () => {
    expect((await listStatements(stage.cast.donor, NOW)).map(({ donor }) => donor.slug)).toEqual(["germany"]);
    expect(await findStatement(stage.cast.donor, "germany", NOW)).not.toBeNull();
    expect(await findStatement(stage.cast.donor, "norway", NOW)).toBeNull();
  });

  test("a donor's statement is the same to the donor and to the Fund", async () => {
    const at = new Date();
    const [own, funds] = await Promise.all(
      [stage.cast.donor, stage.cast.auditor].map((actor) => findStatement(actor, "germany", NOW, at)),
    );
    expect(own).toEqual(funds);
  });

  test("whoever reads for the Fund reads all, and the list has the figures of the statements", async () => {
    for (const actor of [stage.cast.fmuOfficer, stage.cast.administrativeAgent, stage.cast.auditor, stage.cast.chair]) {
      const rows = await listStatements(actor, NOW);
      expect(rows.map(({ donor }) => donor.slug)).toEqual(["germany", "norway", "france"]);
    }
    for (const { donor, deposited, committed, receivable } of await listStatements(stage.cast.auditor, NOW))
      expect((await statement(donor.slug)).totals).toMatchObject({ deposited, committed, receivable });
  });

  test("nobody finds a donor that never gave, and others are refused", async () => {
    expect(await findStatement(stage.cast.auditor, "unhcr", NOW)).toBeNull();
    expect(await findStatement(stage.cast.auditor, "nobody", NOW)).toBeNull();
    for (const actor of [stage.cast.agency, stage.cast.reviewer, stage.cast.admin]) {
      await expect(listStatements(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(findStatement(actor, "germany", NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
