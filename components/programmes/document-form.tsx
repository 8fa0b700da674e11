"use client";

import { useRouter } from "next/navigation";
import { type Act, type Answer, type Refused, useAct } from "@/components/concept-notes/acts/use-act";
import type { Autosaver, Saved } from "@/components/concept-notes/saving/autosaver";
import { ConflictNotice } from "@/components/concept-notes/saving/conflict-notice";
import { SaveStatus } from "@/components/concept-notes/saving/save-status";
import { useAutosave } from "@/components/concept-notes/saving/use-autosave";
import { useOvertaken } from "@/components/concept-notes/saving/use-overtaken";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions } from "@/components/ui/form/form-layout";
import { useForm } from "@/components/ui/form/use-form";
import { Stack } from "@/components/ui/page/layout";
import type { DocumentRecord } from "@/lib/programmes/programme-document.queries";
import { cellOf, linesOf, wrongCells } from "./budget";
import { BudgetSection } from "./budget-section";
import type { DocumentTyped, Sentences } from "./document-form-values";
import { ResultsSection, RisksSection } from "./rows-sections";
import { typedDocument, typedFrom } from "./typed-document";

export type DocumentActs = {
  save: Act<Readonly<Record<string, unknown>>, Saved>;
  autoSave: Act<Readonly<Record<string, unknown>>, Saved>;
  handIn: Act<{ noteId: string; revision: number }>;
  /** The document as it is stored now, for somebody who was overtaken. */
  newest: (noteId: string) => Promise<DocumentRecord | null>;
};

type Props = {
  document: DocumentRecord;
  personId: string;
  acts: DocumentActs;
};

/** Sentences at the lines that were sent, moved to the cells they came from. */
function atCells(refused: Refused, lines: ReturnType<typeof linesOf>): Refused {
  const fields = Object.entries(refused.fields).map(([name, sentence]) => {
    const line = lines[Number(/^budget\.(\d+)\./.exec(name)?.[1] ?? -1)];
    return [line ? `cells.${cellOf(line.organisationId, line.category, line.year)}` : name, sentence];
  });
  return { ...refused, fields: Object.fromEntries(fields) };
}

/** Sends what is typed as lines; an amount that is none yet is answered at its cell. */
async function saveTyped(
  { document, acts }: Props,
  typed: DocumentTyped,
  revision: number,
  isAsked: boolean,
): Promise<Answer<Saved>> {
  const wrong = wrongCells(typed);
  if (Object.keys(wrong).length > 0) {
    return { ok: false, code: "invalid", message: "Some amounts cannot be read.", fields: wrong };
  }
  const { organisations, amountUsd, indirectRate: rate } = document;
  const budget = linesOf(typed, organisations, { rate, amountUsd });
  const { noteId } = document;
  const save = isAsked ? acts.save : acts.autoSave;
  const answer = await save({ noteId, revision, results: typed.results, risks: typed.risks, budget });
  return answer.ok ? answer : atCells(answer, budget);
}

function useDocument(props: Props) {
  const { document, personId, acts } = props;
  const initial = typedFrom(document);
  const form = useForm<DocumentTyped>({ defaultValues: initial });
  const newest = async () => {
    const other = await acts.newest(document.noteId);
    return other?.canEdit ? { typed: typedFrom(other), revision: other.revision } : null;
  };
  const { saver, state } = useAutosave({
    form,
    keptAs: `programme-document ${document.noteId} ${personId}`,
    schema: typedDocument,
    initial,
    revision: document.revision,
    save: (typed, revision, isAsked) => saveTyped(props, typed, revision, isAsked),
    newest,
  });
  const overtaken = useOvertaken({ form, saver, newest });
  return { form, saver, state, overtaken };
}

const NOT_SAVED: Refused = {
  ok: false,
  code: "not-now",
  message:
    "Your last entries are not saved yet, so the document was not handed in. See the line at the top of the form.",
  fields: {},
};

function useHandIn({ document: { noteId }, acts }: Props, saver: Autosaver<DocumentTyped>) {
  const router = useRouter();
  const act = useAct();
  const handIn = () =>
    act.send(
      async () =>
        (await saver.flush({ isAsked: true })) ? acts.handIn({ noteId, revision: saver.revision() }) : NOT_SAVED,
      () => router.push(`/concept-notes/${noteId}`),
    );
  return { ...act, handIn };
}

/** The programme document as one form that saves itself; handing in says what is still missing. */
export function DocumentForm(props: Props) {
  const { document } = props;
  const { form, saver, state, overtaken } = useDocument(props);
  const { pending, refused, attempt, handIn } = useHandIn(props, saver);
  const unsaved: Sentences = state.kind === "refused" ? state.refused.fields : {};
  const sentence = (name: string) => refused?.fields[name] ?? unsaved[name];
  const { organisations, amountUsd, noteId, indirectRate: rate } = document;

  return (
    <form
      method="dialog"
      noValidate
      aria-label="Programme document"
      onSubmit={(event) => {
        event.preventDefault();
        handIn();
      }}
    >
      <SaveStatus state={state} />
      <Stack gap="large">
        {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
        {state.kind === "conflict" ? (
          <ConflictNotice otherHref={`/concept-notes/${noteId}/document`} {...overtaken} />
        ) : null}
        <ResultsSection form={form} sentence={sentence} />
        <RisksSection form={form} sentence={sentence} />
        <BudgetSection
          form={form}
          sentence={sentence}
          organisations={organisations}
          amountUsd={amountUsd}
          rate={rate}
        />
        <FormActions>
          {document.canHandIn ? <SubmitButton pending={pending}>Hand in the document</SubmitButton> : null}
          <Button variant="secondary" onClick={() => void saver.flush({ isAsked: true })}>
            Save now
          </Button>
          <LinkButton variant="quiet" href={`/concept-notes/${noteId}`}>
            Back to the note
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
