"use client";

import { useState } from "react";
import type { z } from "zod";
import { Alert } from "@/components/ui/feedback/alert";
import { CheckboxGroup } from "@/components/ui/form/choices";
import type { Role } from "@/lib/access/permissions";
import { assignRolesInput } from "@/lib/people/person.schema";
import { CheckedForm } from "./checked-form";
import { OrganisationField } from "./organisation-field";
import { type OrganisationOption, ROLE_OPTIONS } from "./role-options";
import { type Answer, useCheckedForm } from "./use-checked-form";

type Input = z.input<typeof assignRolesInput>;

type Props = {
  person: { id: string; roles: Role[]; organisationId: string | null };
  organisations: readonly OrganisationOption[];
  act: (input: Input) => Promise<Answer<{ personId: string }>>;
};

const SAVED = <Alert tone="success" live title="Saved. It holds from the person's next page on." />;

/** The roles and the organisation of one person, as a whole. */
export function RolesForm({ person, organisations, act }: Props) {
  const [saved, setSaved] = useState(false);
  const standing = { roles: person.roles, organisationId: person.organisationId ?? "" };
  const form = useCheckedForm({
    schema: assignRolesInput,
    defaultValues: { personId: person.id, ...standing, seen: standing },
    act: (typed) => {
      setSaved(false);
      return act(typed);
    },
    onDone: () => {
      const { roles, organisationId } = form.getValues();
      form.setValue("seen", { roles, organisationId });
      setSaved(true);
    },
  });
  return (
    <CheckedForm form={form} label="Save roles and organisation" pendingLabel="Saving…" done={saved && SAVED}>
      <CheckboxGroup label="Roles" options={ROLE_OPTIONS} columns={2} {...form.field("roles")} />
      <OrganisationField
        name="organisationId"
        control={form.control}
        options={organisations}
        {...form.errorOf("organisationId")}
      />
    </CheckedForm>
  );
}
