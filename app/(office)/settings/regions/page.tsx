import type { Metadata } from "next";
import { Badge } from "@/components/ui/data/badge";
import { DataTable } from "@/components/ui/data/table";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { listRegions } from "@/lib/places/place.queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Regions" };

/** The regions of the UN Network on Migration and the named groups of places. */
export default async function RegionsSettingsPage() {
  await requirePermission("reference.read");
  const regions = await listRegions(today());
  return (
    <>
      <PageHeader
        title="Regions"
        lead="A place belongs to one region of the UN Network or to none. A named group lists its places itself."
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Regions" }]}
      />
      <DataTable
        caption="Regions"
        captionHidden
        rows={regions}
        rowKey={({ slug }) => slug}
        columns={[
          {
            key: "name",
            header: "Name",
            rowHeader: true,
            wide: true,
            cell: ({ slug, name }) => <TextLink href={`/settings/regions/${slug}`}>{name}</TextLink>,
          },
          {
            key: "kind",
            header: "Kind",
            cell: ({ kind }) => <Badge>{kind === "network" ? "Region of the UN Network" : "Named group"}</Badge>,
          },
          { key: "places", header: "Places", numeric: true, cell: ({ placeCodes }) => placeCodes.length },
        ]}
      />
    </>
  );
}
