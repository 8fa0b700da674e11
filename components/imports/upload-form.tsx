"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { RadioGroup } from "@/components/ui/form/choices";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { FileInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import { IMPORT_KIND_LABELS } from "@/lib/imports/import.labels";
import { type ImportKind, LIMITS } from "@/lib/imports/import.schema";
import type { FieldSentences } from "@/lib/kernel/refusal";

type Refused = { ok: false; message: string; fields: FieldSentences };
type Answer = { ok: true; value: { id: string } } | Refused;
type Props = {
  /** What this person may bring in; more than one is asked for. */
  kinds: readonly ImportKind[];
  act: (form: FormData) => Promise<Answer>;
};

const refused = (message: string): Refused => ({ ok: false, message, fields: {} });
const TOO_LARGE = `A file has at most ${LIMITS.bytes / 1_000_000} MB: split it.`;

async function answerOf(form: FormData, act: Props["act"]): Promise<Answer> {
  const file = form.get("file");
  if (file instanceof File && file.size > LIMITS.bytes) return { ...refused(""), fields: { file: TOO_LARGE } };
  try {
    return await act(form);
  } catch (error) {
    if (error instanceof TypeError)
      return refused("The server could not be reached. The file is still chosen: try again.");
    throw error;
  }
}

/** Uploads a file. Nothing is booked by it. */
export function UploadForm({ kinds, act }: Props) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refused>();
  const [attempt, setAttempt] = useState(0);
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setAttempt((count) => count + 1);
    start(async () => {
      const answer = await answerOf(form, act);
      if (answer.ok) return router.push(`/imports/${answer.value.id}`);
      setRefusal(answer);
    });
  };
  const { message, fields = {} } = refusal ?? {};
  const atField = fields.file ?? fields.fileName ?? fields.content;
  return (
    <form method="dialog" onSubmit={send} noValidate>
      <Stack>
        <ErrorSummary
          message={atField || fields.kind ? undefined : message}
          fields={{ ...(fields.kind && { kind: fields.kind }), ...(atField && { file: atField }) }}
          attempt={attempt}
          pending={pending}
        />
        <FormFields>
          {kinds.length > 1 ? (
            <RadioGroup
              label="What the file holds"
              name="kind"
              options={kinds.map((value) => ({ value, label: IMPORT_KIND_LABELS[value] }))}
              required
              error={fields.kind}
            />
          ) : (
            <input type="hidden" name="kind" value={kinds[0]} />
          )}
          <FileInput
            label="File"
            hint={`CSV or XLSX, the headings in its first line. At most ${LIMITS.rows.toLocaleString("en")} rows and ${LIMITS.bytes / 1_000_000} MB.`}
            name="file"
            accept=".csv,.tsv,.txt,.xlsx"
            required
            error={atField}
          />
        </FormFields>
        <Row>
          <SubmitButton pending={pending} pendingLabel="Reading…">
            Upload and look at the columns
          </SubmitButton>
          <LinkButton href="/imports" variant="quiet">
            Cancel
          </LinkButton>
        </Row>
      </Stack>
    </form>
  );
}
