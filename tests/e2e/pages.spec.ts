import type { Browser, Page } from "@playwright/test";
import { PERMISSIONS, type Role } from "@/lib/access/permissions";
import { ACCESS } from "../support/access-table";
import { findings, overflow } from "../support/axe";
import { expect, test } from "../support/journey";
import { browserOf, runUrl } from "../support/sign-in";
import { type Visit, visitsOf } from "../support/visits";

test.describe.configure({ mode: "parallel" });

const PAGES = Object.keys(ACCESS)
  .filter((file) => file.endsWith("page.tsx"))
  .sort();
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
/** An A4 sheet between its margins: 178 mm. */
const SHEET = { width: 672, height: 1000 };

/** Who looks at it: the first who may. */
function visitorOf(file: string, { who }: Visit): Role | "stranger" {
  const access = ACCESS[file];
  if (!access || access === "public") return "stranger";
  if (who) return who[0] ?? "stranger";
  return access === "signed-in" ? "agency" : PERMISSIONS[access][0];
}

let visits: Map<string, readonly Visit[]>;
test.beforeAll(async () => {
  visits = await visitsOf(PAGES);
});

/** The tables of a page that are wider than their frames. */
const tooWide = (page: Page): Promise<string[]> =>
  page
    .locator("main [role=region]")
    .evaluateAll((all) =>
      all
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((one) => `too wide: ${one.getAttribute("aria-label")}`),
    );

/** A sheet of paper cuts off what does not fit, for it does not scroll. */
async function cutOffOnPaper(page: Page): Promise<string[]> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  const cut = await tooWide(page);
  await page.emulateMedia({ media: null });
  return cut.map((what) => `on paper ${what}`);
}

/** What is wrong with one page in a wide and in a narrow window, and on paper. */
async function wrongWith(page: Page, path: string): Promise<string[]> {
  const wrong: string[] = [];
  await page.setViewportSize(WIDE);
  const answer = await page.goto(path);
  if (answer?.status() !== 200) wrong.push(`answers ${answer?.status()}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  wrong.push(...(await findings(page)));
  await page.setViewportSize(NARROW);
  wrong.push(...(await findings(page)).map((finding) => `narrow: ${finding}`));
  const wider = await overflow(page);
  if (wider > 0) wrong.push(`narrow: ${wider} px wider than the window`);
  wrong.push(...(await cutOffOnPaper(page)));
  return [...new Set(wrong)].map((what) => `${path}: ${what}`);
}

async function lookAt(browser: Browser, visitor: Role | "stranger", files: readonly string[]) {
  const context =
    visitor === "stranger" ? await browser.newContext({ baseURL: runUrl() }) : await browserOf(browser, visitor);
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const file of files)
    for (const visit of visits.get(file) ?? []) {
      const isOpen = visit.who === undefined || visit.who.length > 0;
      if (isOpen && visitorOf(file, visit) === visitor) wrong.push(...(await wrongWith(page, visit.path)));
    }
  await context.close();
  return wrong;
}

const PARTS: Readonly<Record<string, RegExp>> = {
  "the public pages": /^app\/\(public\)|^app\/(sign-in|invitation)/,
  "concept notes": /^app\/\(office\)\/concept-notes/,
  "desks and decisions": /^app\/\(office\)\/(desk|account|committee)/,
  "contributions, people and the audit": /^app\/\(office\)\/(contributions|statements|people|audit)/,
  "the books": /^app\/\(office\)\/(earmarks|fund-status|ledger|periods|transfers)/,
  "simulation, imports and reconciliation": /^app\/\(office\)\/(simulation|imports|reconciliation)/,
  "reference data": /^app\/\(office\)\/settings/,
};

test("every page is looked at", () => {
  expect(PAGES.filter((file) => !Object.values(PARTS).some((part) => part.test(file)))).toEqual([]);
});

for (const [name, part] of Object.entries(PARTS)) {
  test(`${name}: accessible, no wider than a telephone, and whole on paper`, async ({ browser }) => {
    const files = PAGES.filter((file) => part.test(file));
    const visitors = new Set(files.flatMap((file) => (visits.get(file) ?? []).map((visit) => visitorOf(file, visit))));
    const wrong: string[] = [];
    for (const visitor of visitors) wrong.push(...(await lookAt(browser, visitor, files)));
    expect(wrong).toEqual([]);
  });
}

const STACKED = [
  "app/(office)/ledger/page.tsx",
  "app/(office)/ledger/[id]/page.tsx",
  "app/(office)/concept-notes/[id]/money/tranches/page.tsx",
  "app/(office)/fund-status/page.tsx",
  "app/(office)/statements/[slug]/page.tsx",
  "app/(public)/finances/page.tsx",
];

test("acts in the books, tranches, the fund status and statements are read on a telephone without scrolling sideways", async ({
  browser,
}) => {
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await page.setViewportSize(NARROW);
  for (const { path } of STACKED.flatMap((file) => visits.get(file) ?? [])) {
    await page.goto(path);
    await expect(page.locator("main table")).not.toHaveCount(0);
    expect(await tooWide(page), path).toEqual([]);
  }
  await context.close();
});
