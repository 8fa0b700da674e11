import type { Metadata } from "next";
import { BalanceSection } from "@/components/overview/balance";
import { ContributionsSection } from "@/components/overview/contributions";
import { DecisionsSection } from "@/components/overview/decisions";
import { Headlines } from "@/components/overview/headlines";
import { linksOf } from "@/components/overview/links";
import { OverviewFilter } from "@/components/overview/overview-filter";
import { placesIn } from "@/components/overview/places";
import { PortfolioSection } from "@/components/overview/portfolio";
import { RowsSection } from "@/components/overview/rows";
import { TargetSection } from "@/components/overview/targets";
import { WaitingSection } from "@/components/overview/waiting";
import { PrintButton } from "@/components/ui/actions/print-button";
import { PageHeader } from "@/components/ui/page/page-header";
import { findOverview } from "@/lib/overview/overview.queries";
import { listDecisionsSinceLastMeeting } from "@/lib/overview/recent-decisions.queries";
import { listPlaces, listRegions } from "@/lib/places/place.queries";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Committee overview" };

export default async function CommitteePage({ searchParams }: PageProps<"/committee">) {
  const actor = await requirePermission("overview.read");
  const query = await searchParams;
  const on = readReportingDates(query);
  const [regions, places] = await Promise.all([listRegions(on.asOf), listPlaces(on.asOf)]);
  const region = regions.find(({ slug }) => slug === query.region)?.slug;
  const [overview, recent] = await Promise.all([findOverview(on, region), listDecisionsSinceLastMeeting(on)]);
  const links = linksOf(actor, on, region);

  return (
    <>
      <PageHeader
        title="Committee overview"
        lead={`The Fund as of ${formatReportingDates(on)}, computed from its records${overview.region ? `; notes and programmes of ${overview.region.name}` : ""}. Every figure leads to its rows.`}
        actions={<PrintButton />}
      />
      <OverviewFilter on={on} region={region} regions={regions} />
      <Headlines overview={overview} links={links} />
      <TargetSection overview={overview} />
      <ContributionsSection overview={overview} links={links} />
      <PortfolioSection overview={overview} links={links} />
      <BalanceSection overview={overview} links={links} />
      <WaitingSection overview={overview} links={links} />
      <DecisionsSection recent={recent} links={links} />
      <RowsSection overview={overview} links={links} placesOf={(note) => placesIn(note, places, regions)} />
    </>
  );
}
