import { MomentText, DayText } from "@/components/ui/data/date";
import { Timeline, type TimelineItem } from "@/components/ui/data/timeline";
import { Section, Stack } from "@/components/ui/page/layout";
import { TextLink, TypedText } from "@/components/ui/page/text";
import type { HistoryEntry, NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { MOVE_PAST } from "@/lib/concept-notes/concept-note.labels";
import { MOVES } from "@/lib/concept-notes/stages";
import { dayOf } from "@/lib/kernel/dates";
import { AmountText } from "../list/note-words";

const isPast = (move: string): move is keyof typeof MOVE_PAST => move in MOVE_PAST;
const isMove = (move: string): move is keyof typeof MOVES => move in MOVES;

const toneOf = ({ move }: HistoryEntry): TimelineItem["tone"] => {
  if (!isMove(move)) return "plain";
  if (MOVES[move].needsReason) return "danger";
  return MOVES[move].byDecision ? "success" : "plain";
};

/** Whoever may not open every decision reads those that gave something where the public does; the others are not published. */
function DecisionLink({ number, isPublic, readsAll }: { number: string; isPublic: boolean; readsAll: boolean }) {
  if (readsAll) return <TextLink href={`/committee/decisions/${number}`}>{number}</TextLink>;
  return isPublic ? <TextLink href={`/decisions/${number}`}>{number}</TextLink> : number;
}

function Detail({ line, readsDecisions }: { line: HistoryEntry; readsDecisions: boolean }) {
  const { reason, decisionNumber, amountUsd, effectiveOn, at } = line;
  const isLater = effectiveOn !== dayOf(new Date(at));
  return (
    <Stack gap="small">
      {reason ? <TypedText>{reason}</TypedText> : null}
      {decisionNumber ? (
        <span>
          Decision <DecisionLink number={decisionNumber} isPublic={amountUsd !== null} readsAll={readsDecisions} />
          {amountUsd ? (
            <>
              {", "}
              <AmountText amountUsd={amountUsd} />
            </>
          ) : null}
        </span>
      ) : null}
      {isLater ? (
        <span>
          Holds from <DayText on={effectiveOn} />
        </span>
      ) : null}
    </Stack>
  );
}

type Dated = TimelineItem & { at: string };

const moveItem = (line: HistoryEntry, readsDecisions: boolean): Dated => ({
  key: line.id,
  at: line.at,
  when: <MomentText at={line.at} />,
  who: line.actor,
  title: isPast(line.move) ? MOVE_PAST[line.move] : line.move,
  tone: toneOf(line) ?? "plain",
  detail: <Detail line={line} readsDecisions={readsDecisions} />,
});

const versionItem = ({ number, frozenAt }: NoteRecord["versions"][number]): Dated => ({
  key: `version-${number}`,
  at: frozenAt,
  when: <MomentText at={frozenAt} />,
  title: `Version ${number} frozen`,
  detail: "What was submitted is kept as it was, whatever changes later.",
});

type Props = { note: Pick<NoteRecord, "history" | "versions">; readsDecisions: boolean };

/** Every move and every frozen version, newest first: who, when, why, by which decision. */
export function NoteHistory({ note: { history, versions }, readsDecisions }: Props) {
  const moves = [...history].reverse().map((line) => moveItem(line, readsDecisions));
  const items = [...versions.map(versionItem), ...moves];
  return (
    <Section title="History" id="history">
      <Timeline items={items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))} />
    </Section>
  );
}
