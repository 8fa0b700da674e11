"use client";

import { useRouter } from "next/navigation";
import { type ComponentType, useState } from "react";
import { LinkButton } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Panel, Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { MOVE_LABELS, MOVE_PAST } from "@/lib/concept-notes/concept-note.labels";
import { type Move, MOVES } from "@/lib/concept-notes/stages";
import { withCountingDay } from "@/lib/kernel/future-days";
import type { Typed } from "./act-form";
import { InviteAct } from "./invite-act";
import type { ActProps, ActSubject, NoteActs } from "./note-acts";
import { AssignAct, RecommendAct, ScreenAct, ValidateAct } from "./office-acts";
import { ActivateAct, AppraiseAct, CloseFinanciallyAct, CloseOperationallyAct } from "./programme-acts";
import { RefusingAct } from "./refusing-acts";
import { ConflictAct, ReviewAct } from "./review-acts";

/** What can be done on a note's page beside the moves of the table. */
export type OtherAct = "review" | "conflict" | "assign" | "validate";
export type PageAct = Move | OtherAct;

const FORMS: Partial<Record<PageAct, ComponentType<ActProps>>> = {
  return: (props) => <RefusingAct move="return" {...props} />,
  "declare-ineligible": (props) => <RefusingAct move="declare-ineligible" {...props} />,
  withdraw: (props) => <RefusingAct move="withdraw" {...props} />,
  screen: ScreenAct,
  recommend: RecommendAct,
  invite: InviteAct,
  appraise: AppraiseAct,
  activate: ActivateAct,
  "close-operationally": CloseOperationallyAct,
  "close-financially": CloseFinanciallyAct,
  review: ReviewAct,
  conflict: ConflictAct,
  assign: AssignAct,
  validate: ValidateAct,
};

const OTHER_LABELS: Readonly<Record<OtherAct, string>> = {
  review: "Review the note",
  conflict: "Declare a conflict of interest",
  assign: "Assign a reviewer",
  validate: "Validate the markers",
};
const OTHER_DONE: Readonly<Record<OtherAct, string>> = {
  review: "Review completed",
  conflict: "Conflict of interest declared",
  assign: "Reviewer assigned",
  validate: "Markers validated",
};

/** The field of the day from which an act counts, where its form asks for one. */
const DAY_FIELDS: Partial<Record<PageAct, string>> = {
  activate: "firstTransferOn",
  "close-operationally": "finalNarrativeOn",
};

const isMove = (act: PageAct): act is Move => act in MOVES;
const labelOf = (act: PageAct) => (isMove(act) ? MOVE_LABELS[act] : OTHER_LABELS[act]);
const doneOf = (act: PageAct) => (isMove(act) ? MOVE_PAST[act] : OTHER_DONE[act]);
const isByDecision = (act: PageAct) => isMove(act) && MOVES[act].byDecision;

type Props = {
  subject: ActSubject;
  open: readonly PageAct[];
  /** The act the address asks for, unfolded at once; otherwise the first. */
  chosen?: PageAct | undefined;
  acts: NoteActs;
};

/** What is done elsewhere: drafting and submitting in the form, deciding in the record of the committee. */
function Elsewhere({ open, noteId }: { open: readonly PageAct[]; noteId: string }) {
  return (
    <>
      {open.includes("submit") ? (
        <div>
          <LinkButton href={`/concept-notes/${noteId}/edit`}>Continue the draft</LinkButton>
        </div>
      ) : null}
      {open.some(isByDecision) ? (
        <div>
          <LinkButton href={`/committee/decisions/new?note=${noteId}`}>
            Record the committee&rsquo;s decision
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}

/** The moves and other acts this person may make now. A form with a refused text stays, even when its move has closed. */
export function MovesPanel({ subject, open, chosen, acts }: Props) {
  const router = useRouter();
  const [kept, setKept] = useState<PageAct>();
  const [done, setDone] = useState<{ act: PageAct; message: string; times: number }>();
  const here = [...new Set([...open, ...(kept ? [kept] : [])])].filter((act) => FORMS[act]);
  const unfolded = chosen && here.includes(chosen) ? chosen : here[0];

  const finish = (act: PageAct, typed: Typed) => {
    setKept(undefined);
    const dayField = DAY_FIELDS[act];
    const words = `Done: ${doneOf(act)}.`;
    const message = dayField ? withCountingDay(words, typed.text(dayField)) : words;
    setDone((last) => ({ act, message, times: (last?.times ?? 0) + 1 }));
    if (act === "conflict") router.push("/desk");
  };

  return (
    <Panel title="What you can do now" tone="blue">
      <div role="status">{done ? <Alert tone="success" title={done.message} /> : null}</div>
      <Elsewhere open={open} noteId={subject.noteId} />
      {here.length === 0 && open.length === 0 ? (
        <Text tone="muted">Nothing: the note waits for others, or its way is over.</Text>
      ) : null}
      <Stack>
        {here.map((act) => {
          const Form = FORMS[act];
          return Form ? (
            <Disclosure key={act} summary={labelOf(act)} open={act === unfolded}>
              {open.includes(act) ? null : (
                <Alert tone="warning">The note has moved on, so this is no longer open. Your text is kept here.</Alert>
              )}
              <Form
                key={done?.act === act ? done.times : 0}
                subject={subject}
                acts={acts}
                onDone={(typed) => finish(act, typed)}
                onRefused={() => setKept(act)}
              />
            </Disclosure>
          ) : null;
        })}
      </Stack>
    </Panel>
  );
}
