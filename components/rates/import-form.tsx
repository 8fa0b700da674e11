"use client";

import { type ChangeEvent, type FormEvent, useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { FileInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import { FILE_CHARACTERS, importRatesInput, TOO_LARGE, type Verdict } from "@/lib/rates/imports/schema";
import type { FieldSentences } from "@/lib/kernel/refusal";
import { count, VerdictPanel } from "./verdict";

type Answer = { ok: true; value: Verdict } | { ok: false; message: string; fields: FieldSentences };
type Sent = { fileName: string; content: string };
type Act = (input: Sent) => Promise<Answer>;
type Props = { check: Act; act: Act };

/** Where the form stands: what the file would do, or what it did, or why it was refused. */
type State = { verdict?: Verdict; isDone?: boolean; refusal?: string; lines?: readonly string[] };

const UNREACHED = "The server could not be reached. The file is still chosen: try again when you are connected.";

/** The file's text, or why it is not sent. */
async function readFile(file: File | undefined): Promise<Sent | string> {
  if (!file) return "Choose a file.";
  if (file.size > 2 * FILE_CHARACTERS) return TOO_LARGE;
  const sent = { fileName: file.name, content: await file.text() };
  const parsed = importRatesInput.safeParse(sent);
  return parsed.success ? sent : (parsed.error.issues[0]?.message ?? "This file cannot be read.");
}

async function answerOf(file: File | undefined, act: Act): Promise<State> {
  try {
    const sent = await readFile(file);
    if (typeof sent === "string") return { refusal: sent };
    const answer = await act(sent);
    return answer.ok ? { verdict: answer.value } : { refusal: answer.message, lines: Object.values(answer.fields) };
  } catch (error) {
    if (error instanceof TypeError) return { refusal: UNREACHED };
    throw error;
  }
}

/** The file, what became of it, and the two steps. Another file begins anew. */
function useImport({ check, act }: Props) {
  const [file, setFile] = useState<File>();
  const [state, setState] = useState<State>({});
  const [pending, start] = useTransition();
  return {
    ...state,
    pending,
    choose: (event: ChangeEvent<HTMLInputElement>) => {
      setFile(event.target.files?.[0]);
      setState({});
    },
    look: (event: FormEvent) => {
      event.preventDefault();
      start(async () => setState(await answerOf(file, check)));
    },
    bringIn: () =>
      !pending &&
      start(async () => {
        const answer = await answerOf(file, act);
        setState(answer.verdict ? { ...answer, isDone: true } : answer);
      }),
  };
}

/** Says what a file would do before it does it. */
export function ImportForm(props: Props) {
  const { verdict, isDone = false, refusal, lines = [], pending, choose, look, bringIn } = useImport(props);
  const writes = verdict && !isDone && verdict.refused.count === 0 ? verdict.fresh + verdict.changed : 0;
  return (
    <form method="dialog" onSubmit={look} noValidate>
      <Stack>
        <FileInput
          label="File"
          hint="eurofxref-hist.csv of the European Central Bank, or the file of annual averages of the International Monetary Fund. Up to 4 MB."
          name="file"
          accept=".csv,text/csv"
          required
          error={refusal && lines.length === 0 ? refusal : undefined}
          onChange={choose}
        />
        {refusal && lines.length > 0 ? <Refused sentence={refusal} lines={lines} /> : null}
        {verdict ? <VerdictPanel verdict={verdict} isDone={isDone} /> : null}
        <Row>
          {writes > 0 ? (
            <Button onClick={bringIn} aria-disabled={pending || undefined}>
              {pending ? "Importing…" : `Import ${count(writes, "rate")}`}
            </Button>
          ) : null}
          <SubmitButton
            pending={pending && writes === 0}
            pendingLabel="Reading…"
            variant={verdict ? "secondary" : "primary"}
          >
            {verdict ? "Check again" : "Check the file"}
          </SubmitButton>
          <LinkButton href="/settings/rates" variant="quiet">
            {isDone ? "Back to the rates" : "Cancel"}
          </LinkButton>
        </Row>
      </Stack>
    </form>
  );
}

function Refused({ sentence, lines }: { sentence: string; lines: readonly string[] }) {
  return (
    <Alert tone="danger" title={sentence} live>
      {lines
        .filter((line) => line !== sentence)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </Alert>
  );
}
