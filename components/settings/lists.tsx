import { Badge } from "@/components/ui/data/badge";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { TextLink } from "@/components/ui/page/text";
import type { OrganisationContent } from "@/lib/organisations/organisation-names";
import { ORGANISATION_TYPE_LABELS, ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import type { OrganisationFilter } from "@/lib/organisations/organisation.schema";
import type { PlaceFilter } from "@/lib/places/place.schema";
import type { PlaceContent } from "@/lib/places/region-members";
import { marked } from "./footnotes";

const TYPE_OPTIONS = ORGANISATION_TYPES.map((type) => ({ value: type, label: ORGANISATION_TYPE_LABELS[type] }));

/** Filters of the organisations; the state stands in the address. */
export function OrganisationFilters({ filter: { text, type } }: { filter: OrganisationFilter }) {
  const clearHref = text || type ? "/settings/organisations" : undefined;
  return (
    <FilterBar action="/settings/organisations" label="organisations" clearHref={clearHref}>
      <TextInput name="text" label="Name or other spelling" type="search" defaultValue={text} />
      <Select name="type" label="Kind" options={TYPE_OPTIONS} placeholder="Any kind" defaultValue={type ?? ""} />
    </FilterBar>
  );
}

type OrganisationRow = OrganisationContent & { slug: string };

const ORGANISATION_COLUMNS: readonly Column<OrganisationRow>[] = [
  {
    key: "name",
    header: "Name",
    rowHeader: true,
    cell: ({ slug, name }) => <TextLink href={`/settings/organisations/${slug}`}>{name}</TextLink>,
  },
  { key: "shortName", header: "Short name", cell: ({ shortName }) => shortName },
  { key: "type", header: "Kind", cell: ({ type }) => <Badge>{ORGANISATION_TYPE_LABELS[type]}</Badge> },
  { key: "aliases", header: "Other spellings", wide: true, cell: ({ aliases }) => aliases.join(" · ") },
];

export function OrganisationTable({ rows }: { rows: readonly OrganisationRow[] }) {
  return (
    <DataTable
      caption="Organisations"
      captionHidden
      columns={ORGANISATION_COLUMNS}
      rows={rows}
      rowKey={({ slug }) => slug}
      empty={<Empty title="No organisation matches these filters" />}
    />
  );
}

/** Filters of the places; the state stands in the address. */
export function PlaceFilters({ filter: { text, region }, regions }: { filter: PlaceFilter; regions: Option[] }) {
  const clearHref = text || region ? "/settings/places" : undefined;
  return (
    <FilterBar action="/settings/places" label="places" clearHref={clearHref}>
      <TextInput name="text" label="Name, other spelling or code" type="search" defaultValue={text} />
      <Select name="region" label="Region" options={regions} placeholder="Any region" defaultValue={region ?? ""} />
    </FilterBar>
  );
}

type PlaceRow = PlaceContent & { code: string };

const placeColumns = (regionName: (slug: string | null) => string): readonly Column<PlaceRow>[] => [
  {
    key: "name",
    header: "Name",
    rowHeader: true,
    cell: ({ code, name, footnote }) => (
      <TextLink href={`/settings/places/${code}`}>{marked({ code, name, footnote })}</TextLink>
    ),
  },
  { key: "code", header: "Code", cell: ({ code }) => code },
  { key: "region", header: "Region of the UN Network", cell: ({ regionSlug }) => regionName(regionSlug) },
  { key: "aliases", header: "Other spellings", wide: true, cell: ({ aliases }) => aliases.join(" · ") },
];

type PlaceTableProps = { rows: readonly PlaceRow[]; regionName: (slug: string | null) => string };

export function PlaceTable({ rows, regionName }: PlaceTableProps) {
  return (
    <DataTable
      caption="Places"
      captionHidden
      columns={placeColumns(regionName)}
      rows={rows}
      rowKey={({ code }) => code}
      empty={<Empty title="No place matches these filters" />}
    />
  );
}
