"use client";

import { CheckboxGroup } from "@/components/ui/form/choices";
import { TextInput } from "@/components/ui/form/text-input";
import { type InvitePersonForm, invitePersonInput } from "@/lib/people/person.schema";
import { CheckedForm } from "./checked-form";
import { CancelInvitation, type Invited, Inviting, type OnInvited } from "./inviting";
import { OrganisationField } from "./organisation-field";
import { type OrganisationOption, ROLE_OPTIONS } from "./role-options";
import { type Answer, useCheckedForm } from "./use-checked-form";

type Props = {
  organisations: readonly OrganisationOption[];
  act: (input: InvitePersonForm) => Promise<Answer<Invited>>;
};

const EMPTY: InvitePersonForm = { name: "", email: "", organisationId: "", roles: [] };

/** Invites one person after the other. */
export function InviteForm(props: Props) {
  return <Inviting>{(onInvited) => <Fields {...props} onInvited={onInvited} />}</Inviting>;
}

function Fields({ organisations, act, onInvited }: Props & { onInvited: OnInvited }) {
  const form = useCheckedForm({
    schema: invitePersonInput,
    defaultValues: EMPTY,
    act,
    onDone: (invited: Invited) => onInvited({ ...invited, name: form.getValues("name") }),
  });
  return (
    <CheckedForm form={form} label="Invite" pendingLabel="Inviting…" otherwise={<CancelInvitation />}>
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
