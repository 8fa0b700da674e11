import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { recordRate } from "@/lib/rates/commands";
import { importRates } from "@/lib/rates/imports/commands";
import { checkRates } from "@/lib/rates/imports/queries";
import { listRates, suggestRate } from "@/lib/rates/queries";
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
        ...{ source: "ecb", currencies: 3, days: { from: "2024-01-30", to: "2024-01-31" } },
        ...{ fresh: 5, same: 0, changed: 0, leftOut: 0 },
        refused: { count: 1, first: [{ line: 4, reason: "“x” is no rate of JPY." }] },
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

  test("sent by two at once is imported once", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => importRates(cast.fmuHead, ecb(...DAYS))));
    expect(answers.map(({ value }) => value.fresh).sort()).toEqual([0, 0, 5]);
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

    test("are imported fully: every rate of the ECB, and one a currency and year of the IMF", async () => {
      expect((await importRates(cast.fmuHead, read(ECB_FILE))).value).toMatchObject({
        ...{ fresh: 65_072, currencies: 32, days: { from: "2018-01-02", to: "2026-03-05" } },
        ...{ leftOut: 0, refused: { count: 0 } },
      });
      expect((await importRates(cast.fmuHead, read(IMF_FILE))).value).toMatchObject({
        ...{ fresh: 2175, currencies: 151, leftOut: 662, refused: { count: 0 } },
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

    test("suggest the ECB's last day before a week-end, the IMF where the ECB has none, and the UN's before both", async () => {
      const suggested = async (currency: string, on: string) => {
        const found = await suggestRate(cast.fmuOfficer, currency, on);
        return found && [found.source, found.rateOn, found.usdPerUnit];
      };
      expect(await suggested("EUR", "2024-01-31")).toEqual(["ecb", "2024-01-31", "1.0837"]);
      expect(await suggested("EUR", "2024-02-04")).toEqual(["ecb", "2024-02-02", "1.0883"]);
      expect(await suggested("ALL", "2024-02-04")).toEqual(["imf", "2024-12-31", "0.010738447221"]);
      expect(await suggested("EUR", "2015-06-01")).toEqual(["imf", "2015-12-31", "1.109512890625"]);
      expect(await suggested("ALL", "2025-02-04")).toBeNull();
      const un = {
        currency: "EUR",
        source: "un_operational",
        rateOn: "2024-01-01",
        quotedAs: "units_per_usd",
        rate: "0.92",
      };
      await recordRate(cast.fmuHead, un);
      expect(await suggested("EUR", "2024-02-04")).toEqual(["un_operational", "2024-01-01", "1.086956521739"]);
      expect(await suggested("EUR", "2023-12-29")).toEqual(["ecb", "2023-12-29", "1.105"]);
    });
  },
);
