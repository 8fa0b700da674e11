import type { Metadata } from "next";
import { placeOptions } from "@/components/settings/footnotes";
import { AddOrganisationForm } from "@/components/settings/organisation-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { today } from "@/lib/kernel/dates";
import { listPlaces } from "@/lib/places/place.queries";
import { requirePermission } from "@/lib/request/session";
import { addOrganisationAction } from "../actions";

export const metadata: Metadata = { title: "Add an organisation" };

/** Adds an organisation, for whoever may revise the reference data. */
export default async function AddOrganisationPage() {
  await requirePermission("reference.revise");
  const places = await listPlaces(today());
  return (
    <>
      <PageHeader
        title="Add an organisation"
        lead="An organisation is in the list once, whatever it is called elsewhere: search it by its other spellings first."
        breadcrumbs={[
          { label: "Reference data", href: "/settings" },
          { label: "Organisations", href: "/settings/organisations" },
          { label: "Add an organisation" },
        ]}
      />
      <AddOrganisationForm places={placeOptions(places)} firstDay={OPENING_DAY} act={addOrganisationAction} />
    </>
  );
}
