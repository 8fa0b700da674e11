import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { recordCommitment, recordDeposit, reverseEntry } from "@/lib/contributions/contribution.commands";
import { listEntries } from "@/lib/contributions/entries/entry.queries";
import { listExchangeDifferences, sumExchangeDifferences } from "@/lib/contributions/exchange-difference.queries";
import { ownerQuery } from "@/tests/support/postgres";
import { TODAY } from "@/tests/support/reference";
import { factsOn, given, part, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const officer = () => stage.cast.fmuOfficer;
const now = { asOf: TODAY, knownOn: TODAY };

test.each([
  ["KWD", "1.234", "3.25", "1.234", "4.01"],
  ["JPY", "1000", "0.006765091454", "1000", "6.77"],
  ["CLF", "10.1234", "40.5", "10.1234", "410.00"],
  ["EUR", "10.5", "1.0837", "10.50", "11.38"],
])("an amount in %s survives the database, its list, its history and its reversal", async (...of) => {
  const [currency, amount, rate, written, amountUsd] = of;
  const deposit = part({ currency, amount, rate, rateOn: "2023-03-15", earmarks: [{ target: "area:4", amount }] });
  const { id } = await given(officer(), stage.donorId("ireland"), { deposit });
  const found = await findContribution(officer(), id);
  expect(found?.entries).toMatchObject([
    { amount: written, currency, rate, amountUsd, usdAtRate: amountUsd, earmarks: [{ amount: written, amountUsd }] },
  ]);
  expect(found?.byCurrency).toMatchObject([{ currency, deposited: written }]);
  const { rows } = await listEntries(officer(), { currency });
  expect(rows[0]).toMatchObject({ amount: written, earmarks: [{ amount: written }] });

  await reverseEntry(officer(), { entryId: found?.entries[0]?.id, reason: "Counted twice" });
  expect((await findContribution(officer(), id))?.entries.map((entry) => entry.amount)).toEqual([
    written,
    `-${written}`,
  ]);
  expect((await factsOn(id)).at(-1)).toMatchObject({ before: { amount: written, currency } });
});

test("more decimals than the currency has are refused at the amount", async () => {
  const yen = part({ currency: "JPY", amount: "10.50", rate: "0.0068", rateOn: "2023-03-15" });
  await expect(given(officer(), stage.donorId("ireland"), { deposit: yen })).rejects.toMatchObject({
    fields: { "deposit.amount": "Enter an amount in JPY with no decimals, for example 1,234." },
  });
});

/** Amounts of one contribution in one currency: a commitment and deposits, each at its rate and day. */
const euros = (amount: string, rate: string, effectiveOn: string, currency = "EUR") =>
  part({ currency, amount, rate, rateOn: effectiveOn, effectiveOn });

const booked = (contributionId: string, entry: unknown) => ({ requestKey: randomUUID(), contributionId, entry });

test("the list of gains and losses says of each contribution what its own page says, and adds them up", async () => {
  const gain = await given(officer(), stage.donorId("france"), {
    commitment: euros("1000", "1.05", "2023-01-10"),
    deposit: euros("333.33", "1.1", "2023-02-10"),
  });
  const loss = await given(officer(), stage.donorId("norway"), {
    commitment: euros("10000", "0.1", "2023-01-10", "NOK"),
    deposit: euros("10000", "0.0945", "2023-03-10", "NOK"),
  });
  await given(officer(), stage.donorId("spain"), { commitment: euros("500", "1.05", "2023-01-10") });
  await given(officer(), stage.donorId("spain"), { commitment: part(), deposit: part() });

  const { rows } = await listExchangeDifferences(officer(), now);
  expect(rows.map(({ id, difference }) => [id, difference])).toEqual([
    [loss.id, "-55.00"],
    [gain.id, "16.66"],
  ]);
  expect(rows[1]).toMatchObject({
    committed: "1000.00",
    deposited: "333.33",
    atCommitment: "350.00",
    atDeposit: "366.66",
  });
  for (const { id, difference } of rows)
    expect((await findContribution(officer(), id))?.exchangeDifference).toBe(difference);
  expect(await sumExchangeDifferences(officer(), now)).toEqual({
    contributions: 2,
    gained: "16.66",
    lost: "-55.00",
    net: "-38.34",
  });
});

test("gains and losses stand as of a day, as known on a day, page by page, and a donor finds only its own", async () => {
  expect((await sumExchangeDifferences(officer(), { asOf: "2023-02-28", knownOn: TODAY })).net).toBe("16.66");
  expect((await sumExchangeDifferences(officer(), { asOf: "2023-01-31", knownOn: TODAY })).contributions).toBe(0);
  expect((await sumExchangeDifferences(officer(), { asOf: TODAY, knownOn: "2023-12-31" })).contributions).toBe(0);
  const first = await listExchangeDifferences(officer(), now, undefined, 1);
  const second = await listExchangeDifferences(officer(), now, first.next, 1);
  expect([first, second].map(({ rows }) => rows[0]?.donor.slug)).toEqual(["norway", "france"]);
  expect(second.next).toBeUndefined();
  expect((await listExchangeDifferences(stage.cast.donor, now)).rows).toEqual([]);
});

test("a commitment booked in the wrong currency and taken back leaves the gain of the right one to be told", async () => {
  const before = await sumExchangeDifferences(officer(), now);
  const { id } = await given(officer(), stage.donorId("sweden"), { commitment: part({ amount: "1000" }) });
  const [slip] = (await findContribution(officer(), id))?.entries ?? [];
  await recordCommitment(officer(), booked(id, euros("1000", "1.05", "2023-01-10")));
  await recordDeposit(officer(), booked(id, euros("400", "1.1", "2023-02-10")));
  expect(await sumExchangeDifferences(officer(), now)).toEqual(before);
  await reverseEntry(officer(), { entryId: slip?.id, reason: "Signed in euros" });
  const [row] = (await listExchangeDifferences(officer(), now)).rows;
  expect(row).toMatchObject({ id, currency: "EUR", committed: "1000.00", deposited: "400.00", difference: "20.00" });
  expect((await findContribution(officer(), id))?.exchangeDifference).toBe("20.00");
  expect((await sumExchangeDifferences(officer(), now)).contributions).toBe(before.contributions + 1);
});

test("the columns keep four decimals of an amount and twelve of a rate", async () => {
  const columns = await ownerQuery<{ name: string }>(
    `SELECT table_name || '.' || column_name || ' ' || numeric_precision || ',' || numeric_scale AS name
       FROM information_schema.columns
      WHERE (table_name, column_name) IN (('contribution_entries', 'amount'), ('contribution_entries', 'rate'), ('earmarks', 'amount'))
        AND table_schema = 'public' ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual([
    "contribution_entries.amount 20,4",
    "contribution_entries.rate 24,12",
    "earmarks.amount 20,4",
  ]);
});
