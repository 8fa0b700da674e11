import { MomentText } from "@/components/ui/data/date";
import { Timeline } from "@/components/ui/data/timeline";
import { Text } from "@/components/ui/page/text";
import { nameOfEntry } from "@/lib/contributions/contribution.labels";
import type { HistoryEntry } from "@/lib/contributions/contribution-history.queries";

type Line = {
  key: string;
  at: Date;
  title: string;
  who: string;
  detail: string | null;
  tone: "plain" | "success" | "danger";
};

const FUND = "The Fund Management Unit";
const AGENT = "The Administrative Agent";

function linesOf(entry: HistoryEntry): Line[] {
  const { id, recordedAt, recordedBy, confirmedAt, confirmedBy, reversesId, note } = entry;
  const recorded: Line = {
    key: id,
    at: recordedAt,
    who: recordedBy ?? FUND,
    detail: note,
    title: reversesId ? `Took back ${nameOfEntry(entry)}` : `Recorded ${nameOfEntry(entry)}`,
    tone: reversesId ? "danger" : "plain",
  };
  if (!confirmedAt) return [recorded];
  const title = `Confirmed ${nameOfEntry(entry)}`;
  return [
    recorded,
    { key: `${id} confirmed`, at: confirmedAt, title, who: confirmedBy ?? AGENT, detail: null, tone: "success" },
  ];
}

/** Who recorded what, and when: the other clock beside the days the entries were true. */
export function RecordTimeline({ entries }: { entries: readonly HistoryEntry[] }) {
  const lines = entries.flatMap(linesOf).sort((a, b) => b.at.getTime() - a.at.getTime());
  if (lines.length === 0) return <Text tone="muted">Nothing that counts on that day.</Text>;
  return <Timeline items={lines.map(({ at, ...line }) => ({ ...line, when: <MomentText at={at} /> }))} />;
}
