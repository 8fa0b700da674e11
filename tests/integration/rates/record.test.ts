import { beforeAll, describe, expect, test } from "vitest";
import { can } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { importRates } from "@/lib/rates/imports/rate-import.commands";
import { recordRate } from "@/lib/rates/rate.commands";
import { listLatestRates, findRateComparison, listRates } from "@/lib/rates/rate.queries";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery, ownerQuery } from "@/tests/support/postgres";
import { factsOf, setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const typed = (given: Record<string, unknown> = {}) => ({
  currency: "EUR",
  source: "un_operational",
  rateOn: "2024-01-01",
  quotedAs: "units_per_usd",
  rate: "0.923",
  isConfirmed: true,
  ...given,
});

const onRecord = async (currency: string, on: string) =>
  (await findRateComparison(cast.fmuOfficer, currency, on)).onRecord;

describe("a rate by hand", () => {
  test("is kept with its figure as published, by whom, and one audit fact", async () => {
    const facts = await factsOf(() => recordRate(cast.administrativeAgent, typed()));
    expect(facts).toMatchObject([
      { name: "rate.recorded", after: { usdPerUnit: "1.083423618635", rateOn: "2024-01-01" } },
    ]);
    const { rows } = await listRates(cast.auditor, "EUR", {});
    expect(rows).toMatchObject([
      {
        source: "un_operational",
        basis: "monthly",
        rateOn: "2024-01-01",
        usdPerUnit: "1.083423618635",
        quotation: "1 USD = 0.923 EUR",
        recordedBy: cast.administrativeAgent.name,
        isCorrected: false,
      },
    ]);
  });

  test("is corrected by a newer record, and both stay", async () => {
    await recordRate(cast.fmuHead, typed({ rate: "0.924" }));
    const { rows } = await listRates(cast.fmuHead, "EUR", {});
    expect(rows.map(({ quotation, isCorrected }) => [quotation, isCorrected])).toEqual([
      ["1 USD = 0.924 EUR", false],
      ["1 USD = 0.923 EUR", true],
    ]);
    expect((await onRecord("EUR", "2024-01-31"))?.usdPerUnit).toBe("1.082251082251");
  });

  test("applies to its own month, and a later one of the ECB to its own days", async () => {
    for (const rateOn of ["2019-05-01", "2019-06-01"])
      await recordRate(cast.fmuHead, typed({ currency: "SEK", rateOn }));
    expect((await onRecord("SEK", "2019-06-30"))?.rateOn).toBe("2019-06-01");
    expect(await onRecord("SEK", "2019-07-15")).toBeNull();
    await recordRate(cast.fmuHead, typed({ currency: "SEK", source: "ecb", rateOn: "2026-03-05", rate: "9.4" }));
    expect((await onRecord("SEK", "2026-03-05"))?.source).toBe("ecb");
  });

  test("that is on record already is refused, and leaves no trace", async () => {
    const facts = await factsOf(() =>
      expect(recordRate(cast.fmuHead, typed({ rate: "0.924" }))).rejects.toMatchObject({ code: "conflict" }),
    );
    expect([facts, await db.exchangeRate.count({ where: { currency: "EUR" } })]).toEqual([[], 2]);
  });

  test("recorded by two at once is one record", async () => {
    const same = typed({ currency: "CHF", rate: "0.86" });
    const answers = await Promise.allSettled([1, 2, 3].map(() => recordRate(cast.fmuHead, same)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.exchangeRate.count({ where: { currency: "CHF" } })).toBe(1);
  });

  test("of a day that has not come is refused at its field", async () => {
    const act = recordRate(cast.fmuHead, typed({ source: "ecb", rateOn: "2098-01-01" }));
    await expect(act).rejects.toMatchObject({ fields: { rateOn: expect.any(String) } });
  });

  test("is refused to whoever may only read, and rates are not shown to others", async () => {
    await expect(recordRate(cast.fmuOfficer, typed({ rate: "0.9" }))).rejects.toMatchObject({ code: "forbidden" });
    await expect(importRates(cast.auditor, { fileName: "a.csv", content: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(listLatestRates(cast.donor)).rejects.toMatchObject({ code: "forbidden" });
    expect([cast.administrativeAgent, cast.admin, cast.committee].map((one) => can(one, "rate.read"))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("the history of a currency", () => {
  test("comes page by page, the latest day first, without gap or double", async () => {
    const days = Array.from({ length: 7 }, (_, index) => `2023-0${index + 1}-01`);
    for (const rateOn of days) await recordRate(cast.fmuHead, typed({ currency: "NOK", rateOn, rate: "10.5" }));
    await recordRate(cast.fmuHead, typed({ currency: "NOK", rateOn: "2023-07-01", rate: "10.6" }));
    await recordRate(cast.fmuHead, typed({ currency: "NOK", rateOn: "2022-12-31", rate: "10.7", source: "imf" }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listRates(cast.fmuHead, "NOK", { after }, 2);
      seen.push(...page.rows.map(({ rateOn, quotation }) => `${rateOn} ${quotation}`));
      after = page.next;
    } while (after);
    expect(seen).toEqual([
      "2023-07-01 1 USD = 10.6 NOK",
      "2023-07-01 1 USD = 10.5 NOK",
      ...days
        .toReversed()
        .slice(1)
        .map((day) => `${day} 1 USD = 10.5 NOK`),
      "2022-12-31 1 USD = 10.7 NOK",
    ]);
    expect((await listRates(cast.fmuHead, "NOK", { source: "imf" })).rows).toHaveLength(1);
    await expect(listRates(cast.fmuHead, "NOK", { after: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("ends in the list of all currencies with the last rate of each source", async () => {
    const found = await listLatestRates(cast.fmuHead);
    expect(found.map(({ currency }) => currency)).toEqual(["CHF", "EUR", "NOK", "SEK"]);
    expect(found.find(({ currency }) => currency === "NOK")?.latest).toMatchObject({
      un_operational: { rateOn: "2023-07-01" },
      imf: { rateOn: "2022-12-31" },
    });
  });
});

describe("the database", () => {
  const row = (values: string) =>
    `INSERT INTO exchange_rates (currency, source, rate_on, usd_per_unit, basis, quotation, recorded_at, recorded_by_id)
     VALUES (${values}, 'as published', now(), '${crypto.randomUUID()}')`;

  test.each([
    ["'GBP', 'ecb', '2024-01-31', 0, 'daily'", "exchange_rates_rate_positive"],
    ["'gbp', 'ecb', '2024-01-31', 1, 'daily'", "exchange_rates_currency_code"],
    ["'USD', 'ecb', '2024-01-31', 1, 'daily'", "exchange_rates_not_usd"],
    ["'GBP', 'ecb', '2024-01-31', 1, 'annual'", "exchange_rates_basis_of_source"],
  ])("refuses %s", async (values, rule) => {
    await expect(appQuery(row(values))).rejects.toMatchObject({ constraint: rule });
  });

  test("never changes or forgets a rate, not even for its owner", async () => {
    for (const statement of ["UPDATE exchange_rates SET usd_per_unit = 2", "DELETE FROM exchange_rates"]) {
      await expect(appQuery(statement)).rejects.toThrow(/permission denied/);
      await expect(ownerQuery(statement)).rejects.toThrow(/append_only/);
    }
  });
});

test.each(["un_operational", "ecb"])("of %s no rate of a later day applies, however near it is", async (source) => {
  const currency = source === "ecb" ? "SEK" : "CHF";
  for (const rateOn of ["2024-01-30", "2024-02-01"])
    await recordRate(cast.fmuHead, typed({ currency, source, rateOn, rate: "9.5", note: "Devalued" }));
  expect(await onRecord(currency, "2024-01-31")).toMatchObject({ source, rateOn: "2024-01-30" });
});

describe("a rate beside the one before it", () => {
  const GBP = { currency: "GBP", source: "ecb", quotedAs: "usd_per_unit" };
  const record = (given: Record<string, unknown>) =>
    recordRate(cast.fmuHead, typed({ ...GBP, isConfirmed: false, ...given }));

  /** Refused with these sentences only, without a record and without an audit entry. */
  async function refuses(given: Record<string, unknown>, fields: Record<string, unknown>) {
    const before = await db.exchangeRate.count();
    const facts = await factsOf(async () => {
      await expect(record(given)).rejects.toMatchObject({ code: "invalid" });
      await expect(record(given)).rejects.toHaveProperty("fields", fields);
    });
    expect([facts, await db.exchangeRate.count()]).toEqual([[], before]);
  }

  test("the first one of a currency is confirmed in both directions", async () => {
    const confirm = "Confirm that GBP 1 = USD 1.27 and USD 1 = GBP 0.7874 are correct.";
    await refuses({ rateOn: "2024-01-31", rate: "1.27" }, { isConfirmed: confirm });
    await refuses({ rateOn: "2024-01-31", rate: "1.27", note: "Page of the ECB" }, { isConfirmed: confirm });
    await record({ rateOn: "2024-01-31", rate: "1.27", isConfirmed: true });
  });

  test("that agrees is recorded without a question, from any source and up to two months later", async () => {
    await record({ rateOn: "2024-02-29", rate: "1.265" });
    await record({ rateOn: "2024-03-01", source: "un_operational", quotedAs: "units_per_usd", rate: "0.79" });
  });

  test("that is inverted is refused, and the other way of quoting is named", async () => {
    const sentence =
      "This rate looks inverted. The rate on record for 1 March 2024 is 1.265822784810 USD per GBP (UN operational rate). Choose “Units of the currency for one USD”. If the rate on record is wrong, correct it first.";
    const inverted = { rateOn: "2024-03-05", rate: "0.79", note: "Certain", isConfirmed: true };
    await refuses(inverted, { rate: sentence.replace("1.265822784810", "1.26582278481") });
    await record({ ...inverted, quotedAs: "units_per_usd" });
  });

  test("that differs needs a reason, which is kept and audited", async () => {
    const jump = { rateOn: "2024-03-06", rate: "12.7" };
    await refuses(jump, {
      note: expect.stringContaining("This rate is 903.3% above the rate on record for 5 March 2024"),
    });
    const facts = await factsOf(() => record({ ...jump, note: "New currency unit" }));
    expect(facts).toMatchObject([{ name: "rate.recorded", after: { note: "New currency unit", usdPerUnit: "12.7" } }]);
    expect((await listRates(cast.fmuHead, "GBP", {})).rows[0]).toMatchObject({ note: "New currency unit" });
  });

  test("is not compared with the record that it corrects", async () => {
    await record({ rateOn: "2024-03-06", rate: "1.2713" });
    expect((await listRates(cast.fmuHead, "GBP", {})).rows.slice(0, 2)).toMatchObject([
      { usdPerUnit: "1.2713", note: null, isCorrected: false },
      { usdPerUnit: "12.7", isCorrected: true },
    ]);
  });

  test("more than two months later is confirmed again", async () => {
    await refuses({ rateOn: "2024-05-08", rate: "1.25" }, { isConfirmed: expect.any(String) });
    await record({ rateOn: "2024-05-07", rate: "1.25" });
  });

  test("of a year's average is confirmed, and refused where it is plainly inverted", async () => {
    const average = { currency: "IDR", source: "imf", isConfirmed: true };
    await record({ ...average, rateOn: "2023-12-31", quotedAs: "units_per_usd", rate: "15236" });
    await refuses({ ...average, rateOn: "2024-12-31", rate: "15855" }, { rate: expect.stringContaining("inverted") });
    await record({ ...average, rateOn: "2024-12-31", quotedAs: "units_per_usd", rate: "15855" });
  });
});
