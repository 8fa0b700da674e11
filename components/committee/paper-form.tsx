"use client";

import { useRouter } from "next/navigation";
import { type Act, useAct } from "@/components/concept-notes/acts/use-act";
import { LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { DateInput } from "@/components/ui/form/date-input";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormFields } from "@/components/ui/form/form-layout";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { useForm } from "@/components/ui/form/use-form";
import { useStartToday } from "@/components/ui/form/use-local-today";
import { Stack } from "@/components/ui/page/layout";

type Typed = { title: string; meetingOn: string; text: string };
type Props = { requestKey: string; record: Act<Typed & { requestKey: string }, { number: string }> };

/** Writes a paper for a meeting of the committee. */
export function PaperForm({ requestKey, record }: Props) {
  const router = useRouter();
  const form = useForm<Typed>({ defaultValues: { title: "", meetingOn: "", text: "" } });
  const { register, getValues } = form;
  useStartToday(form, "meetingOn");
  const { pending, send, refused, attempt } = useAct();
  const error = (name: keyof Typed) => refused?.fields[name];
  return (
    <form
      method="dialog"
      noValidate
      aria-label="Committee paper"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => record({ requestKey, ...getValues() }),
          ({ number }) => router.push(`/committee/papers/${number}`),
        );
      }}
    >
      <Stack gap="large">
        {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
        <FormFields>
          <TextInput label="Title" required {...register("title")} error={error("title")} />
          <DateInput label="Day of the meeting" required {...register("meetingOn")} error={error("meetingOn")} />
          <Textarea label="Text" rows={8} {...register("text")} error={error("text")} />
        </FormFields>
        <FormActions>
          <SubmitButton pending={pending}>Record the paper</SubmitButton>
          <LinkButton variant="quiet" href="/committee/papers">
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
