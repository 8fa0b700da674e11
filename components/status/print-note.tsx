import { Alert } from "@/components/ui/feedback/alert";
import { Text } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import { FIGURE_LABELS } from "@/lib/ledger/figures/labels";
import type { Crossing, PrintDifference } from "@/lib/status/rules";

type Shown = PrintDifference & { readonly column: keyof typeof COLUMN_WORDS };

const COLUMN_WORDS = { opening: " before the period", period: " in the period", closing: "" } as const;

const by = (difference: string) => `by ${formatMoney(usd(difference), { cents: "when-needed" })}`;

const crossingWords = (crossings: readonly Crossing[]) =>
  crossings.length === 0
    ? ""
    : `Printed at the end, these differ from what is printed before and in the period together: ${crossings
        .map(({ key, difference }) => `${FIGURE_LABELS[key]} ${by(difference)}`)
        .join("; ")}. `;

type Props = { differences: readonly Shown[]; crossings: readonly Crossing[] };

/** Says where whole dollars do not add up in print, down a column or across a row, though the cents behind them do. */
export function PrintNote({ differences, crossings }: Props) {
  if (differences.length + crossings.length === 0)
    return <Text tone="small">Rounded to whole dollars; every printed total equals its printed parts.</Text>;
  return (
    <Alert tone="info">
      Rounded to whole dollars.{" "}
      {differences.map(
        ({ total, difference, column }) =>
          `${FIGURE_LABELS[total]}${COLUMN_WORDS[column]}: the printed total differs from its printed parts ${by(difference)}. `,
      )}
      {crossingWords(crossings)}
      Amounts are kept to the cent, and to the cent they add up.
    </Alert>
  );
}
