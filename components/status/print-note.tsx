import { Alert } from "@/components/ui/feedback/alert";
import { List, Text } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import { FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import type { Crossing, PrintDifference } from "@/lib/status/fund-status";

type Shown = PrintDifference & { readonly column: keyof typeof COLUMN_WORDS };

const COLUMN_WORDS = { opening: " before the period", period: " in the period", closing: "" } as const;

const by = (difference: string) => `by ${formatMoney(usd(difference), { cents: "when-needed" })}`;

const crossingWords = (crossings: readonly Crossing[]) =>
  `Printed at the end, these differ from what is printed before and in the period together: ${crossings
    .map(({ key, difference }) => `${FIGURE_LABELS[key]} ${by(difference)}`)
    .join("; ")}.`;

type Props = { differences: readonly Shown[]; crossings: readonly Crossing[] };

/** One sentence for each total that differs down its column, and one for all that differ across their rows. */
const sentencesOf = ({ differences, crossings }: Props) => [
  ...differences.map(
    ({ total, difference, column }) =>
      `${FIGURE_LABELS[total]}${COLUMN_WORDS[column]}: the printed total differs from its printed parts ${by(difference)}.`,
  ),
  ...(crossings.length > 0 ? [crossingWords(crossings)] : []),
];

/** Says where whole dollars do not add up in print, down a column or across a row, though the cents behind them do. */
export function PrintNote(props: Props) {
  const sentences = sentencesOf(props);
  if (sentences.length === 0)
    return <Text tone="small">Rounded to whole dollars; every printed total equals its printed parts.</Text>;
  return (
    <Alert tone="info">
      <p>Rounded to whole dollars. Amounts are kept to the cent, and to the cent they add up.</p>
      <List items={sentences.map((sentence) => ({ key: sentence, content: sentence }))} />
    </Alert>
  );
}
