"use client";

import { useRouter } from "next/navigation";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { onceReleased } from "@/components/ui/actions/pointer-release";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions } from "@/components/ui/form/form-layout";
import { useForm } from "@/components/ui/form/use-form";
import { Stack } from "@/components/ui/page/layout";
import type { DraftTyped } from "@/lib/concept-notes/concept-note.schema";
import { type Act, type Refused, useAct } from "../acts/use-act";
import type { Autosaver, Newest } from "../saving/autosaver";
import { ConflictNotice } from "../saving/conflict-notice";
import { SaveStatus } from "../saving/save-status";
import { useAutosave } from "../saving/use-autosave";
import { useOvertaken } from "../saving/use-overtaken";
import { BudgetSection } from "./budget-section";
import { FactsSection, PartnersSection } from "./facts-section";
import { MarkersSection } from "./markers-section";
import { type DraftChoices, type SectionProps, sentencesOf } from "./parts";
import { PlacesSection } from "./places-section";
import { ThemeSection } from "./theme-section";
import { draftResolver, typedDraft } from "./typed-draft";

export type DraftActs = {
  save: Act<DraftTyped & { noteId: string; revision: number }, { revision: number }>;
  autoSave: Act<DraftTyped & { noteId: string; revision: number }, { revision: number }>;
  /** The draft as the server holds it now, for somebody who was overtaken. */
  newest: (noteId: string) => Promise<Newest<DraftTyped> | null>;
  submit: Act<{ noteId: string; revision: number }>;
};

type Props = {
  noteId: string;
  personId: string;
  revision: number;
  typed: DraftTyped;
  choices: DraftChoices;
  acts: DraftActs;
};

/** What is not saved yet or was refused, said above the form. */
function useDraft({ noteId, personId, revision, typed, acts }: Props) {
  const form = useForm<DraftTyped>({
    defaultValues: typed,
    mode: "onTouched",
    resolver: onceReleased(draftResolver),
  });
  const newest = () => acts.newest(noteId);
  const { saver, state, restoredAt } = useAutosave({
    form,
    keptAs: `concept-note ${noteId} ${personId}`,
    schema: typedDraft,
    initial: typed,
    revision,
    save: (values, from, isAsked) => (isAsked ? acts.save : acts.autoSave)({ ...values, noteId, revision: from }),
    newest,
  });
  const overtaken = useOvertaken({ form, saver, newest });
  return { form, saver, state, restoredAt, overtaken };
}

/** Submits what is saved: first the last keystrokes, then the act itself. */
function useSubmission({ noteId, acts }: Props, saver: Autosaver<DraftTyped>) {
  const router = useRouter();
  const act = useAct();
  const submit = () =>
    act.send(
      async () =>
        (await saver.flush({ isAsked: true })) ? acts.submit({ noteId, revision: saver.revision() }) : NOT_SAVED,
      () => router.push(`/concept-notes/${noteId}`),
    );
  return { ...act, submit };
}

const NOT_SAVED: Refused = {
  ok: false,
  code: "not-now",
  message: "Your last entries are not saved yet, so the note was not submitted. See the line at the top of the form.",
  fields: {},
};

function Restored({ at }: { at: string | undefined }) {
  if (!at) return null;
  return (
    <Alert tone="info" title="Your text was put back" live>
      This browser had kept entries of {clock.format(new Date(at))} that were not saved. They are in the form again.
    </Alert>
  );
}

const clock = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

/** The whole draft as one form that saves itself; submitting says what is still missing, with a link to each field. */
export function NoteForm(props: Props) {
  const { form, saver, state, restoredAt, overtaken } = useDraft(props);
  const { pending, refused, attempt, submit } = useSubmission(props, saver);
  const fields = { ...(state.kind === "refused" ? state.refused.fields : {}), ...refused?.fields };
  const section = { form, choices: props.choices, sentence: sentencesOf(form, fields) };

  return (
    <form
      method="dialog"
      noValidate
      aria-label="Concept note"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SaveStatus state={state} />
      <Stack gap="large">
        {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
        {state.kind === "conflict" ? (
          <ConflictNotice otherHref={`/concept-notes/${props.noteId}`} {...overtaken} />
        ) : (
          <Restored at={restoredAt} />
        )}
        <Sections {...section} />
        <FormActions>
          <SubmitButton pending={pending}>Submit to the Fund Management Unit</SubmitButton>
          <Button variant="secondary" onClick={() => void saver.flush({ isAsked: true })}>
            Save now
          </Button>
          <LinkButton variant="quiet" href={`/concept-notes/${props.noteId}`}>
            Back to the note
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}

function Sections(props: SectionProps) {
  return (
    <>
      <FactsSection {...props} />
      <ThemeSection {...props} />
      <PlacesSection {...props} />
      <BudgetSection {...props} />
      <PartnersSection {...props} />
      <MarkersSection {...props} />
    </>
  );
}
