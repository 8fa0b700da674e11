import { Badge } from "@/components/ui/data/badge";
import type { EntryFacts } from "@/lib/contributions/rules";

type Props = Pick<EntryFacts, "kind" | "reversesId" | "isReversed" | "isConfirmed">;

/** How an entry stands: counted, taken back, or waiting for the Administrative Agent. */
export function Standing({ kind, reversesId, isReversed, isConfirmed }: Props) {
  if (reversesId) return <Badge tone="warning">Reversal</Badge>;
  if (isReversed) return <Badge tone="closed">Reversed</Badge>;
  if (kind !== "deposit") return <Badge>Recorded</Badge>;
  return isConfirmed ? <Badge tone="success">Confirmed</Badge> : <Badge tone="info">To be confirmed</Badge>;
}
