import type { Metadata } from "next";
import { Footnotes } from "@/components/settings/footnotes";
import { PlaceFilters, PlaceTable } from "@/components/settings/lists";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { today } from "@/lib/kernel/dates";
import { listRegions, searchPlaces } from "@/lib/places/place.queries";
import { NO_REGION, placeFilter } from "@/lib/places/place.schema";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Places" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The places the Fund may name, by their names of today. */
export default async function PlacesSettingsPage({ searchParams }: Props) {
  const actor = await requirePermission("reference.read");
  const filter = placeFilter.parse(await searchParams);
  const on = today();
  const [rows, regions] = await Promise.all([searchPlaces(actor, filter, on), listRegions(on)]);
  const network = regions.filter(({ kind }) => kind === "network");
  const regionName = (slug: string | null) => network.find((region) => region.slug === slug)?.name ?? "No region";
  return (
    <>
      <PageHeader
        title="Places"
        lead="Member States and observer States of the United Nations, and Kosovo. Nobody types the name of a place by hand."
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Places" }]}
      />
      <PlaceFilters
        filter={filter}
        regions={[
          ...network.map(({ slug, name }) => ({ value: slug, label: name })),
          { value: NO_REGION, label: "No region" },
        ]}
      />
      <Section title={rows.length === 1 ? "1 place" : `${rows.length} places`}>
        <PlaceTable rows={rows} regionName={regionName} />
        <Footnotes places={rows} />
      </Section>
    </>
  );
}
