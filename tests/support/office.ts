import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/access/permissions";
import { exclusively } from "../../scripts/database/processes.ts";
import { ROOT } from "../../scripts/support/run.ts";
import { expect } from "./journey";
import { type Keyboard, keyboardOf } from "./keyboard";
import { browserOf } from "./sign-in";

export type Office = { page: Page; keys: Keyboard };

/** Does one person's part of the journey in a browser of their own. */
export async function as(browser: Browser, role: Role, part: (office: Office) => Promise<void>) {
  const context = await browserOf(browser, role);
  const page = await context.newPage();
  await part({ page, keys: keyboardOf(page) });
  await context.close();
}

type Overview = { funded: { count: number; amount: string }; pipeline: { count: number; amount: string } };
type Contributions = { contributions: { donors: number; deposited: string } };

/** What the open data of an instance say today; the journeys put nothing but their own into Europe. */
export async function overviewAt(url: string): Promise<Overview & Contributions> {
  const answer = await fetch(`${url}/api/v1/overview?region=europe`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Overview & Contributions;
}

/** A decimal string and some more. */
export const plus = (amount: string, more: number) => (Number(amount) + more).toFixed(2);

/** One journey at a time changes what donors gave in all, or holds one page's total against another's. */
export const whileTotalsRest = <Value>(part: () => Promise<Value>): Promise<Value> =>
  exclusively(path.join(ROOT, "test-results/totals.lock"), part);
