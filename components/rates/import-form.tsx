"use client";

import { type ChangeEvent, type FormEvent, useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { Checkbox } from "@/components/ui/form/choices";
import { FileInput, TextInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import type { FieldSentences } from "@/lib/kernel/refusal";
import { confirmDoubtsLabel } from "@/lib/rates/imports/doubtful-rates.labels";
import { FILE_CHARACTERS, importRatesInput, TOO_LARGE, type Verdict } from "@/lib/rates/imports/rate-import.schema";
import { count, VerdictPanel } from "./verdict";

type Answer = { ok: true; value: Verdict } | { ok: false; message: string; fields: FieldSentences };
/** What a person says about the doubtful rates of a file. */
type Answers = { confirmedCount: number; reason: string };
type Sent = { fileName: string; content: string } & Partial<Answers>;
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

async function answerOf(file: File | undefined, act: Act, answers?: Answers): Promise<State> {
  try {
    const sent = await readFile(file);
    if (typeof sent === "string") return { refusal: sent };
    const answer = await act({ ...sent, ...answers });
    return answer.ok ? { verdict: answer.value } : { refusal: answer.message, lines: Object.values(answer.fields) };
  } catch (error) {
    if (error instanceof TypeError) return { refusal: UNREACHED };
    throw error;
  }
}

/** What is ticked and typed about the doubtful rates, and whether the import was tried. */
type Confirmed = { isTicked: boolean; reason: string; isAttempted: boolean };
const NOT_CONFIRMED: Confirmed = { isTicked: false, reason: "", isAttempted: false };

/** The file, what became of it, and the two steps. Another file begins anew. */
function useImport({ check, act }: Props) {
  const [file, setFile] = useState<File>();
  const [state, setState] = useState<State>({});
  const [confirmed, setConfirmed] = useState(NOT_CONFIRMED);
  const [pending, start] = useTransition();
  return {
    ...state,
    pending,
    confirmed,
    setConfirmed,
    choose: (event: ChangeEvent<HTMLInputElement>) => {
      setFile(event.target.files?.[0]);
      setState({});
      setConfirmed(NOT_CONFIRMED);
    },
    look: (event: FormEvent) => {
      event.preventDefault();
      start(async () => {
        setState(await answerOf(file, check));
        setConfirmed(NOT_CONFIRMED);
      });
    },
    bringIn: () => {
      if (pending) return;
      const count = state.verdict?.doubtful.count ?? 0;
      const { isTicked, reason } = confirmed;
      if (count > 0 && !(isTicked && reason.trim())) return setConfirmed({ ...confirmed, isAttempted: true });
      start(async () => {
        const answer = await answerOf(file, act, { confirmedCount: isTicked ? count : 0, reason });
        setState(answer.verdict ? { ...answer, isDone: true } : answer);
      });
    },
  };
}

/** Says what a file would do before it does it. */
export function ImportForm(props: Props) {
  const { verdict, isDone = false, refusal, lines = [], pending, confirmed, setConfirmed, ...acts } = useImport(props);
  const { choose, look, bringIn } = acts;
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
        {writes > 0 && verdict && verdict.doubtful.count > 0 ? (
          <DoubtAnswers count={verdict.doubtful.count} confirmed={confirmed} setConfirmed={setConfirmed} />
        ) : null}
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

type DoubtProps = { count: number; confirmed: Confirmed; setConfirmed: (next: Confirmed) => void };

/** The tick and the reason that rates which look inverted or jump are imported with. */
function DoubtAnswers({ count: doubts, confirmed, setConfirmed }: DoubtProps) {
  const { isTicked, reason, isAttempted } = confirmed;
  return (
    <>
      <Checkbox
        name="confirmed"
        label={confirmDoubtsLabel(doubts)}
        required
        checked={isTicked}
        onChange={(event) => setConfirmed({ ...confirmed, isTicked: event.target.checked })}
        error={isAttempted && !isTicked ? "Confirm the rates, or correct the file and check it again." : undefined}
      />
      <TextInput
        name="reason"
        label="Reason"
        hint="Why they are correct, for example the page of the publisher that shows them."
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setConfirmed({ ...confirmed, reason: event.target.value })}
        error={isAttempted && !reason.trim() ? "Give the reason why these rates are correct." : undefined}
      />
    </>
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
