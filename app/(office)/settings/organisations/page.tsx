import type { Metadata } from "next";
import { OrganisationFilters, OrganisationTable } from "@/components/settings/lists";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { listOrganisations } from "@/lib/organisations/organisation.queries";
import { organisationFilter } from "@/lib/organisations/organisation.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Organisations" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Every organisation the Fund deals with, by name. */
export default async function OrganisationsSettingsPage({ searchParams }: Props) {
  const actor = await requirePermission("reference.read");
  const filter = organisationFilter.parse(await searchParams);
  const { rows, next } = await orNotFound(listOrganisations(actor, filter, today()));
  return (
    <>
      <PageHeader
        title="Organisations"
        lead="Donors, UN organisations and others, by the names they have today."
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Organisations" }]}
        actions={
          can(actor, "reference.revise") ? (
            <LinkButton href="/settings/organisations/new">Add an organisation</LinkButton>
          ) : undefined
        }
      />
      <OrganisationFilters filter={filter} />
      <OrganisationTable rows={rows} />
      <Pagination
        label="Organisations"
        firstHref={filter.after ? hrefWith("/settings/organisations", filter, { after: "" }) : undefined}
        nextHref={next ? hrefWith("/settings/organisations", filter, { after: next }) : undefined}
      />
    </>
  );
}
