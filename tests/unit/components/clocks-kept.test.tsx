import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ListActions } from "@/components/contributions/list/list-actions";
import { ContributionsTable } from "@/components/contributions/sums-tables";
import { UnusedTable } from "@/components/earmarks/unused-table";
import { SetsTable } from "@/components/journal/sets-table";
import { ClosingsTable } from "@/components/periods/closings-table";
import { AreaProgrammes } from "@/components/public/area-programmes";
import { FirstProgrammes } from "@/components/public/home/first-programmes";
import { areaRows } from "@/components/public/rows";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import type { SetRow } from "@/lib/journal/journal.queries";
import { publishedFigures } from "@/lib/ledger/period-close";
import type { PublicProgramme } from "@/lib/open-data/public-shapes";

const ON = { asOf: "2024-01-31", knownOn: "2024-02-15" };
const QUERY = "?asOf=2024-01-31&knownOn=2024-02-15";

const hrefsIn = (markup: ReactNode): string[] =>
  [...renderToStaticMarkup(markup).matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    (href ?? "").replaceAll("&amp;", "&"),
  );

const programme: PublicProgramme = {
  reference: "CN-2024-001",
  href: "/pipeline/CN-2024-001",
  bucket: "pipeline",
  stageLabel: "In the pipeline",
  title: "Safe pathways",
  summary: "Along the route.",
  area: null,
  amount: "100.00",
  since: "2024-01-31",
  places: [],
  group: null,
  placesLabel: "Serbia",
  decision: null,
  part: null,
};

test("a list of programmes leads to each under the same clocks", () => {
  const list = { title: "In the pipeline", programmes: [programme], on: ON };
  expect(hrefsIn(<AreaProgrammes {...list} none="None" />)).toEqual([`/pipeline/CN-2024-001${QUERY}`]);
  const more = { href: "/pipeline", label: "All" };
  expect(hrefsIn(<FirstProgrammes {...list} more={more} />)).toEqual([
    `/pipeline${QUERY}`,
    `/pipeline/CN-2024-001${QUERY}`,
  ]);
});

test("the areas of a chart lead to their pages under the same clocks", () => {
  const none = { count: 0, amount: "0.00" };
  const area = { number: 4, name: "Pathways", shortName: "Pathways", funded: none, pipeline: none };
  expect(areaRows([area], ON).map(({ href }) => href)).toEqual([`/themes/4${QUERY}`]);
});

test("an act of the ledger leads to itself, its cause and its mirror under the same clocks", () => {
  const row: SetRow = {
    id: "1",
    act: "contribution.deposit",
    cause: { label: "C-1", href: "/contributions/7" },
    note: null,
    effectiveOn: "2024-01-31",
    occurredOn: null,
    recordedAt: new Date("2024-01-31"),
    recordedBy: "Ada",
    currency: "USD",
    lines: [],
    reversesId: "2",
    reversedById: "3",
    isBooking: false,
  };
  const paths = ["/ledger/1", "/contributions/7", "/ledger/2", "/ledger/3"];
  expect(hrefsIn(<SetsTable rows={[row]} isFiltered={false} on={ON} />)).toEqual(paths.map((path) => path + QUERY));
  expect(hrefsIn(<SetsTable rows={[row]} isFiltered={false} on={{}} />)).toEqual(paths);
});

test("a closing leads to the status of its last day, as known on the same day", () => {
  const closing = { id: "1", closedThrough: "2023-12-31", closedAt: new Date("2024-01-10"), closedBy: "Ada", note: "" };
  const closings = [{ ...closing, figures: publishedFigures(new Map()) }];
  expect(hrefsIn(<ClosingsTable closings={closings} clocks={ON} />)).toEqual([
    "/fund-status?asOf=2023-12-31&knownOn=2024-02-15",
  ]);
});

test("contributions are opened under the same clocks, from a donor, from its unused earmarks and from their list", () => {
  const sums = { pledged: "0.00", committed: "0.00", deposited: "0.00", receivable: "0.00" };
  const given = { id: "7", reference: "C-1", title: "Given", year: 2024, ...sums };
  expect(hrefsIn(<ContributionsTable contributions={[given]} on={ON} />)).toEqual([`/contributions/7${QUERY}`]);
  const unused = {
    key: "1",
    pool: "Area 4",
    donor: "Norway",
    contributionId: "7",
    reference: "C-1",
    since: "2024-01-31",
  };
  const rows = [{ ...unused, days: 1, netUsd: "1.00", leftUsd: "1.00" }];
  expect(hrefsIn(<UnusedTable rows={rows} on={ON} />)).toEqual([`/contributions/7${QUERY}`]);
  expect(hrefsIn(<ListActions mayRecord={false} filter={entryFilter.parse(ON)} />)).toContain(
    `/contributions/exchange${QUERY}`,
  );
});
