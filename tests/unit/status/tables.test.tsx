import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DeliverySection } from "@/components/status/delivery-section";
import { FundStatusView } from "@/components/status/fund-status";
import { PrintNote } from "@/components/status/print-note";
import { ToldFields } from "@/components/status/source-and-day-fields";
import { SpentTables } from "@/components/status/spent-tables";
import { StatusTable, type Trace } from "@/components/status/status-table";
import { usd } from "@/lib/kernel/money";
import { statusOf } from "@/lib/ledger/fund-figures";
import { SHARES_ROUNDED } from "@/lib/overview/overview.labels";
import { type Crossing, PARTS, rowsOf, viewOf } from "@/lib/status/fund-status";

const closing = statusOf(
  new Map([
    ["deposits", usd("-1000")],
    ["transfers", usd("400")],
    ["expenditure", usd("300")],
  ]),
);
const balances = rowsOf({ opening: closing, period: closing, closing }, PARTS.balances, false);

/** The words of each row, as a reader meets them. */
function rowsIn(markup: string): string[] {
  const rows = markup.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  return rows.map((row) =>
    row
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
}

const table = (ofPeriod: boolean, trace?: Trace) =>
  renderToStaticMarkup(
    <StatusTable
      caption="Balances"
      rows={balances}
      shareOf="Share"
      inDollars={false}
      ofPeriod={ofPeriod}
      {...(trace && { trace })}
    />,
  );

test("each balance stands with its share and what it is a share of, and the total is all of it", () => {
  const [, ...rows] = rowsIn(table(false));
  expect(rows).toEqual([
    expect.stringMatching(/^Balance with the Administrative Agent USD 600.00 85.7 % of the total balance/),
    expect.stringMatching(/^Net funded amount USD 400.00 100.0 % of uses/),
    expect.stringMatching(/^Expenditure reported USD 300.00 75.0 % of net funded \(delivery\)/),
    expect.stringMatching(/^Balance with participating organisations USD 100.00 14.3 % of the total balance/),
    expect.stringMatching(/^Total balance USD 700.00 100.0 % of the total balance Both balances together$/),
  ]);
});

test("of a period, the shares say which amount they belong to", () => {
  expect(rowsIn(table(true))[0]).toContain("At the end Share, at the end");
});

test("amounts lead to the ledger only where it may be read, with the period and both clocks", () => {
  const clocks = { asOf: "2024-12-31", knownOn: "2025-01-31" };
  expect(table(true)).not.toContain("/ledger");
  const hrefs = [...table(true, { from: "2024-01-01", clocks }).matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    decodeURIComponent(href ?? "").replaceAll("&amp;", "&"),
  );
  expect(hrefs.slice(0, 3)).toEqual([
    "/ledger?account=cash_with_agent&asOf=2023-12-31&knownOn=2025-01-31",
    "/ledger?account=cash_with_agent&from=2024-01-01&asOf=2024-12-31&knownOn=2025-01-31",
    "/ledger?account=cash_with_agent&asOf=2024-12-31&knownOn=2025-01-31",
  ]);
});

test("whoever books a late fact is told that its description is published", () => {
  const field = (name: string) => ({ name });
  const fields = (on: string) =>
    renderToStaticMarkup(<ToldFields field={field} on={on} openFrom="2024-01-01" latest="2024-12-31" />);
  const words = "Published with the restatement: name no person and nothing confidential.";
  expect(fields("2023-12-31")).toContain(words);
  expect(fields("2024-01-01")).not.toContain(words);
});

test("a fund status says its period where there is one, and that its shares are rounded", () => {
  const page = (from: string | null) => {
    const view = viewOf({ opening: closing, period: closing, closing, from }, false);
    return renderToStaticMarkup(<FundStatusView view={{ ...view, when: "31 December 2024" }} />);
  };
  expect(page("2024-01-01")).toContain("The period runs from 1 January 2024 to 31 December 2024.");
  expect(page(null)).not.toContain("The period runs");
  expect(page(null)).toContain(SHARES_ROUNDED);
});

test("print that does not add up across a period is said by figure, beside what does not add up in a column", () => {
  const note = (crossings: readonly Crossing[]) =>
    renderToStaticMarkup(<PrintNote differences={[]} crossings={crossings} />);
  expect(note([{ key: "balanceWithAgent", difference: "-1.00" }])).toContain(
    "before and in the period together: Balance with the Administrative Agent by USD −1.",
  );
  expect(note([])).toContain("every printed total equals its printed parts");
});

test("a share below zero has a minus sign, as its amount has", () => {
  const rows = rowsOf(
    {
      opening: closing,
      period: closing,
      closing: statusOf(
        new Map([
          ["transfers", usd("1000")],
          ["refunds", usd("-40")],
        ]),
      ),
    },
    PARTS.uses,
    false,
  );
  const markup = renderToStaticMarkup(
    <StatusTable caption="Uses" rows={rows} shareOf="Share of uses" ofPeriod={false} inDollars={false} />,
  );
  expect(rowsIn(markup)).toContainEqual(expect.stringMatching(/^Refunds received USD −40.00 −4.2 % /));
});

const sums = {
  transfers: "1000.60",
  refunds: "0.40",
  netFunded: "1000.20",
  expenditure: "1100.55",
  balance: "-100.35",
  delivery: "110.0",
  isOver: true,
};
const spent = [{ organisation: "IOM", year: 2025, category: 1, amount: "1100.55" }];
const delivery = (inDollars: boolean) =>
  renderToStaticMarkup(
    <DeliverySection
      punos={{ rows: [{ organisation: "IOM", ...sums }], total: sums }}
      when="today"
      inDollars={inDollars}
    >
      <SpentTables spent={{ rows: spent, byCategory: spent, total: "1100.55" }} when="today" inDollars={inDollars} />
    </DeliverySection>,
  );

test("delivery and expenditure are printed as the page is: to the cent, or in whole dollars with a word on rounding", () => {
  const [toTheCent, inDollars] = [rowsIn(delivery(false)), rowsIn(delivery(true))];
  expect(toTheCent).toContainEqual(expect.stringMatching(/^IOM USD 1,000.60 USD 0.40 USD 1,000.20 USD 1,100.55/));
  expect(inDollars).toContainEqual(expect.stringMatching(/^IOM USD 1,001 USD 0 USD 1,000 USD 1,101 USD −100 110.0 %/));
  expect(inDollars.join(" ")).not.toMatch(/USD −?[\d,]+\.\d/);
  expect(delivery(true)).toContain("a printed sum may differ from its printed parts");
  expect(delivery(false)).not.toContain("a printed sum may differ");
});
