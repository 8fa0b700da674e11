"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";
import type { z } from "zod";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { CheckboxGroup } from "@/components/ui/form/choices";
import { Combobox } from "@/components/ui/form/combobox";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { Stack } from "@/components/ui/page/layout";
import type { Role } from "@/lib/access/permissions";
import { assignRolesInput } from "@/lib/people/schema";
import { type OrganisationOption, ROLE_OPTIONS } from "./role-options";
import { type Answer, useCheckedForm } from "./use-checked-form";

export type AssignRolesForm = z.input<typeof assignRolesInput>;

type Props = {
  person: { id: string; roles: Role[]; organisationId: string | null };
  organisations: readonly OrganisationOption[];
  act: (input: AssignRolesForm) => Promise<Answer<{ personId: string }>>;
};

/** The roles and the organisation of one person, as a whole. */
export function RolesForm({ person, organisations, act }: Props) {
  const [saved, setSaved] = useState(false);
  const standing = { roles: person.roles, organisationId: person.organisationId ?? "" };
  const { register, control, errorOf, summary, pending, onSubmit, getValues, setValue } = useCheckedForm({
    schema: assignRolesInput,
    defaultValues: { personId: person.id, ...standing, seen: standing },
    act,
    onDone: () => {
      const { roles, organisationId } = getValues();
      setValue("seen", { roles, organisationId });
      setSaved(true);
    },
  });
  return (
    <form
      method="post"
      onSubmit={(event) => {
        setSaved(false);
        onSubmit(event);
      }}
      noValidate
    >
      <Stack>
        <ErrorSummary {...summary} />
        {saved ? <Alert tone="success" live title="Saved. It holds from the person's next page on." /> : null}
        <FormFields>
          <CheckboxGroup
            label="Roles"
            options={ROLE_OPTIONS}
            columns={2}
            {...register("roles")}
            {...errorOf("roles")}
          />
          <Controller
            name="organisationId"
            control={control}
            render={({ field: { name, value, onChange, onBlur } }) => (
              <Combobox
                label="Organisation"
                options={organisations}
                value={value ?? ""}
                {...{ name, onChange, onBlur }}
                {...errorOf("organisationId")}
              />
            )}
          />
        </FormFields>
        <div>
          <SubmitButton pending={pending} pendingLabel="Saving…">
            Save roles and organisation
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
