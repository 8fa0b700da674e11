import { FilterBar } from "@/components/ui/data/filter-bar";
import { Combobox } from "@/components/ui/form/combobox";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { SUBJECT_TYPE_LABELS } from "@/lib/audit/audit.labels";
import type { AuditFilter } from "@/lib/audit/audit.schema";
import { AUDIT_NAMES, SUBJECT_TYPES } from "@/lib/audit/events";

const ACT_OPTIONS = Object.entries(AUDIT_NAMES)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));
const SUBJECT_OPTIONS = SUBJECT_TYPES.map((value) => ({ value, label: SUBJECT_TYPE_LABELS[value] }));

const SIGN_IN_OPTIONS = [{ value: "without", label: "Leave out sign-ins" }];

type Props = { filter: AuditFilter; people: readonly { id: string; name: string; email: string }[] };

/** Filters of the audit; the state stands in the address, and the file holds the same rows. */
export function AuditFilters({ filter, people }: Props) {
  const { after: _after, ...chosen } = filter;
  const isOn = Object.values(chosen).some(Boolean);
  return (
    <FilterBar action="/audit" label="the audit" clearHref={isOn ? "/audit" : undefined}>
      <Combobox
        name="who"
        label="Who"
        options={people.map(({ id, name, email }) => ({ value: id, label: name, hint: email, keywords: email }))}
        defaultValue={chosen.who ?? ""}
        width="full"
      />
      <Select name="act" label="Act" options={ACT_OPTIONS} placeholder="Any act" defaultValue={chosen.act ?? ""} />
      <Select
        name="subjectType"
        label="On what"
        options={SUBJECT_OPTIONS}
        placeholder="Anything"
        defaultValue={chosen.subjectType ?? ""}
      />
      <Select
        name="signIns"
        label="Sign-ins"
        options={SIGN_IN_OPTIONS}
        placeholder="Include sign-ins"
        defaultValue={chosen.signIns ?? ""}
      />
      <TextInput name="subjectId" label="Its identifier" autoComplete="off" defaultValue={chosen.subjectId} />
      <DateInput name="from" label="From" defaultValue={chosen.from} />
      <DateInput name="to" label="To" defaultValue={chosen.to} />
    </FilterBar>
  );
}
