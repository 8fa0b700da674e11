import { FilterBar } from "@/components/ui/data/filter-bar";
import { Combobox } from "@/components/ui/form/combobox";
import { Select, type Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { hrefWith } from "@/components/ui/href";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { ConceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import { BUCKETS, STAGES } from "@/lib/concept-notes/stages";

export type FilterChoices = {
  areas: readonly Option[];
  places: readonly Option[];
  regions: readonly Option[];
  organisations: readonly Option[];
};

/** Travel with the filters but are set elsewhere: by tabs and by the headers of the table. */
const CARRIED = ["view", "bucket", "sort", "asOf", "knownOn"] as const;
const OWN = ["stage", "area", "place", "region", "organisation", "text"] as const;

const stageOptions = ({ bucket }: ConceptNoteFilter): Option[] =>
  (bucket ? BUCKETS[bucket] : STAGES).map((stage) => ({ value: stage, label: STAGE_LABELS[stage] }));

type Props = { filter: ConceptNoteFilter; choices: FilterChoices };

function WhatFields({ filter, choices }: Props) {
  return (
    <>
      <TextInput label="Words in title or reference" name="text" type="search" defaultValue={filter.text ?? ""} />
      <Select
        label="Stage"
        name="stage"
        placeholder="Every stage"
        options={stageOptions(filter)}
        defaultValue={filter.stage ?? ""}
      />
      <Select
        label="Theme"
        name="area"
        placeholder="Every theme"
        options={choices.areas}
        defaultValue={filter.area === undefined ? "" : String(filter.area)}
      />
    </>
  );
}

function WhereAndWhoFields({ filter, choices }: Props) {
  return (
    <>
      <Combobox
        label="Place"
        name="place"
        placeholder="Every place"
        width="full"
        options={choices.places}
        defaultValue={filter.place ?? ""}
      />
      <Select
        label="Region or group"
        name="region"
        placeholder="Every region"
        options={choices.regions}
        defaultValue={filter.region ?? ""}
      />
      <Combobox
        label="UN organisation"
        name="organisation"
        placeholder="Every organisation"
        width="full"
        options={choices.organisations}
        defaultValue={filter.organisation ?? ""}
      />
    </>
  );
}

/** Filters of list and board; their state stands in the address. */
export function NoteFilter({ filter, choices }: Props) {
  const carried = Object.fromEntries(CARRIED.map((name) => [name, filter[name]]));
  const isNarrowed = OWN.some((name) => filter[name] !== undefined);
  return (
    <FilterBar
      action="/concept-notes"
      label="concept notes"
      clearHref={isNarrowed ? hrefWith("/concept-notes", carried) : undefined}
      // A form's own inputs keep what was typed; a new address is a new form.
      key={JSON.stringify(filter)}
    >
      <WhatFields filter={filter} choices={choices} />
      <WhereAndWhoFields filter={filter} choices={choices} />
      {CARRIED.map((name) =>
        filter[name] === undefined ? null : <input key={name} type="hidden" name={name} value={filter[name]} />,
      )}
    </FilterBar>
  );
}
