import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { hrefWith } from "@/components/ui/href";
import { Text, TextLink } from "@/components/ui/page/text";
import { traceOf } from "@/lib/journal/journal-trace";
import { formatPercent } from "@/lib/kernel/money";
import { FIGURE_BASIS, FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import type { FigureRow, StatusColumn } from "@/lib/status/fund-status";
import { SHARE_WORDS } from "@/lib/status/status.labels";

/** The period and the clocks of the amounts, to lead to their lines. */
export type Trace = { readonly from: string | null; readonly clocks: ReportingDates };

type Props = {
  caption: string;
  rows: readonly FigureRow[];
  /**
   * What the shares are part of: "Share of sources"; "Share" where each row says it. The last row is then the total. None
   * where nothing is one whole.
   */
  shareOf?: string;
  /** True where a first day was chosen: then the beginning and what moved stand beside the end. */
  ofPeriod: boolean;
  inDollars: boolean;
  trace?: Trace;
};

/** A refund came back: it is taken off the uses it stands among. */
const signed = (row: FigureRow, amount: string) =>
  row.key === "refunds" && /[1-9]/.test(amount) ? (amount.startsWith("-") ? amount.slice(1) : `-${amount}`) : amount;

const amountsOf = (ofPeriod: boolean): readonly [key: StatusColumn, header: string][] =>
  ofPeriod
    ? [
        ["opening", "Before the period"],
        ["period", "In the period"],
        ["closing", "At the end"],
      ]
    : [["closing", "Amount"]];

type AmountProps = Pick<Props, "inDollars" | "trace"> & { row: FigureRow; column: StatusColumn };

/** One amount; where the ledger may be read, a link to its lines. */
function Amount({ row, column, inDollars, trace }: AmountProps) {
  const text = <MoneyText amount={signed(row, row[column])} cents={inDollars ? "when-needed" : "always"} />;
  return trace ? <TextLink href={hrefWith("/ledger", traceOf(row.key, column, trace))}>{text}</TextLink> : text;
}

/** A share and, where the header does not say it, what it is a part of. */
function ShareText({ share, isMixed }: Pick<FigureRow, "share"> & { isMixed: boolean }) {
  if (share === null) return "–";
  return (
    <>
      {formatPercent(share.percent)}
      {isMixed ? <Text tone="small">{SHARE_WORDS[share.of]}</Text> : null}
    </>
  );
}

/** Figures of one part of the fund status with what each counts, their shares, and their total. */
export function StatusTable({ caption, rows, shareOf, ofPeriod, ...amounts }: Props) {
  const total = shareOf ? rows.at(-1) : undefined;
  const isMixed = new Set(rows.map(({ share }) => share?.of)).size > 1;
  const columns: Column<FigureRow>[] = [
    { key: "label", header: "Figure", rowHeader: true, cell: ({ key }) => FIGURE_LABELS[key] },
    ...amountsOf(ofPeriod).map(([key, header]) => ({
      key,
      header,
      numeric: true,
      cell: (row: FigureRow) => <Amount row={row} column={key} {...amounts} />,
    })),
    ...(shareOf
      ? [
          {
            key: "share",
            header: ofPeriod ? `${shareOf}, at the end` : shareOf,
            numeric: true,
            cell: ({ share }: FigureRow) => <ShareText share={share} isMixed={isMixed} />,
          },
        ]
      : []),
    // Last, so that a narrow screen shows the amounts beside the names.
    { key: "basis", header: "What it counts", wide: true, cell: ({ key }) => FIGURE_BASIS[key] },
  ];
  const footer = total && Object.fromEntries(columns.map(({ key, cell }) => [key, cell(total)]));
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={total ? rows.slice(0, -1) : rows}
      rowKey={({ key }) => key}
      stacks
      {...(footer && { footer })}
    />
  );
}
