import "server-only";
import type { DraftChoices } from "@/components/concept-notes/form/parts";
import type { FilterChoices } from "@/components/concept-notes/list/note-filter";
import type { Names } from "@/components/concept-notes/note/reference-names";
import type { Option } from "@/components/ui/form/select";
import type { Day } from "@/lib/kernel/dates";
import { listOrganisationChoices, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { listPlaces, listRegions, type Place } from "@/lib/places/place.queries";
import { markedName } from "@/lib/places/region-members";
import { listObjectives, listThematicAreas } from "@/lib/themes/theme.queries";

const placeOption = ({ code, name, footnote }: Place): Option => ({
  value: code,
  label: markedName({ name, footnote }),
  ...(footnote && { hint: `* ${footnote}` }),
});

const nameOf = ({ name, shortName }: OrganisationChoice) => (shortName ? `${name} (${shortName})` : name);

/** Words for the codes of a note, as they are in force on a day. */
export async function findNames(on: Day): Promise<Names> {
  const [places, regions, areas, objectives] = await Promise.all([
    listPlaces(on),
    listRegions(on),
    listThematicAreas(on),
    listObjectives(on),
  ]);
  return {
    places: Object.fromEntries(places.map(({ code, name, footnote }) => [code, { name, footnote }])),
    regions: Object.fromEntries(regions.map(({ slug, name }) => [slug, name])),
    areas: Object.fromEntries(areas.map(({ number, name }) => [number, name])),
    objectives: Object.fromEntries(objectives.map(({ number, title }) => [number, title])),
  };
}

/** What a draft can choose from on a day. */
export async function findDraftChoices(on: Day): Promise<DraftChoices> {
  const [areas, objectives, places, regions, organisations] = await Promise.all([
    listThematicAreas(on),
    listObjectives(on),
    listPlaces(on),
    listRegions(on),
    listOrganisationChoices(on, ["un_entity"]),
  ]);
  return {
    areas,
    objectives,
    places: places.map(placeOption),
    regions: regions.filter(({ kind }) => kind === "group").map(({ slug, name }) => ({ value: slug, label: name })),
    organisations: organisations.map((organisation) => ({ value: organisation.id, label: nameOf(organisation) })),
  };
}

/** What the list and the board can be narrowed by on a day. */
export async function findFilterChoices(on: Day): Promise<FilterChoices> {
  const [areas, places, regions, organisations] = await Promise.all([
    listThematicAreas(on),
    listPlaces(on),
    listRegions(on),
    listOrganisationChoices(on, ["un_entity"]),
  ]);
  return {
    areas: areas.map(({ number, shortName }) => ({ value: String(number), label: `${number}. ${shortName}` })),
    places: places.map(placeOption),
    regions: regions.map(({ slug, name }) => ({ value: slug, label: name })),
    organisations: organisations.map((organisation) => ({ value: organisation.slug, label: nameOf(organisation) })),
  };
}
