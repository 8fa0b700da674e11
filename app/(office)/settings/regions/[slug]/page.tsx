import type { Metadata } from "next";
import { Footnotes, markedNames, placeOptions } from "@/components/settings/footnotes";
import { RecordPage } from "@/components/settings/record-page";
import { RegionForm } from "@/components/settings/region-form";
import { Section } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { namesOfPeople } from "@/lib/people/person.queries";
import { findRegionRecord, listPlaces, listRegions } from "@/lib/places/place.queries";
import type { RegionContent } from "@/lib/places/region-members";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { reviseRegionAction } from "../../places/actions";

export const metadata: Metadata = { title: "Region" };

type Props = { params: Promise<{ slug: string }> };

/** One region: its name and places today, what is coming, its history. */
export default async function RegionSettingsPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const { slug } = await requireParams(params, { slug: PART.slug });
  const on = today();
  const history = await orNotFound(findRegionRecord(actor, slug, on));
  const [places, regions, names] = await Promise.all([
    listPlaces(on),
    listRegions(on),
    namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? [])),
  ]);
  const placeName = markedNames(places);
  const isGroup = regions.some((region) => region.slug === slug && region.kind === "group");
  const members = regions.find((region) => region.slug === slug)?.placeCodes ?? [];
  const linesOf = ({ name, placeCodes }: RegionContent) => [
    { label: "Name", value: name },
    ...(isGroup ? [{ label: "Places", value: placeCodes.map(placeName).join("\n") }] : []),
  ];
  const choices = isGroup ? placeOptions(places) : null;
  const common = { slug, basedOn: history.basedOn, value: history.value, places: choices };
  return (
    <RecordPage
      title={history.value.name}
      eyebrow={isGroup ? "Named group" : "Region of the UN Network"}
      breadcrumbs={[{ label: "Regions", href: "/settings/regions" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={can(actor, "reference.revise") ? <RegionForm {...common} act={reviseRegionAction} /> : undefined}
    >
      {isGroup ? null : (
        <Section title={`${members.length} places today`} lead="Each place says itself which region it belongs to.">
          <Text>{members.map(placeName).join(", ")}</Text>
          <TextLink href={`/settings/places?region=${slug}`}>Open them in the list of places</TextLink>
        </Section>
      )}
      <Footnotes places={places.filter(({ code }) => members.includes(code))} />
    </RecordPage>
  );
}
