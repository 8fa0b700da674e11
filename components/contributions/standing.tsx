import { Badge } from "@/components/ui/data/badge";
import type { EntryFacts } from "@/lib/contributions/rules";

type Props = Pick<EntryFacts, "kind" | "reversesId" | "isReversed" | "isConfirmed">;

/** What a reader must know beside the kind: taken back, or whether the Administrative Agent has the cash. */
export function Standing({ kind, reversesId, isReversed, isConfirmed }: Props) {
  if (reversesId) return <Badge tone="warning">Reversal</Badge>;
  if (isReversed) return <Badge tone="closed">Reversed</Badge>;
  if (kind !== "deposit") return null;
  return isConfirmed ? <Badge tone="success">Confirmed</Badge> : <Badge tone="info">To be confirmed</Badge>;
}
