import { Panel } from "@/components/ui/page/layout";
import { List, Text } from "@/components/ui/page/text";
import type { NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { MOVE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { formatWait } from "@/lib/kernel/dates";

/** Why the note is still where it is: who has to act, what can come next, what is missing for it. */
export function WaitingPanel({ note: { waiting } }: { note: NoteRecord }) {
  const { sentence, who, next, sinceDays } = waiting;
  const missing = waiting.missing.filter((one) => one.sentence !== sentence);
  const wait = sinceDays > 0 ? `For ${formatWait(sinceDays)}` : "Since today";
  return (
    <Panel title={next.length > 0 ? "Why is it still waiting?" : "Where it stands"} tone="sunken">
      <Text>{sentence}</Text>
      {next.length > 0 ? (
        <Text tone="muted">
          {wait}. It waits for: {who.join(", ") || "nobody"}. Next:{" "}
          {next.map((move) => MOVE_LABELS[move].toLowerCase()).join(", or ")}.
        </Text>
      ) : null}
      {missing.length > 0 ? (
        <>
          <Text>Still missing:</Text>
          <List items={missing.map(({ field, sentence: words }) => ({ key: `${field} ${words}`, content: words }))} />
        </>
      ) : null}
    </Panel>
  );
}
