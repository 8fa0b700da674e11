import { Figure, StatGrid } from "@/components/ui/data/figure";
import { STATE_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import type { CellState } from "@/lib/reconciliation/statement-cells";

const BASIS: Readonly<Record<CellState, string>> = {
  open: "Differences nobody has explained.",
  explained: "Differences with a note, or below one dollar.",
  agreed: "The same to the cent.",
};

/** How many figures are open, explained or agreed, each a link to them. */
export function States({ counts, path }: { counts: Readonly<Record<CellState, number>>; path: string }) {
  return (
    <StatGrid columns={3}>
      {(["open", "explained", "agreed"] as const).map((state) => (
        <Figure
          key={state}
          label={STATE_LABELS[state]}
          value={counts[state].toLocaleString("en")}
          basis={BASIS[state]}
          {...(counts[state] > 0 && { href: `${path}?state=${state}#figures` })}
        />
      ))}
    </StatGrid>
  );
}
