import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { List, Text } from "@/components/ui/page/text";
import type { TransferState } from "@/lib/transfers/transfer-blocks";
import { STATE_LABELS } from "@/lib/transfers/transfer.labels";
import type { TransferRow } from "@/lib/transfers/transfer.queries";

const TONE: Readonly<Record<TransferState, BadgeTone>> = {
  open: "info",
  blocked: "warning",
  released: "success",
  withdrawn: "closed",
  refused: "danger",
  reversed: "danger",
};

export const StateBadge = ({ state }: { state: TransferState }) => (
  <Badge tone={TONE[state]}>{STATE_LABELS[state]}</Badge>
);

type Props = {
  row: Pick<TransferRow, "state" | "endedOn" | "isOverridden" | "blocks">;
};

/** Where a request stands, since when, and what it waits for. */
export function TransferStanding({ row: { state, endedOn, isOverridden, blocks } }: Props) {
  return (
    <>
      <StateBadge state={state} />
      {endedOn ? (
        <Text tone="small">
          On <DayText on={endedOn} />
        </Text>
      ) : null}
      {isOverridden ? <Text tone="small">What held it back was set aside.</Text> : null}
      {blocks.length > 0 ? <List items={blocks.map(({ key, sentence }) => ({ key, content: sentence }))} /> : null}
    </>
  );
}
