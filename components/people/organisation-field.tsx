"use client";

import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { Combobox } from "@/components/ui/form/combobox";
import type { OrganisationOption } from "./role-options";

type Props<Input extends FieldValues> = {
  name: FieldPath<Input>;
  // The form's output type does not matter to a field.
  control: Control<Input, unknown, unknown>;
  options: readonly OrganisationOption[];
  error?: string | undefined;
};

/** The organisation a person acts for; empty where there is none. */
export function OrganisationField<Input extends FieldValues>({ name, control, options, error }: Props<Input>) {
  return (
    <Controller
      name={name}
      control={control}
      render={({ field: { value, onChange, onBlur } }) => (
        <Combobox
          label="Organisation"
          hint="Whom this person acts for. A committee member is recused where their organisation takes part."
          options={options}
          value={String(value ?? "")}
          name={name}
          onChange={onChange}
          onBlur={onBlur}
          error={error}
        />
      )}
    />
  );
}
