import { Badge } from "@/components/ui/data/badge";
import { Text } from "@/components/ui/page/text";
import type { EntryFacts } from "@/lib/contributions/contribution-entries";
import { formatDay } from "@/lib/kernel/dates";
import { countsFromWords, countsLater } from "@/lib/kernel/future-days";

type Props = Pick<EntryFacts, "kind" | "reversesId" | "isReversed" | "isConfirmed">;

/** What a reader must know beside the kind: taken back, or whether the Administrative Agent has the cash. */
export function Standing({ kind, reversesId, isReversed, isConfirmed }: Props) {
  if (reversesId) return <Badge tone="warning">Reversal</Badge>;
  if (isReversed) return <Badge tone="closed">Reversed</Badge>;
  if (kind !== "deposit") return null;
  return isConfirmed ? <Badge tone="success">Confirmed</Badge> : <Badge tone="info">To be confirmed</Badge>;
}

/** Marks a fact that became known after its period was closed, with the day it was true; nothing beside the others. */
export function Late({ occurredOn }: Pick<EntryFacts, "occurredOn">) {
  if (!occurredOn) return null;
  return (
    <Text tone="small">
      <Badge tone="warning">Late</Badge> true on {formatDay(occurredOn)}
    </Text>
  );
}

/** Marks an entry that no figure as of today includes yet; nothing beside the others. */
export function Ahead({ effectiveOn }: Pick<EntryFacts, "effectiveOn">) {
  return countsLater(effectiveOn) ? <Text tone="small">{countsFromWords(effectiveOn)}</Text> : null;
}
