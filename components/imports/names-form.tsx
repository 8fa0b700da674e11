"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { useCheckedForm } from "@/components/people/use-checked-form";
import { Checkbox } from "@/components/ui/form/choices";
import { FieldRow } from "@/components/ui/form/form-layout";
import { type Option, Select } from "@/components/ui/form/select";
import type { UnknownName } from "@/lib/imports/import.queries";
import { nameChoices, newOrganisationOf } from "@/lib/imports/mapping/mapping.schema";
import { ORGANISATION_TYPE_LABELS, ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import type { MapAct, Mapping } from "./mapping-form";
import { sentencesIn } from "./nested";

type Choices = z.input<typeof nameChoices>;
type Named = { id: string; name: string };

type Props = {
  importId: string;
  revision: number;
  mapping: Mapping;
  names: readonly UnknownName[];
  organisations: readonly Named[];
  /** Adding organisations is for whoever may revise the reference data. */
  mayAdd: boolean;
  act: MapAct;
};

const typeOf = (choice: string) => {
  const made = newOrganisationOf(choice);
  return made ? `${ORGANISATION_TYPE_LABELS[made.type]}${made.countryCode ? ` (${made.countryCode})` : ""}` : "";
};

/** Likely answers first, then every organisation. */
function optionsFor({ guess, suggestions }: UnknownName, organisations: readonly Named[], mayAdd: boolean): Option[] {
  const others = ORGANISATION_TYPES.filter((type) => type !== "member_state").map((type) => `new:${type}`);
  const added = [guess, ...others.filter((choice) => choice !== guess)];
  return [
    ...suggestions.map(({ id, name }) => ({ value: `organisation:${id}`, label: name, group: "Perhaps" })),
    ...(mayAdd
      ? added.map((choice) => ({
          value: choice,
          label: `Add as ${typeOf(choice)}`,
          group: "Add as a new organisation",
        }))
      : []),
    ...organisations
      .filter(({ id }) => !suggestions.some((one) => one.id === id))
      .map(({ id, name }) => ({ value: `organisation:${id}`, label: name, group: "Every organisation" })),
  ];
}

const rowsIn = (rows: number) => `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}`;

/** Says who the names are that the reference data does not know. */
export function NamesForm({ importId, revision, mapping, names, organisations, mayAdd, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: nameChoices,
    defaultValues: {
      addUnknown: mapping.addUnknown ?? false,
      names: names.map(({ name, choice }) => ({ name, choice })),
    },
    act: (typed: Choices) => act({ importId, revision, mapping: { ...mapping, ...typed } }),
    onDone: () => router.refresh(),
  });
  const summary = { ...form.summary, fields: sentencesIn(form.formState.errors) };
  return (
    <CheckedForm form={{ ...form, summary }} label="Save matches and recheck" pendingLabel="Checking…">
      {mayAdd ? (
        <Checkbox
          label="Add every name left unknown as a new organisation"
          hint="Its type is guessed: a Member State where name and country code agree, otherwise “Other”. It can be revised in the reference data."
          // Without a value of its own the box is simply ticked or not.
          value={undefined}
          {...form.field("addUnknown")}
        />
      ) : null}
      <FieldRow>
        {names.map((one, index) => (
          <Select
            key={one.name}
            label={one.name || "No name"}
            hint={`${rowsIn(one.rows)}. Guessed: ${typeOf(one.guess)}.`}
            options={optionsFor(one, organisations, mayAdd)}
            placeholder="Not known: its rows are errors"
            {...form.field(`names.${index}.choice`)}
          />
        ))}
      </FieldRow>
    </CheckedForm>
  );
}
