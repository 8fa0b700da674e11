"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { CheckboxGroup } from "@/components/ui/form/choices";
import { Combobox } from "@/components/ui/form/combobox";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormFields } from "@/components/ui/form/form-layout";
import { TextInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import { type InvitePersonForm, invitePersonInput } from "@/lib/people/schema";
import { OneTimeLink } from "./one-time-link";
import { type OrganisationOption, ROLE_OPTIONS } from "./role-options";
import { type Answer, useCheckedForm } from "./use-checked-form";

/** Who was invited, and the link that is shown once. */
export type Invited = { personId: string; url: string };

type Props = {
  organisations: readonly OrganisationOption[];
  act: (input: InvitePersonForm) => Promise<Answer<Invited>>;
};

const EMPTY: InvitePersonForm = { name: "", email: "", organisationId: "", roles: [] };

/** Invites one person after the other. */
export function InviteForm(props: Props) {
  const [invited, setInvited] = useState<Invited & { name: string }>();
  if (!invited) return <Fields {...props} onInvited={setInvited} />;
  return (
    <Stack>
      <OneTimeLink name={invited.name} url={invited.url} />
      <Row>
        <LinkButton href={`/people/${invited.personId}`}>Open this person</LinkButton>
        <Button variant="secondary" onClick={() => setInvited(undefined)}>
          Invite somebody else
        </Button>
      </Row>
    </Stack>
  );
}

function Fields({
  organisations,
  act,
  onInvited,
}: Props & { onInvited: (invited: Invited & { name: string }) => void }) {
  const { register, control, errorOf, summary, pending, onSubmit, getValues } = useCheckedForm({
    schema: invitePersonInput,
    defaultValues: EMPTY,
    act,
    onDone: (invited: Invited) => onInvited({ ...invited, name: getValues("name") }),
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate>
      <Stack>
        <ErrorSummary {...summary} />
        <FormFields>
          <TextInput label="Name" width="half" autoComplete="off" required {...register("name")} {...errorOf("name")} />
          <TextInput
            label="E-mail address"
            hint="The person signs in with it."
            type="email"
            width="half"
            autoComplete="off"
            required
            {...register("email")}
            {...errorOf("email")}
          />
          <CheckboxGroup
            label="Roles"
            options={ROLE_OPTIONS}
            columns={2}
            required
            {...register("roles")}
            {...errorOf("roles")}
          />
          <Controller
            name="organisationId"
            control={control}
            render={({ field: { name, value, onChange, onBlur } }) => (
              <Combobox
                label="Organisation"
                hint="The organisation this person acts for. A committee member is recused where it takes part."
                options={organisations}
                value={value ?? ""}
                {...{ name, onChange, onBlur }}
                {...errorOf("organisationId")}
              />
            )}
          />
        </FormFields>
        <FormActions>
          <SubmitButton pending={pending} pendingLabel="Inviting…">
            Invite
          </SubmitButton>
          <LinkButton href="/people" variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
