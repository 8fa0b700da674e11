import type { Metadata } from "next";
import { PlaceForm } from "@/components/settings/place-form";
import { RecordPage } from "@/components/settings/record-page";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { namesOfPeople } from "@/lib/people/person.queries";
import { findPlaceRecord, listRegions } from "@/lib/places/place.queries";
import type { PlaceContent } from "@/lib/places/region-members";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { revisePlaceAction } from "../actions";

export const metadata: Metadata = { title: "Place" };

type Props = { params: Promise<{ code: string }> };

/** One place: its name, footnote and region today, what is coming, its history. */
export default async function PlaceSettingsPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const { code } = await requireParams(params, { code: PART.code });
  const on = today();
  const history = await orNotFound(findPlaceRecord(actor, code, on));
  const [regions, names] = await Promise.all([
    listRegions(on),
    namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? [])),
  ]);
  const choices = regions
    .filter(({ kind }) => kind === "network")
    .map(({ slug, name }) => ({ value: slug, label: name }));
  const linesOf = ({ name, aliases, footnote, regionSlug }: PlaceContent) => [
    { label: "Name", value: name },
    { label: "Other spellings", value: aliases.join("\n") },
    { label: "Footnote", value: footnote },
    { label: "Region", value: choices.find(({ value }) => value === regionSlug)?.label ?? "No region" },
  ];
  const common = { code, basedOn: history.basedOn, value: history.value, regions: choices };
  return (
    <RecordPage
      title={history.value.name}
      eyebrow={`Place ${code}`}
      breadcrumbs={[{ label: "Places", href: "/settings/places" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={can(actor, "reference.revise") ? <PlaceForm {...common} act={revisePlaceAction} /> : undefined}
    />
  );
}
