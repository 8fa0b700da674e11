import { MoneyText } from "@/components/ui/data/money";
import { List, Text } from "@/components/ui/page/text";
import { targetOf, type TargetNames } from "@/lib/contributions/contribution.labels";
import type { EarmarkRow } from "@/lib/contributions/entries/entry.queries";

type Props = { earmarks: readonly EarmarkRow[]; currency: string; names: TargetNames };

/** What an entry is bound to, with amounts; "Unearmarked" where it is bound to nothing. */
export function EarmarkList({ earmarks, currency, names }: Props) {
  if (earmarks.length === 0) return <Text tone="small">Unearmarked</Text>;
  return (
    <List
      plain
      items={earmarks.map((line) => ({
        key: targetOf(line),
        content: (
          <>
            {names[targetOf(line)] ?? targetOf(line)}: <MoneyText amount={line.amount} currency={currency} />
          </>
        ),
      }))}
    />
  );
}
