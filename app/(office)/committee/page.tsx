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
import { formatDay, today } from "@/lib/kernel/dates";
import { listDecisionsSinceLastMeeting } from "@/lib/overview/decisions/queries";
import { findOverview } from "@/lib/overview/queries";
import { readAsOf } from "@/lib/overview/schema";
import { listPlaces, listRegions } from "@/lib/places/queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Committee overview" };

export default async function CommitteePage({ searchParams }: PageProps<"/committee">) {
  const actor = await requirePermission("overview.read");
  const query = await searchParams;
  const on = readAsOf(query.asOf);
  const [regions, places] = await Promise.all([listRegions(on.asOf), listPlaces(on.asOf)]);
  const region = regions.find(({ slug }) => slug === query.region)?.slug;
  const [overview, recent] = await Promise.all([findOverview(on.asOf, region), listDecisionsSinceLastMeeting(on.asOf)]);
  const links = linksOf(actor, on.asOf, region);

  return (
    <>
      <PageHeader
        title="Committee overview"
        lead={`The Fund as of ${formatDay(on.asOf)}, computed from its records${overview.region ? `; notes and programmes of ${overview.region.name}` : ""}. Every figure leads to its rows.`}
        actions={<PrintButton />}
      />
      <OverviewFilter on={on} today={today()} region={region} regions={regions} />
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
