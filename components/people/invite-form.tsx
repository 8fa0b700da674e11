"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { CheckboxGroup } from "@/components/ui/form/choices";
import { TextInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import { type InvitePersonForm, invitePersonInput } from "@/lib/people/schema";
import { CheckedForm } from "./checked-form";
import { OneTimeLink } from "./one-time-link";
import { OrganisationField } from "./organisation-field";
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
  const form = useCheckedForm({
    schema: invitePersonInput,
    defaultValues: EMPTY,
    act,
    onDone: (invited: Invited) => onInvited({ ...invited, name: form.getValues("name") }),
  });
  const cancel = (
    <LinkButton href="/people" variant="quiet">
      Cancel
    </LinkButton>
  );
  return (
    <CheckedForm form={form} label="Invite" pendingLabel="Inviting…" otherwise={cancel}>
      <TextInput label="Name" width="half" autoComplete="off" required {...form.field("name")} />
      <TextInput
        label="E-mail address"
        hint="The person signs in with it."
        type="email"
        width="half"
        autoComplete="off"
        required
        {...form.field("email")}
      />
      <CheckboxGroup label="Roles" options={ROLE_OPTIONS} columns={2} required {...form.field("roles")} />
      <OrganisationField
        name="organisationId"
        control={form.control}
        options={organisations}
        {...form.errorOf("organisationId")}
      />
    </CheckedForm>
  );
}
