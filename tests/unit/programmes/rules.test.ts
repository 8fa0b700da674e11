import { describe, expect, test } from "vitest";
import { closeFinanciallyInput } from "@/lib/programmes/money/programme-money.schema";
import { type DocumentFacts, missingForAppraisal, printedTotals, totalsOf } from "@/lib/programmes/programme-budget";
import { activateInput, saveDocumentInput } from "@/lib/programmes/programme.schema";

const A = "0190a000-0000-7000-8000-000000000001";
const B = "0190a000-0000-7000-8000-000000000002";
const line = (organisationId: string, category: number, amountUsd: string, year = 1) => ({
  organisationId,
  category,
  year,
  amountUsd,
});

/** The published example: 2,000,000 = 1,869,158.88 + 130,841.12. */
const budget = [
  line(A, 1, "1000000.00"),
  line(B, 4, "500000.88"),
  line(B, 4, "369158.00", 2),
  line(A, 8, "70000.00"),
  line(B, 8, "60841.12"),
];
const complete: DocumentFacts = {
  results: [{ outcome: "o", indicator: "i", baseline: "0", target: "10" }],
  risks: [{ risk: "r", likelihood: "low", impact: "high", mitigation: "m" }],
  budget,
  amountUsd: "2000000.00",
  organisationIds: [A, B],
  indirectRate: "0.07",
};
const fields = (change: Partial<DocumentFacts>) =>
  missingForAppraisal({ ...complete, ...change }).map(({ field }) => field);

describe("the budget of a programme", () => {
  test("divides into direct and indirect costs as published", () => {
    expect(printedTotals(totalsOf(budget, "0.07", "2000000.00"))).toEqual({
      direct: "1869158.88",
      indirect: "130841.12",
      total: "2000000.00",
      indirectDue: "130841.12",
    });
  });
});

describe("a programme document is complete", () => {
  test("when nothing is missing", () => {
    expect(missingForAppraisal(complete)).toEqual([]);
  });

  test.each<[string, Partial<DocumentFacts>, string[]]>([
    ["no result", { results: [] }, ["results"]],
    [
      "a result without target",
      { results: [{ outcome: "o", indicator: "i", baseline: "0", target: "" }] },
      ["results"],
    ],
    ["no risk", { risks: [] }, ["risks"]],
    ["a risk without impact", { risks: [{ risk: "r", likelihood: "low", impact: null, mitigation: "m" }] }, ["risks"]],
    ["no budget", { budget: [] }, ["budget"]],
    ["an organisation without budget", { organisationIds: [A, B, "c"] }, ["budget"]],
    ["another total than the amount", { amountUsd: "2000000.01" }, ["budget"]],
    [
      "indirect costs one cent off",
      { budget: [...budget.slice(0, 4), line(B, 8, "60841.11"), line(A, 2, "0.01")] },
      ["budget"],
    ],
    [
      "indirect costs of one organisation borne by another",
      { budget: [...budget.slice(0, 3), line(A, 8, "70000.01"), line(B, 8, "60841.11")] },
      ["budget"],
    ],
  ])("not with %s", (_case, change, missing) => {
    expect(fields(change)).toEqual(missing);
  });
});

describe("what the forms send", () => {
  const NOTE = { noteId: A, revision: "0" };

  test("empty rows and empty or zero amounts fall away", () => {
    const typed = {
      ...NOTE,
      results: [{ outcome: "", indicator: "", baseline: "", target: " " }],
      risks: [{ risk: "", likelihood: "", impact: "", mitigation: "" }],
      budget: [
        { organisationId: A, category: "1", year: "1", amountUsd: "" },
        { organisationId: A, category: "2", year: "1", amountUsd: "0.00" },
        { organisationId: A, category: "3", year: "2", amountUsd: "1,250" },
      ],
    };
    expect(saveDocumentInput.parse(typed)).toMatchObject({
      results: [],
      risks: [],
      budget: [{ category: 3, year: 2, amountUsd: "1250.00" }],
    });
  });

  test("the first transfer does not come before the signature", () => {
    const days = (signedOn: string, firstTransferOn: string) => ({ ...NOTE, signedOn, firstTransferOn });
    expect(activateInput.safeParse(days("2026-01-02", "2026-01-02")).success).toBe(true);
    expect(activateInput.safeParse(days("2026-01-03", "2026-01-02")).error?.issues[0]?.path).toEqual([
      "firstTransferOn",
    ]);
  });

  test("a refund may be zero or left empty, is named once for each organisation, and says why it is late", () => {
    const form = { ...NOTE, finalFinancialOn: "2026-01-02" };
    const refunds = (...amounts: string[]) =>
      amounts.map((amountUsd, index) => ({ organisationId: index === 0 ? A : B, amountUsd }));
    expect(closeFinanciallyInput.parse(form).refunds).toEqual([]);
    expect(closeFinanciallyInput.parse({ ...form, refunds: refunds("0", "") }).refunds).toEqual([
      { organisationId: A, amountUsd: null, interestUsd: null },
      { organisationId: B, amountUsd: null, interestUsd: null },
    ]);
    expect(closeFinanciallyInput.safeParse({ ...form, refunds: refunds("-1") }).success).toBe(false);
    expect(closeFinanciallyInput.safeParse({ ...form, refunds: refunds("1", "2", "3") }).success).toBe(false);
    expect(closeFinanciallyInput.safeParse({ ...form, isLate: true }).error?.issues[0]?.path).toEqual(["note"]);
  });
});
