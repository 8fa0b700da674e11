import { isArea, type AreaNumber } from "@/components/ui/data/areas";
import { MoneyText } from "@/components/ui/data/money";
import type { Column } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { Bar } from "./bar";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { hundredths, largest, lengthOf } from "./scale";

/** A count of records and their money as a decimal string. */
export type CountAndMoney = { count: number; amount: string };

/** One thematic area (or region) with what is funded and what waits in the pipeline. */
export type ShareRow = {
  key: string;
  label: string;
  /** Gives the row the area's colour. */
  area?: number;
  href?: string;
  funded: CountAndMoney;
  pipeline: CountAndMoney;
};

type Props = ChartWords & { rows: readonly ShareRow[]; currency?: string; labelHeader?: string };

const SOLID: Record<AreaNumber, string> = {
  1: "fill-area-1",
  2: "fill-area-2",
  3: "fill-area-3",
  4: "fill-area-4",
  5: "fill-area-5",
};
const PALE: Record<AreaNumber, string> = {
  1: "fill-area-1/40",
  2: "fill-area-2/40",
  3: "fill-area-3/40",
  4: "fill-area-4/40",
  5: "fill-area-5/40",
};

function Words({ name, count, amount, currency }: CountAndMoney & { name: string; currency: string }) {
  return (
    <span className="whitespace-nowrap">
      {name}: {count}
      {count > 0 ? (
        <>
          , <MoneyText amount={amount} currency={currency} short />
        </>
      ) : null}
    </span>
  );
}

type LineProps = { row: ShareRow; top: bigint; currency: string };

function ShareLine({ row, top, currency }: LineProps) {
  const area = row.area !== undefined && isArea(row.area) ? row.area : undefined;
  const parts = [
    { key: "funded", length: lengthOf(hundredths(row.funded.amount), top), look: area ? SOLID[area] : "fill-blue-700" },
    {
      key: "pipeline",
      length: lengthOf(hundredths(row.pipeline.amount), top),
      look: area ? PALE[area] : "fill-blue-200",
    },
  ];
  return (
    <li className="keep-together grid gap-1.5">
      <span className="leading-snug">{row.href ? <TextLink href={row.href}>{row.label}</TextLink> : row.label}</span>
      <Bar parts={parts} />
      <span className="flex flex-wrap gap-x-5 text-sm text-muted">
        <Words name="Funded" {...row.funded} currency={currency} />
        <Words name={BUCKET_LABELS.pipeline} {...row.pipeline} currency={currency} />
      </span>
    </li>
  );
}

/** Funded (solid) and in the pipeline (pale) side by side on one scale; both are also in words under each bar. */
export function ShareBars({ rows, currency = "USD", labelHeader = "Thematic area", ...words }: Props) {
  const top = largest(rows.map(({ funded, pipeline }) => hundredths(funded.amount) + hundredths(pipeline.amount)));
  const amountOf = (key: string, header: string, pick: (row: ShareRow) => CountAndMoney): Column<ShareRow>[] => [
    { key: `${key}-count`, header, numeric: true, cell: (row) => pick(row).count },
    {
      key: `${key}-amount`,
      header: `${header}, ${currency}`,
      numeric: true,
      cell: (row) => <MoneyText amount={pick(row).amount} currency={currency} />,
    },
  ];
  const columns: Column<ShareRow>[] = [
    { key: "label", header: labelHeader, rowHeader: true, wide: true, cell: ({ label }) => label },
    ...amountOf("funded", "Funded", ({ funded }) => funded),
    ...amountOf("pipeline", BUCKET_LABELS.pipeline, ({ pipeline }) => pipeline),
  ];
  return (
    <ChartFrame {...words} columns={columns} rows={rows} rowKey={({ key }) => key}>
      <ul className="grid gap-5">
        {rows.map((row) => (
          <ShareLine key={row.key} row={row} top={top} currency={currency} />
        ))}
      </ul>
    </ChartFrame>
  );
}
