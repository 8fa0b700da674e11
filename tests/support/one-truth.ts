import type { Browser, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { add, formatMoney, sum, toDecimal, USD, usd } from "@/lib/kernel/money";
import { FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import type { FigureKey } from "@/lib/ledger/fund-figures";
import { ACCOUNT_LABELS } from "@/lib/ledger/ledger.labels";
import { expectAccessible } from "./axe";
import { expect } from "./journey";
import { overviewAt } from "./office";
import { browserOf, runUrl } from "./sign-in";

/** The figures of the Fund's status, USD by figure. */
export type Status = Readonly<Record<FigureKey, string>>;

/** What the open data say of the Fund today. */
export async function statusNow(): Promise<Status> {
  const answer = await fetch(`${runUrl()}/api/v1/fund-status`);
  return ((await answer.json()) as { closing: Status }).closing;
}

/** "USD 1,000.00", as every page writes it. */
export const words = (amount: string) => formatMoney(usd(amount));

/** What the journey did on top of what was there before; no other journey sends or spends. */
function expectMoved(before: Status, now: Status) {
  const moved = { transfers: "1535000", refunds: "35000", expenditure: "1600000", netFunded: "1500000" } as const;
  for (const [key, more] of Object.entries(moved))
    expect(now[key as FigureKey], key).toBe(toDecimal(add(usd(before[key as FigureKey]), usd(more))));
}

const SHOWN: readonly FigureKey[] = [
  ...(["deposits", "sources", "transfers", "agentFee", "uses", "balanceWithAgent", "netFunded"] as const),
  ...(["expenditure", "balanceWithPunos", "totalBalance"] as const),
];

async function expectStatusPage(page: Page, path: string, now: Status) {
  await page.goto(path);
  for (const key of SHOWN) {
    const row = page.getByRole("row", { name: new RegExp(`^${FIGURE_LABELS[key]}\\s+USD`) });
    await expect(row.first(), `${path}: ${key}`).toContainText(words(now[key]));
  }
  const delivery = page.getByRole("row", { name: /^(IOM|International Organization for Migration)/ }).first();
  await expect(delivery).toContainText("110.0 %");
  await expectAccessible(page);
}

type Line = { Account: string; Currency: string; Debit: string; Credit: string };

/** The file of the ledger, summed by account: debits less credits. */
async function expectLedger(page: Page, now: Status) {
  const file = await page.request.get("/ledger/export");
  const lines = parse<Line>(await file.text(), { columns: true, bom: true });
  const balance = (account: keyof typeof ACCOUNT_LABELS, side: "Debit" | "Credit") => {
    const own = lines.filter(({ Account, Currency }) => Account === ACCOUNT_LABELS[account] && Currency === "USD");
    const signed = own.map(({ Debit, Credit }) => {
      const amount = usd(Debit || Credit);
      return (Debit ? "Debit" : "Credit") === side ? amount : { ...amount, minor: -amount.minor };
    });
    return toDecimal(sum(signed, USD));
  };
  expect(balance("transfers", "Debit")).toBe(now.transfers);
  expect(balance("refunds", "Credit")).toBe(now.refunds);
  expect(balance("deposits", "Credit")).toBe(now.deposits);
  expect(balance("expenditure", "Debit")).toBe(now.expenditure);
  expect(balance("cash_with_agent", "Debit")).toBe(now.balanceWithAgent);
}

/** The office's status, the public one, the pools, the books and the open data say the same. */
export async function expectOneTruth(browser: Browser, reader: Page, before: Status) {
  const now = await statusNow();
  expectMoved(before, now);
  expect((await overviewAt(runUrl())).contributions.deposited).toBe(now.deposits);
  await expectStatusPage(reader, "/finances", now);
  const context = await browserOf(browser, "auditor");
  const page = await context.newPage();
  await expectStatusPage(page, "/fund-status", now);
  await expectLedger(page, now);
  await page.goto("/earmarks");
  const all = page.getByRole("row", { name: /^In all/ }).first();
  await expect(all).toContainText(words(now.deposits));
  await expect(all).toContainText(words(now.agentFee));
  // 500,000 of 2,000,000 were never used: 990,000 / 2,000,000 of that go back to the earmark.
  const pool = page.getByRole("row", { name: /^Earmarked to thematic area 2/ }).first();
  for (const amount of ["742500.00", "247500.00"]) await expect(pool).toContainText(words(amount));
  await expectAccessible(page);
  await context.close();
}
