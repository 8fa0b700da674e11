import { cx } from "@/components/ui/class-names";
import { MoneyText } from "@/components/ui/data/money";
import type { Column } from "@/components/ui/data/table";
import { Bar } from "./bar";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { hundredths, lengthOf } from "./scale";

/** One part of the whole: the largest donors by name, the rest together. `share` is in per cent as computed ("34.1"). */
export type ConcentrationRow = { key: string; label: string; amount: string; share: string | null };

type Props = ChartWords & { rows: readonly ConcentrationRow[]; currency?: string; labelHeader: string };

// From dark to light, so that neighbours differ in lightness and not only in hue; the last one is the rest.
const LOOKS = ["blue-900", "blue-700", "area-1", "un", "blue-200"] as const;
const FILL = {
  "blue-900": "fill-blue-900",
  "blue-700": "fill-blue-700",
  "area-1": "fill-area-1",
  un: "fill-un",
  "blue-200": "fill-blue-200",
};
const GROUND = {
  "blue-900": "bg-blue-900",
  "blue-700": "bg-blue-700",
  "area-1": "bg-area-1",
  un: "bg-un",
  "blue-200": "bg-blue-200",
};

const lookOf = (index: number, count: number) =>
  LOOKS[index === count - 1 ? LOOKS.length - 1 : index % (LOOKS.length - 1)] ?? "un";

/** One bar that is the whole, cut into the parts of the largest. Give at most five rows, the rest as the last one. */
export function ConcentrationBar({ rows, currency = "USD", labelHeader, ...words }: Props) {
  const whole = rows.reduce((sum, { amount }) => sum + hundredths(amount), 0n);
  const columns: Column<ConcentrationRow>[] = [
    { key: "label", header: labelHeader, rowHeader: true, cell: ({ label }) => label },
    {
      key: "amount",
      header: `Amount, ${currency}`,
      numeric: true,
      cell: ({ amount }) => <MoneyText amount={amount} currency={currency} />,
    },
    { key: "share", header: "Share", numeric: true, cell: ({ share }) => (share === null ? "" : `${share} %`) },
  ];
  const parts = rows.map(({ key, amount }, index) => ({
    key,
    length: lengthOf(hundredths(amount), whole),
    look: FILL[lookOf(index, rows.length)],
  }));
  return (
    <ChartFrame {...words} columns={columns} rows={rows} rowKey={({ key }) => key}>
      <Bar tall parts={parts} />
      <ol className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {rows.map(({ key, label, share }, index) => (
          <li key={key} className="inline-flex items-center gap-2">
            <span aria-hidden="true" className={cx("size-3 rounded-[2px]", GROUND[lookOf(index, rows.length)])} />
            {label} {share === null ? null : <strong className="tabular-nums">{share} %</strong>}
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}
