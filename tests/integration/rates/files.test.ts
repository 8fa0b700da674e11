import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { importRates } from "@/lib/rates/imports/rate-import.commands";
import { checkRates } from "@/lib/rates/imports/rate-import.queries";
import { recordRate } from "@/lib/rates/rate.commands";
import { findRateComparison, listRates } from "@/lib/rates/rate.queries";
import type { Cast } from "@/prisma/seed/cast";
import { factsOf, setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
const stage = async () => {
  cast = await setReferenceStage();
};

const file = (content: string, fileName = "eurofxref-hist.csv") => ({ fileName, content });
const ecb = (...days: string[]) => file(["Date,USD,JPY,KWD", ...days].join("\n"));
const DAYS = ["2024-01-31,1.0837,160.19,N/A", "2024-01-30,1.0846,159.97,0.3335"];

describe("a file of rates", () => {
  beforeEach(stage);

  test("is told first what it would do, and nothing is written by that", async () => {
    const facts = await factsOf(async () => {
      expect(await checkRates(cast.fmuHead, ecb(...DAYS, "2024-01-29,1.08,x,N/A"))).toEqual({
        source: "ecb",
        currencies: 3,
        days: { from: "2024-01-30", to: "2024-01-31" },
        fresh: 5,
        same: 0,
        changed: 0,
        leftOut: 0,
        refused: { count: 1, first: [{ line: 4, reason: "“x” is no rate of JPY." }] },
        doubtful: { count: 0, first: [] },
      });
    });
    expect([facts, await db.exchangeRate.count()]).toEqual([[], 0]);
  });

  test("is imported once: a second time changes nothing, and a corrected one adds only what differs", async () => {
    const { value } = await importRates(cast.administrativeAgent, ecb(...DAYS));
    expect(value).toMatchObject({ fresh: 5, same: 0, changed: 0 });
    const before = await db.exchangeRate.findMany();
    expect((await importRates(cast.fmuHead, ecb(...DAYS))).value).toMatchObject({ fresh: 0, same: 5, changed: 0 });
    expect(await db.exchangeRate.findMany()).toEqual(before);

    const corrected = ecb("2024-01-31,1.0837,160.20,N/A", "2024-01-30,1.0846,159.97,0.3335");
    expect((await importRates(cast.fmuHead, corrected)).value).toMatchObject({ fresh: 0, same: 4, changed: 1 });
    const { rows } = await listRates(cast.fmuHead, "JPY", {});
    expect(rows.map(({ rateOn, quotation, isCorrected }) => [rateOn, quotation, isCorrected])).toEqual([
      ["2024-01-31", "1 EUR = 1.0837 USD = 160.20 JPY", false],
      ["2024-01-31", "1 EUR = 1.0837 USD = 160.19 JPY", true],
      ["2024-01-30", "1 EUR = 1.0846 USD = 159.97 JPY", false],
    ]);
  });

  test("is recorded once when two people import it at the same time", async () => {
    const people = [cast.fmuHead, cast.administrativeAgent];
    const answers = await Promise.all(people.map((actor) => importRates(actor, ecb(...DAYS))));
    expect(answers.map(({ value }) => value.fresh).sort()).toEqual([0, 5]);
    expect(await db.exchangeRate.count()).toBe(5);
  });

  test("with a wrong line changes nothing and names every wrong line and why", async () => {
    const broken = ecb(...DAYS, "2024-01-29,1.08,x,N/A", "2024-01-31,1.08,160,N/A");
    const facts = await factsOf(() =>
      expect(importRates(cast.fmuHead, broken)).rejects.toMatchObject({
        code: "invalid",
        message: "2 lines of this file cannot be read: nothing was imported.",
        fields: {
          "line 4": "Line 4: “x” is no rate of JPY.",
          "line 5": "Line 5: 31 January 2024 stands in the file twice.",
        },
      }),
    );
    expect([facts, await db.exchangeRate.count()]).toEqual([[], 0]);
  });

  test("whose days are written in another format is refused with a sentence that names one", async () => {
    const sent = ecb("31/01/2024,1.0837,160.19,N/A", "30/01/2024,1.0846,159.97,0.3335");
    const sentence =
      "This file writes its days in another format, for example “31/01/2024”. Save it with days such as 2024-01-31 and choose it again.";
    await expect(checkRates(cast.fmuHead, sent)).rejects.toMatchObject({ message: sentence });
    await expect(importRates(cast.fmuHead, sent)).rejects.toMatchObject({ message: sentence });
  });

  test("with rates that look inverted or jump is imported once they are confirmed with a reason", async () => {
    const sent = ecb(
      "2024-01-31,1.0837,160.19,N/A",
      "2024-01-30,1.0846,0.006251,0.3335",
      "2024-01-29,1.0823,160.13,0.3331",
      "2024-01-26,1.0871,160.62,3.335",
    );
    const { doubtful } = await checkRates(cast.fmuHead, sent);
    expect(doubtful.first.map(({ line, currency, difference }) => [line, currency, difference])).toEqual([
      [2, "JPY", null],
      [3, "JPY", null],
      [4, "KWD", "896.78"],
    ]);
    const facts = await factsOf(async () => {
      for (const answer of [{}, { confirmedCount: 3 }, { reason: "Checked" }, { confirmedCount: 2, reason: "Checked" }])
        await expect(importRates(cast.fmuHead, { ...sent, ...answer })).rejects.toMatchObject({ code: "invalid" });
    });
    expect([facts, await db.exchangeRate.count()]).toEqual([[], 0]);
    const imported = await factsOf(() =>
      importRates(cast.fmuHead, { ...sent, confirmedCount: 3, reason: "Page of the ECB" }),
    );
    expect(imported).toMatchObject([{ after: { confirmed: 3, reason: "Page of the ECB" } }]);
    const { rows } = await listRates(cast.fmuHead, "JPY", {});
    expect(rows.map(({ rateOn, note }) => [rateOn, note])).toEqual([
      ["2024-01-31", "Page of the ECB"],
      ["2024-01-30", "Page of the ECB"],
      ["2024-01-29", null],
      ["2024-01-26", null],
    ]);
    expect((await checkRates(cast.fmuHead, sent)).doubtful.count).toBe(0);
  });

  test("is compared with what is on record: before its first day, for the days it corrects, and with averages", async () => {
    await importRates(cast.fmuHead, ecb(...DAYS));
    const later = await checkRates(cast.fmuHead, ecb("2024-02-01,1.0814,1601.9,N/A"));
    expect(later.doubtful.first).toMatchObject([{ line: 2, currency: "JPY", difference: "-90.02" }]);
    const corrected = await checkRates(cast.fmuHead, ecb("2024-01-30,1.0846,1599.7,0.3335"));
    expect(corrected.doubtful.first).toMatchObject([
      { line: 2, currency: "JPY", difference: "-90", comparedWith: { rateOn: "2024-01-30" } },
    ]);
    const imf = "Date,Rate,Currency,Frequency,Source,Country code\n2023-12-31,140.5,JPY,A,IMF,JP";
    await importRates(cast.fmuHead, file(imf));
    const inverted = await checkRates(cast.fmuHead, ecb("2023-06-01,1.0697,0.00667,N/A"));
    expect(inverted.doubtful.first).toMatchObject([
      { line: 2, currency: "JPY", difference: null, comparedWith: { source: "imf" } },
    ]);
  });

  test.each([
    ["that is neither of the two", file("Donor,Amount\nGermany,1\n")],
    ["that is empty", file("")],
    ["that is too large", file("x".repeat(4_000_001))],
  ])("%s is refused with a sentence", async (_, sent) => {
    await expect(checkRates(cast.fmuHead, sent)).rejects.toMatchObject({ code: "invalid" });
    await expect(importRates(cast.fmuHead, sent)).rejects.toMatchObject({ code: "invalid" });
  });
});

const folder = join(import.meta.dirname, "../../../../shared/reference/fx");
const read = (name: string) => file(readFileSync(join(folder, name), "utf8"), name);
const ECB_FILE = "ecb-eurofxref-daily-2018-2026.csv";
const IMF_FILE = "imf-annual-average-per-usd-2010-2024.csv";

/** Worked out beside the program, with decimal arithmetic of sixty digits. */
const SPOTS = [
  ["EUR", "ecb", "2024-01-31", "1.0837"],
  ["JPY", "ecb", "2024-01-31", "0.006765091454"],
  ["CZK", "ecb", "2026-03-05", "0.047622561076"],
  ["HRK", "ecb", "2020-02-28", "0.146957627686"],
  ["IDR", "ecb", "2018-01-02", "0.000074172985"],
  ["EUR", "imf", "2024-12-31", "1.08238046875"],
  ["XOF", "imf", "2023-12-31", "0.001648615019"],
  ["ALL", "imf", "2024-12-31", "0.010738447221"],
  ["LBP", "imf", "2024-12-31", "0.000011173184"],
  ["IRR", "imf", "2023-12-31", "0.000023809524"],
  ["KWD", "imf", "2024-12-31", "3.260614578809"],
  ["ZAR", "imf", "2020-12-31", "0.060756643589"],
] as const;

describe.skipIf(!existsSync(join(folder, ECB_FILE)))(
  "the published files (skipped where they are not beside the project)",
  () => {
    beforeAll(stage);

    test("ask about the large true jumps of eight years only", async () => {
      const { doubtful } = await checkRates(cast.fmuHead, read(ECB_FILE));
      expect(doubtful.count).toBe(27);
      const byCurrency = Map.groupBy(doubtful.first, ({ currency }) => currency);
      expect([...byCurrency].map(([currency, rates]) => [currency, rates.length]).sort()).toEqual([
        ["BRL", 2],
        ["MXN", 1],
        ["NOK", 2],
        ["RUB", 4],
        ["SEK", 1],
        ["TRY", 17],
      ]);
      expect(doubtful.first.every(({ difference }) => difference !== null)).toBe(true);
      expect((await checkRates(cast.fmuHead, read(IMF_FILE))).doubtful.count).toBe(0);
    });

    test("are imported fully: every rate of the ECB, and one a currency and year of the IMF", async () => {
      const jumps = { confirmedCount: 27, reason: "As published by the ECB" };
      expect((await importRates(cast.fmuHead, { ...read(ECB_FILE), ...jumps })).value).toMatchObject({
        fresh: 65_072,
        currencies: 32,
        days: { from: "2018-01-02", to: "2026-03-05" },
        leftOut: 0,
        refused: { count: 0 },
      });
      expect((await importRates(cast.fmuHead, read(IMF_FILE))).value).toMatchObject({
        fresh: 2175,
        currencies: 151,
        leftOut: 662,
        refused: { count: 0 },
      });
      expect(await db.exchangeRate.count()).toBe(65_072 + 2175);
    });

    test.each(SPOTS)("give for %s by %s on %s %s USD", async (currency, source, day, usdPerUnit) => {
      const rateOn = new Date(`${day}T00:00:00Z`);
      const found = await db.exchangeRate.findFirstOrThrow({ where: { currency, source, rateOn } });
      expect(found.usdPerUnit.toFixed()).toBe(usdPerUnit);
    });

    test("change nothing when they are imported again", async () => {
      expect((await importRates(cast.fmuHead, read(ECB_FILE))).value).toMatchObject({
        fresh: 0,
        same: 65_072,
        changed: 0,
      });
      expect((await importRates(cast.fmuHead, read(IMF_FILE))).value).toMatchObject({
        fresh: 0,
        same: 2175,
        changed: 0,
      });
      expect(await db.exchangeRate.count()).toBe(65_072 + 2175);
    });

    test("put on record the ECB's last day before a week-end, and the UN's before it, but no average", async () => {
      const suggested = async (currency: string, on: string) => {
        const { onRecord: found } = await findRateComparison(cast.fmuOfficer, currency, on);
        return found && [found.source, found.rateOn, found.usdPerUnit];
      };
      expect(await suggested("EUR", "2024-01-31")).toEqual(["ecb", "2024-01-31", "1.0837"]);
      expect(await suggested("EUR", "2024-02-04")).toEqual(["ecb", "2024-02-02", "1.0883"]);
      expect(await suggested("ALL", "2024-02-04")).toBeNull();
      expect(await suggested("EUR", "2015-06-01")).toBeNull();
      expect(await suggested("ALL", "2025-02-04")).toBeNull();
      const un = {
        currency: "EUR",
        source: "un_operational",
        rateOn: "2024-01-01",
        quotedAs: "units_per_usd",
        rate: "0.92",
      };
      await recordRate(cast.fmuHead, un);
      expect(await suggested("EUR", "2024-01-31")).toEqual(["un_operational", "2024-01-01", "1.086956521739"]);
      expect(await suggested("EUR", "2023-12-29")).toEqual(["ecb", "2023-12-29", "1.105"]);
    });
  },
);
