import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDecimal, usd } from "@/lib/kernel/money";
import { type Account, ACCOUNTS } from "@/lib/ledger/accounts";
import { FIGURE_PARTS } from "@/lib/ledger/fund-figures";
import { type LateFact, publishedFigures, refuseClosing, restatedFigures } from "@/lib/ledger/period-close";

const books = (amounts: Partial<Record<Account, string>>) =>
  new Map(Object.entries(amounts).map(([account, amount]) => [account as Account, usd(amount)]));

/** The published fund of DOMAIN section 7, column A; debits positive. */
const FUND_A = books({
  deposits: "-756821732",
  fund_interest: "-20006220",
  puno_interest: "-3122214",
  transfers: "693135684",
  transfers_to_funds: "13792503",
  refunds: "-48030831",
  agent_fee: "7484571",
  direct_costs: "22638221",
  bank_charges: "29699",
  expenditure: "535464931",
});

const fact = (
  id: string,
  days: [occurred: string, effective: string],
  sums: Partial<Record<Account, string>>,
): LateFact => ({
  id,
  act: "contribution.deposit",
  occurredOn: days[0],
  effectiveOn: days[1],
  recordedOn: "2024-05-10",
  reason: `Reason ${id}`,
  concerned: { donorId: null, punoId: null, noteId: null, pool: null },
  sums: books(sums),
});

test("the figures of a closing are those of the identities", () => {
  expect(publishedFigures(FUND_A)).toMatchObject({
    sources: "779950166.00",
    uses: "689049847.00",
    balanceWithAgent: "90900319.00",
    refunds: "48030831.00",
    netFunded: "645104853.00",
    balanceWithPunos: "109639922.00",
    totalBalance: "200540241.00",
    pledged: "0.00",
  });
});

test("the figures of a closing keep the identities, whatever the books hold", () => {
  for (const of of Object.values(FIGURE_PARTS))
    for (const account of Object.keys(of)) expect(ACCOUNTS).toContain(account);
  const sums = fc.dictionary(fc.constantFrom(...ACCOUNTS), fc.bigInt(-(10n ** 12n), 10n ** 12n));
  fc.assert(
    fc.property(sums, (found) => {
      const map = new Map(
        Object.entries(found).map(([account, minor]) => [account as Account, { minor, currency: "USD" as const }]),
      );
      const at = publishedFigures(map);
      const cents = (key: keyof typeof at) => usd(at[key]).minor;
      expect(cents("balanceWithAgent")).toBe(cents("sources") - cents("uses"));
      expect(cents("netFunded")).toBe(cents("transfers") - cents("refunds"));
      expect(cents("balanceWithPunos")).toBe(cents("netFunded") - cents("expenditure"));
      expect(cents("totalBalance")).toBe(cents("balanceWithAgent") + cents("balanceWithPunos"));
      expect(cents("receivable")).toBe(cents("committed") - cents("deposits"));
    }),
  );
});

describe("a closing", () => {
  /** 10 May 2024 in UTC; 9 May is over everywhere since 12:00 UTC. */
  const now = new Date("2024-05-10T12:00:00Z");
  test.each([
    ["a day that is not over in UTC", "2024-05-10", null],
    ["a day in the future", "2024-05-11", null],
    ["a day closed already", "2024-03-31", "2024-03-31"],
    ["a day before the last closing", "2024-01-31", "2024-03-31"],
  ])("refuses %s at its field", (_, day, last) => {
    expect(() => refuseClosing(day, now, last)).toThrow(expect.objectContaining({ code: "invalid" }));
  });
  test("accepts the last day that is over everywhere, and refuses it one moment earlier", () => {
    expect(() => refuseClosing("2024-05-09", now, "2024-03-31")).not.toThrow();
    expect(() => refuseClosing("2024-05-09", new Date("2024-05-10T11:59:59.999Z"), "2024-03-31")).toThrow(
      "A period can close only when its last day is over everywhere (UTC-12). Enter a date up to 8 May 2024.",
    );
  });
});

describe("restated figures", () => {
  const published = books({ deposits: "-1000.00", agent_fee: "10.00", cash_with_agent: "990.00" });
  const late = fact("1", ["2024-01-15", "2024-04-01"], {
    deposits: "-100.00",
    agent_fee: "1.00",
    cash_with_agent: "99.00",
  });
  const taken = fact("2", ["2024-01-15", "2024-04-01"], {
    deposits: "100.00",
    agent_fee: "-1.00",
    cash_with_agent: "-99.00",
  });

  test("name old value, new value and reason of every late fact in order, and nothing that stayed", () => {
    const figures = restatedFigures("2024-03-31", published, [late]);
    expect(figures.map(({ key }) => key)).toEqual([
      "deposits",
      "sources",
      "agentFee",
      "uses",
      "balanceWithAgent",
      "totalBalance",
      "receivable",
    ]);
    expect(figures[0]).toMatchObject({
      published: "1000.00",
      restated: "1100.00",
      steps: [{ from: "1000.00", to: "1100.00", reason: "Reason 1", occurredOn: "2024-01-15" }],
    });
  });

  test("count a fact of the closed period's last day, and none that was in what was published", () => {
    const lastDay = fact("3", ["2024-03-31", "2024-04-01"], { deposits: "-5.00", cash_with_agent: "5.00" });
    expect(restatedFigures("2024-03-31", published, [lastDay])[0]).toMatchObject({ restated: "1005.00" });
    expect(restatedFigures("2024-04-01", published, [lastDay])).toEqual([]);
  });

  test("of a late fact taken back are what was published again, with both on the way", () => {
    const [deposits] = restatedFigures("2024-03-31", published, [late, taken]);
    expect(deposits).toMatchObject({ published: "1000.00", restated: "1000.00" });
    expect(deposits?.steps.map(({ from, to }) => [from, to])).toEqual([
      ["1000.00", "1100.00"],
      ["1100.00", "1000.00"],
    ]);
  });

  test("leave out what was true after the period, and what the closing already published", () => {
    expect(restatedFigures("2023-12-31", published, [late])).toEqual([]);
    expect(restatedFigures("2024-06-30", published, [late])).toEqual([]);
  });

  test("begin where the last step ended, whatever came late", () => {
    const amounts = fc.array(
      fc.bigInt(-(10n ** 9n), 10n ** 9n).filter((minor) => minor !== 0n),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(amounts, (minors) => {
        const facts = minors.map((minor, index) =>
          fact(String(index), ["2024-01-15", "2024-04-01"], { pledged: toDecimal({ minor, currency: "USD" }) }),
        );
        const [pledged] = restatedFigures("2024-03-31", published, facts);
        const values = pledged?.steps.flatMap(({ from, to }) => [from, to]) ?? [];
        expect([pledged?.published, ...values.slice(1).filter((_, index) => index % 2 === 0)].at(-1)).toBe(
          pledged?.restated,
        );
        for (let at = 2; at < values.length; at += 2) expect(values[at]).toBe(values[at - 1]);
      }),
    );
  });
});
