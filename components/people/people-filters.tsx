import { FilterBar } from "@/components/ui/data/filter-bar";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { PERSON_STATE_LABELS } from "@/lib/people/person.labels";
import { type PeopleFilter, PERSON_STATES } from "@/lib/people/person.schema";
import { ROLE_OPTIONS } from "./role-options";

const STATE_OPTIONS = PERSON_STATES.map((state) => ({ value: state, label: PERSON_STATE_LABELS[state] }));

/** Filters of the people list; the state stands in the address. */
export function PeopleFilters({ filter: { text, role, state } }: { filter: PeopleFilter }) {
  const isOn = Boolean(text ?? role ?? state);
  return (
    <FilterBar action="/people" label="people" clearHref={isOn ? "/people" : undefined}>
      <TextInput name="text" label="Name or e-mail address" type="search" defaultValue={text} />
      <Select name="role" label="Role" options={ROLE_OPTIONS} placeholder="Any role" defaultValue={role ?? ""} />
      <Select name="state" label="State" options={STATE_OPTIONS} placeholder="Any state" defaultValue={state ?? ""} />
    </FilterBar>
  );
}
