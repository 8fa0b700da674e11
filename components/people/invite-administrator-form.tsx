"use client";

import { TextInput } from "@/components/ui/form/text-input";
import { type InviteAdministratorForm as Form, inviteAdministratorInput } from "@/lib/people/person.schema";
import { CheckedForm } from "./checked-form";
import { CancelInvitation, type Invited, Inviting, type OnInvited } from "./inviting";
import { type Answer, useCheckedForm } from "./use-checked-form";

type Props = { act: (input: Form) => Promise<Answer<Invited>> };

const EMPTY: Form = { name: "", email: "" };

/** Invites an administrator: there is no role to choose. */
export function InviteAdministratorForm({ act }: Props) {
  return <Inviting>{(onInvited) => <Fields act={act} onInvited={onInvited} />}</Inviting>;
}

function Fields({ act, onInvited }: Props & { onInvited: OnInvited }) {
  const form = useCheckedForm({
    schema: inviteAdministratorInput,
    defaultValues: EMPTY,
    act,
    onDone: (invited: Invited) => onInvited({ ...invited, name: form.getValues("name") }),
  });
  return (
    <CheckedForm form={form} label="Invite administrator" pendingLabel="Inviting…" otherwise={<CancelInvitation />}>
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
    </CheckedForm>
  );
}
