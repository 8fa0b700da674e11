import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { browserOf, runUrl } from "../support/sign-in";

/** The leaflet (DOMAIN.md section 9), as every reader must get it. */
const DAY = "2024-01-31";
const IN_EUROPE = { funded: ["3", "USD 5,500,000.00"], pipeline: ["3", "USD 9,500,000.00"] };
const DEPOSITED = "57,425,741.00";

const figure = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}`) }) });

test("the open data give the leaflet's numbers", async ({ request }) => {
  const answer = await request.get(`/api/v1/overview?asOf=${DAY}&region=europe`);
  expect(answer.status()).toBe(200);
  const overview: unknown = await answer.json();
  expect(overview).toMatchObject({
    asOf: DAY,
    region: "europe",
    target: { amount: "150000000.00", currency: "USD", label: "IMRF 2026" },
    contributions: {
      donors: 22,
      memberStates: 20,
      committed: "57425741.00",
      deposited: "57425741.00",
      depositedByMemberStates: "57212620.00",
      percentOfTarget: "38.28",
      basis: "deposits",
    },
    funded: { count: 3, amount: "5500000.00" },
    pipeline: { count: 3, amount: "9500000.00" },
  });
  const { thematicAreas, donors } = overview as { thematicAreas: unknown[]; donors: unknown[] };
  expect(thematicAreas).toHaveLength(5);
  expect(thematicAreas[0]).toEqual({
    number: 1,
    funded: { count: 2, amount: "3500000.00" },
    pipeline: { count: 0, amount: "0.00" },
  });
  expect(thematicAreas.slice(3)).toMatchObject([
    { number: 4, funded: { count: 1, amount: "2000000.00" }, pipeline: { count: 2, amount: "5500000.00" } },
    { number: 5, funded: { count: 0, amount: "0.00" }, pipeline: { count: 1, amount: "4000000.00" } },
  ]);
  expect(donors).toHaveLength(22);
  expect(donors[0]).toEqual({ name: "Germany", type: "member-state", deposited: "19569912.00" });
});

/** The four figures that home and the committee's overview open with. */
async function expectHeadlines(page: Page) {
  await expect(figure(page, "Mobilised")).toContainText(`USD ${DEPOSITED}`);
  await expect(figure(page, "Mobilised")).toContainText("38.28 % of the target");
  await expect(figure(page, "Donors")).toContainText("22");
  await expect(figure(page, "Funded programmes")).toContainText(IN_EUROPE.funded[1] ?? "");
  await expect(figure(page, "Funded programmes")).toContainText("3 programmes");
  await expect(figure(page, "In the pipeline")).toContainText(IN_EUROPE.pipeline[1] ?? "");
}

test("home shows them", async ({ page }) => {
  await page.goto(`/?asOf=${DAY}`);
  await expectHeadlines(page);
  await expect(figure(page, "Donors")).toContainText("20 of them Member States");
});

test("the committee's overview shows them", async ({ browser }) => {
  const context = await browserOf(browser, "committee");
  const page = await context.newPage();
  await page.goto(`/committee?asOf=${DAY}&region=europe`);
  await expectHeadlines(page);
  await expect(figure(page, "Member States among the donors")).toContainText("20");
  await expect(figure(page, "Member States among the donors")).toContainText("38.14 % of the target");
  await context.close();
});

test("the regional brief shows them in the leaflet's order, with its footnotes", async ({ page }) => {
  await page.goto(`/regions/europe?asOf=${DAY}`);
  const text = (await page.getByRole("main").innerText()).replaceAll("\u00a0", " ");
  for (const words of [
    "USD 5.5M",
    "USD 9.5M",
    "Luxembourg, Portugal and Türkiye",
    "Security Council resolution 1244 (1999)",
    "38.3",
    "57,425,741",
  ])
    expect(text).toContain(words);
  const order = ["North Macedonia", "Serbia", "Republic of Moldova", "Western Balkans", "Türkiye"];
  const programmes = text.slice(text.indexOf("USD 5.5M"));
  const places = order.map((name) => programmes.indexOf(name));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  await expect(page.getByRole("row", { name: /Germany/ })).toContainText("34.1");
});

test("the donors' page shows every donor, and its sum", async ({ page }) => {
  await page.goto(`/donors?asOf=${DAY}`);
  const table = page.getByRole("table", { name: /Donors as of/ });
  await expect(table.getByRole("row")).toHaveCount(24);
  await expect(table.getByRole("row").last()).toContainText("57,425,741");
  const text = (await page.getByRole("main").innerText()).replaceAll("\u00a0", " ");
  for (const share of ["34.1", "63.0", "93.7", "0.185", "Shares are rounded to one decimal"])
    expect(text).toContain(share);
});

test("what is known on a day stands in the address, on every page and in the open data", async ({
  browser,
  page,
  request,
}) => {
  const known = `asOf=${DAY}&knownOn=2024-02-15`;
  const sentence = "as of 31 January 2024, as known on 15 February 2024";
  await page.goto(`/?${known}`);
  await expectHeadlines(page);
  await expect(figure(page, "Donors")).toContainText(sentence);
  for (const name of ["All donors", "All funded programmes", "The whole pipeline", /^1\. /])
    await expect(page.getByRole("main").getByRole("link", { name }).first()).toHaveAttribute(
      "href",
      new RegExp(`\\?${known}$`),
    );
  await figure(page, "Donors").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/donors\\?${known}$`));
  await expect(
    page
      .getByRole("table", { name: /Donors as of/ })
      .getByRole("row")
      .last(),
  ).toContainText("57,425,741");
  const context = await browserOf(browser, "committee");
  const office = await context.newPage();
  await office.goto(`/committee?${known}`);
  await expectHeadlines(office);
  await figure(office, "Mobilised").getByRole("link").click();
  await expect(office).toHaveURL(/knownOn=2024-02-15/);
  await expect(office.getByRole("main")).toContainText(`USD ${DEPOSITED}`);
  await context.close();

  const before = (await (await request.get(`/api/v1/overview?asOf=${DAY}&knownOn=2024-01-30`)).json()) as unknown;
  expect(before).toMatchObject({ knownOn: "2024-01-30", contributions: { donors: 0, deposited: "0.00" } });
  await page.goto(`/donors?asOf=${DAY}&knownOn=2024-01-30`);
  await expect(page.getByText(/No deposit had been recorded/)).toBeVisible();
  await page.goto(`/finances?${known}&from=2024-01-01`);
  await expect(page.getByText("The period runs from 1 January 2024 to 31 January 2024, as known on")).toBeVisible();
  const data = page.getByRole("link", { name: "the fund status as open data" });
  await expect(data).toHaveAttribute("href", `/api/v1/fund-status?from=2024-01-01&${known}`);
  await page.goto("/finances?from=2024-02-01&asOf=2024-01-31");
  await expect(page.getByText("Enter a first day up to 31 January 2024").first()).toBeVisible();
  expect((await request.get("/api/v1/overview?knownOn=2024-02-30")).status()).toBe(400);
  await page.goto(`/?asOf=${DAY}&knownOn=2024-02-30`);
  await expect(page.getByText("Enter a date as year-month-day", { exact: false })).toBeVisible();
  await expectHeadlines(page);
});

test("before the Fund had anything, nothing is shown as something", async ({ page, request }) => {
  const overview = (await (await request.get("/api/v1/overview?asOf=2010-01-01")).json()) as Record<string, unknown>;
  expect(overview).toMatchObject({ funded: { count: 0, amount: "0.00" }, contributions: { donors: 0 } });
  await page.goto(`${runUrl()}/?asOf=2010-01-01`);
  await expect(figure(page, "Donors")).toContainText("0");
});
