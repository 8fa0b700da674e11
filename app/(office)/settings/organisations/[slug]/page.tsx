import type { Metadata } from "next";
import { placeOptions } from "@/components/settings/footnotes";
import { ReviseOrganisationForm } from "@/components/settings/organisation-form";
import { RecordPage } from "@/components/settings/record-page";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import type { OrganisationContent } from "@/lib/organisations/organisation-names";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { findOrganisationRecord } from "@/lib/organisations/organisation.queries";
import { namesOfPeople } from "@/lib/people/person.queries";
import { listPlaces } from "@/lib/places/place.queries";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { reviseOrganisationAction } from "../actions";

export const metadata: Metadata = { title: "Organisation" };

type Props = { params: Promise<{ slug: string }> };

/** One organisation: what it is called and is today, what is coming, its history. */
export default async function OrganisationSettingsPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const on = today();
  const { id, history } = await orNotFound(
    findOrganisationRecord(actor, (await requireParams(params, { slug: PART.slug })).slug, on),
  );
  const [places, names] = await Promise.all([
    listPlaces(on),
    namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? [])),
  ]);
  const linesOf = ({ name, shortName, type, countryCode, aliases }: OrganisationContent) => [
    { label: "Name", value: name },
    { label: "Short name", value: shortName },
    { label: "Kind of organisation", value: ORGANISATION_TYPE_LABELS[type] },
    ...(countryCode
      ? [{ label: "Country", value: places.find(({ code }) => code === countryCode)?.name ?? countryCode }]
      : []),
    { label: "Other spellings", value: aliases.join("\n") },
  ];
  const choices = placeOptions(places);
  const common = { id, basedOn: history.basedOn, value: history.value, places: choices };
  return (
    <RecordPage
      title={history.value.name}
      eyebrow="Organisations"
      breadcrumbs={[{ label: "Organisations", href: "/settings/organisations" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={
        can(actor, "reference.revise") ? (
          <ReviseOrganisationForm {...common} act={reviseOrganisationAction} />
        ) : undefined
      }
    />
  );
}
