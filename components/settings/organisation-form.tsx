"use client";

import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Combobox } from "@/components/ui/form/combobox";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import type { OrganisationContent } from "@/lib/organisations/organisation-names";
import { ORGANISATION_TYPE_LABELS, ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import { addOrganisationInput, reviseOrganisationInput } from "@/lib/organisations/organisation.schema";
import { RevisionForm } from "./revision-form";
import { type Act, useRevision } from "./use-revision";

const TYPE_OPTIONS = ORGANISATION_TYPES.map((type) => ({ value: type, label: ORGANISATION_TYPE_LABELS[type] }));

type Typed = z.input<typeof addOrganisationInput>;
type Form = ReturnType<typeof useRevision<Typed, { slug: string }>>;

/** The country of a Member State; other organisations have none. */
function CountryField({ control, errorOf, places }: Pick<Form, "control" | "errorOf"> & { places: readonly Option[] }) {
  if (useWatch({ control, name: "type" }) !== "member_state") return null;
  return (
    <Controller
      name="countryCode"
      control={control}
      render={({ field: { name, value, onChange, onBlur } }) => (
        <Combobox
          label="Country"
          options={places}
          value={value ?? ""}
          required
          name={name}
          onChange={onChange}
          onBlur={onBlur}
          {...errorOf("countryCode")}
        />
      )}
    />
  );
}

function Fields({ form: { register, control, errorOf }, places }: { form: Form; places: readonly Option[] }) {
  return (
    <>
      <TextInput label="Name" width="half" required {...register("name")} {...errorOf("name")} />
      <TextInput
        label="Short name"
        hint="The acronym or short form people know, for example UNHCR."
        width="half"
        {...register("shortName")}
        {...errorOf("shortName")}
      />
      <Select
        label="Kind of organisation"
        options={TYPE_OPTIONS}
        placeholder="Choose"
        width="half"
        required
        {...register("type")}
        {...errorOf("type")}
      />
      <CountryField control={control} errorOf={errorOf} places={places} />
      <Textarea
        label="Other spellings"
        hint="One on each line: full and former names, as they stand in agreements and bank statements."
        rows={3}
        {...register("aliases")}
        {...errorOf("aliases")}
      />
    </>
  );
}

type AddProps = { places: readonly Option[]; firstDay: string; act: Act<{ slug: string }> };

/** Adds an organisation and opens its page. */
export function AddOrganisationForm({ places, firstDay, act }: AddProps) {
  const router = useRouter();
  const form = useRevision<Typed, { slug: string }>({
    schema: addOrganisationInput,
    // The kind is chosen by hand: a wrong default would make a Member State of everybody.
    defaultValues: {
      name: "",
      shortName: "",
      type: "" as Typed["type"],
      countryCode: "",
      aliases: "",
      holdsFrom: firstDay,
    },
    fixed: {},
    act,
    onDone: ({ slug }) => router.push(`/settings/organisations/${slug}`),
  });
  return (
    <RevisionForm
      {...form.frame}
      submitLabel="Add the organisation"
      holdsFromHint="The day from which the organisation can be chosen. The opening of the Fund fits whoever may have given before today."
    >
      <Fields form={form} places={places} />
    </RevisionForm>
  );
}

type ReviseProps = {
  id: string;
  basedOn: string;
  value: OrganisationContent;
  places: readonly Option[];
  act: Act<{ slug: string }>;
};

/** Records what an organisation is called and is from a day on. */
export function ReviseOrganisationForm({ id, basedOn, value, places, act }: ReviseProps) {
  const form = useRevision<Typed, { slug: string }>({
    schema: reviseOrganisationInput,
    defaultValues: { ...value, aliases: value.aliases.join("\n"), holdsFrom: "" },
    fixed: { id, basedOn },
    act,
  });
  return (
    <RevisionForm {...form.frame}>
      <Fields form={form} places={places} />
    </RevisionForm>
  );
}
