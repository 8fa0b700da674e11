import { AreaBadge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Row, Section } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import type { Overview } from "@/lib/overview/overview";
import type { BalanceRow } from "@/lib/overview/portfolio-breakdown";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";

function columnsFor(links: Links): Column<BalanceRow>[] {
  return [
    {
      key: "area",
      header: "Thematic area",
      rowHeader: true,
      wide: true,
      cell: ({ number, name }) => (
        <Row gap="small" align="start">
          <AreaBadge number={number} />
          {name}
        </Row>
      ),
    },
    { key: "count", header: "Notes and programmes", numeric: true, cell: ({ total }) => total.count },
    { key: "amount", header: "Money, USD", numeric: true, cell: ({ total }) => <MoneyText amount={total.amount} /> },
    {
      key: "share",
      header: "Share",
      numeric: true,
      cell: ({ share }) => (share === null ? "none" : `${share}\u00a0%`),
    },
    {
      key: "distance",
      header: "Points from an even fifth",
      numeric: true,
      cell: ({ distance }) => distance,
    },
    {
      key: "rows",
      header: "Rows",
      cell: ({ number, shortName }) => (
        <Row gap="small">
          {(["funded", "pipeline"] as const).map((bucket) => {
            const href = links.notes({ area: number, bucket });
            return href ? (
              <TextLink
                key={bucket}
                href={href}
                aria-label={`${bucket === "funded" ? "Funded" : "Pipeline"}: ${shortName}`}
              >
                {bucket === "funded" ? "Funded" : "Pipeline"}
              </TextLink>
            ) : null;
          })}
        </Row>
      ),
    },
  ];
}

/** The 360-degree approach in figures: each theme's part against an even fifth. */
export function BalanceSection({ overview: { balance, asOf, knownOn }, links }: { overview: Overview; links: Links }) {
  const isEmpty = balance.every(({ total }) => total.count === 0);
  return (
    <Section
      title="Balance of the five themes"
      lead={`Funded and pipeline money together, as of ${formatReportingDates({ asOf, knownOn })}. No objective of the Compact is privileged; an even share is 20 %.`}
    >
      {isEmpty ? (
        <Empty title="No money is approved or endorsed by this day">
          The balance appears with the first endorsement.
        </Empty>
      ) : (
        <DataTable
          caption="Each theme's part of funded and pipeline money"
          captionHidden
          columns={columnsFor(links)}
          rows={balance}
          rowKey={({ number }) => String(number)}
        />
      )}
    </Section>
  );
}
